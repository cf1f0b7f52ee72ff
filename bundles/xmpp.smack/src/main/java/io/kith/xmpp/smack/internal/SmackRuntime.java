// SPDX-License-Identifier: Apache-2.0
package io.kith.xmpp.smack.internal;

import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.nio.channels.Selector;
import java.util.List;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jivesoftware.smack.AbstractXMPPConnection;
import org.jivesoftware.smack.SASLAuthentication;
import org.jivesoftware.smack.Smack;
import org.jivesoftware.smack.SmackReactor;
import org.jivesoftware.smack.sasl.core.SASLAnonymous;
import org.jivesoftware.smack.sasl.core.SASLXOauth2Mechanism;
import org.jivesoftware.smack.sasl.core.SCRAMSHA1Mechanism;
import org.jivesoftware.smack.sasl.core.ScramSha1PlusMechanism;
import org.jivesoftware.smack.xml.SmackXmlParser;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Smack's statics, put once into the state in which this bundle wants them. */
final class SmackRuntime {

    private static final Logger LOG = LoggerFactory.getLogger(SmackRuntime.class);

    private static boolean ready;
    private static int users;

    private SmackRuntime() {}

    /** A link begins to use Smack, which is initialised the first time. */
    static synchronized void enter() {
        if (users++ == 0) {
            SmackLog.attach();
        }
        if (!ready) {
            prepare();
            ready = true;
        }
    }

    /** A link ends; after the last nothing outside of this bundle knows of Smack. */
    static synchronized void leave() {
        if (--users == 0) {
            SmackLog.detach();
        }
    }

    private static void prepare() {
        SmackXmlParser.setXmlPullParserFactory(reader -> new StreamParser(reader, StanzaReader.LIMITS));
        org.jivesoftware.smack.util.stringencoder.Base64.setEncoder(new JavaBase64());
        Smack.ensureInitialized();
        chooseMechanisms();
        try {
            shortenIdleThreads();
            stopReactor();
        } catch (ReflectiveOperationException | RuntimeException e) {
            LOG.warn("Threads of Smack that nobody needs stay until Java ends: this is not the Smack that is known", e);
        }
    }

    private static void chooseMechanisms() {
        for (Class<?> each : List.of(
                SCRAMSHA1Mechanism.class,
                ScramSha1PlusMechanism.class,
                SASLXOauth2Mechanism.class,
                SASLAnonymous.class)) {
            SASLAuthentication.unregisterSASLMechanism(each.getName());
        }
        SASLAuthentication.blacklistSASLMechanism("DIGEST-MD5");
        SASLAuthentication.blacklistSASLMechanism("CRAM-MD5");
        for (Scram.Hash hash : Scram.Hash.values()) {
            SASLAuthentication.registerSASLMechanism(new ScramMechanism(hash));
        }
        SASLAuthentication.registerSASLMechanism(new PlainMechanism());
    }

    /** Smack's pool of threads cannot be ended and begun again; but idle threads can leave it at once. */
    private static void shortenIdleThreads() throws ReflectiveOperationException {
        Object pool =
                field(AbstractXMPPConnection.class, "CACHED_EXECUTOR_SERVICE").get(null);
        if (pool instanceof ThreadPoolExecutor threads) {
            threads.setKeepAliveTime(200, TimeUnit.MILLISECONDS);
        }
    }

    /**
     * Ends the two threads of Smack's reactor, which serves other transports and timers that we do not use. They have no
     * end of their own, and would hold the class loader of this bundle after a refresh.
     */
    private static void stopReactor() throws ReflectiveOperationException {
        Object reactor = field(AbstractXMPPConnection.class, "SMACK_REACTOR").get(null);
        if (!(field(SmackReactor.class, "reactorThreads").get(reactor) instanceof List<?> threads)
                || !(field(SmackReactor.class, "selector").get(reactor) instanceof Selector selector)) {
            throw new NoSuchFieldException("SmackReactor has other fields");
        }
        for (Object each : List.copyOf(threads)) {
            Method stop = each.getClass().getDeclaredMethod("requestShutdown");
            stop.setAccessible(true);
            stop.invoke(each);
        }
        Thread waker = new Thread(() -> wakeUntilGone(selector, List.copyOf(threads)), "kith-smack-reactor-stop");
        waker.setDaemon(true);
        waker.start();
    }

    private static void wakeUntilGone(Selector selector, List<?> threads) {
        try {
            for (Object each : threads) {
                while (each instanceof Thread thread && thread.isAlive()) {
                    selector.wakeup();
                    thread.join(5);
                }
            }
            selector.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            LOG.debug("Smack's selector could not be closed", e);
        }
    }

    private static Field field(Class<?> owner, String name) throws NoSuchFieldException {
        Field field = owner.getDeclaredField(name);
        field.setAccessible(true);
        return field;
    }
}
