// SPDX-License-Identifier: Apache-2.0
package io.kith.xep.sensordata.internal;

import io.kith.protocol.sensordata.SensorData;
import io.kith.thing.Things;
import io.kith.xmpp.Handles;
import io.kith.xmpp.Iq;
import io.kith.xmpp.IqHandler;
import io.kith.xmpp.Presence;
import io.kith.xmpp.PresenceHandler;
import io.kith.xmpp.Reply;
import io.kith.xmpp.StanzaException;
import java.time.Clock;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** Brings {@link Readouts} to the network. Scheduled read-outs begin on a thread of its own. */
@Component(service = {IqHandler.class, PresenceHandler.class})
@Handles(
        elements = {"{" + SensorData.NAMESPACE + "}req", "{" + SensorData.NAMESPACE + "}cancel"},
        features = SensorData.NAMESPACE)
public final class SensorDataComponent implements IqHandler, PresenceHandler {

    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, task -> {
        Thread thread = new Thread(task, "kith-sensordata");
        thread.setDaemon(true);
        return thread;
    });
    private final Requesters requesters = new Requesters();
    private final Readouts readouts;

    /** Begins without read-outs. */
    @Activate
    public SensorDataComponent(@Reference Things things) {
        timer.setRemoveOnCancelPolicy(true);
        timer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        Later later = (delay, what) -> {
            Future<?> future = timer.schedule(what, delay.toMillis(), TimeUnit.MILLISECONDS);
            return () -> future.cancel(false);
        };
        readouts = new Readouts(things, requesters, later, Clock.systemUTC());
    }

    @Deactivate
    void stop() {
        timer.shutdown();
        readouts.cancelAll();
    }

    @Override
    public CompletionStage<Reply> handle(Iq request) throws StanzaException {
        return readouts.handle(request);
    }

    @Override
    public void handle(Presence presence) {
        requesters.note(presence);
        if (presence.type() == Presence.Type.UNAVAILABLE) {
            readouts.gone(presence.connection().account(), presence.from());
        }
    }
}
