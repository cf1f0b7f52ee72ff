// SPDX-License-Identifier: Apache-2.0
package io.kith.xep.friendship.internal;

import io.kith.thing.Things;
import io.kith.xmpp.Online;
import io.kith.xmpp.Presence;
import io.kith.xmpp.PresenceHandler;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings presences and sessions to {@link Friends}, and time. */
@Component(immediate = true, configurationPid = "io.kith.xep.friendship")
@Designate(ocd = FriendshipComponent.Config.class)
public final class FriendshipComponent implements PresenceHandler {

    private static final Logger LOG = LoggerFactory.getLogger(FriendshipComponent.class);
    private static final int WAITING_SECONDS = 3;

    /** How friends are kept. */
    @ObjectClassDefinition(
            name = "Kith: friendship",
            description = "Who may see a thing online. Whom a thing trusts is configured with the thing itself.")
    public @interface Config {
        /** Seconds between two examinations. */
        @AttributeDefinition(
                name = "Seconds between examinations",
                description = "How often friends are compared with the trust of the things. A friend who is refused"
                        + " twice in a row is removed from the roster. From 5 up.",
                min = "5")
        int examine_seconds() default 60;
    }

    private final Friends friends;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "kith-friendship");
        thread.setDaemon(true);
        return thread;
    });
    private Future<?> examinations;

    /** Begins; the sessions follow. */
    @Activate
    public FriendshipComponent(@Reference Things things, Config config) {
        friends = new Friends(things);
        timer.scheduleWithFixedDelay(
                () -> guarded(friends::decideWaiting), WAITING_SECONDS, WAITING_SECONDS, TimeUnit.SECONDS);
        examinations = examineEvery(config.examine_seconds());
    }

    private Future<?> examineEvery(int seconds) {
        int period = Math.max(5, seconds);
        return timer.scheduleWithFixedDelay(() -> guarded(friends::examine), period, period, TimeUnit.SECONDS);
    }

    private static void guarded(Runnable action) {
        try {
            action.run();
        } catch (RuntimeException | LinkageError e) {
            LOG.error("Friends could not be examined", e);
        }
    }

    @Modified
    void modified(Config config) {
        examinations.cancel(false);
        examinations = examineEvery(config.examine_seconds());
    }

    @Deactivate
    void stop() {
        timer.shutdownNow();
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addOnline(Online online) {
        friends.joined(online.connection());
    }

    void removeOnline(Online online) {
        friends.left(online.connection());
    }

    @Override
    public void handle(Presence presence) {
        friends.heard(presence);
    }
}
