// SPDX-License-Identifier: Apache-2.0
package io.kith.itests.peers;

import io.kith.itests.support.Await;
import io.kith.itests.support.RawClient;
import io.kith.itests.support.TestCertificate;
import io.kith.itests.support.XmppServer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import javax.net.ssl.X509TrustManager;
import org.jivesoftware.smack.SmackException;
import org.jivesoftware.smack.XMPPException;
import org.jivesoftware.smack.XMPPException.XMPPErrorException;
import org.jivesoftware.smack.filter.StanzaTypeFilter;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smack.packet.Presence;
import org.jivesoftware.smack.packet.SimpleIQ;
import org.jivesoftware.smack.packet.UnparsedIQ;
import org.jivesoftware.smack.parsing.SmackParsingException;
import org.jivesoftware.smack.roster.Roster;
import org.jivesoftware.smack.tcp.XMPPTCPConnection;
import org.jivesoftware.smack.tcp.XMPPTCPConnectionConfiguration;
import org.jivesoftware.smack.util.PacketParserUtils;
import org.jivesoftware.smack.xml.XmlPullParserException;
import org.jivesoftware.smackx.iot.Thing;
import org.jivesoftware.smackx.iot.control.IoTControlManager;
import org.jivesoftware.smackx.iot.control.element.IoTSetRequest;
import org.jivesoftware.smackx.iot.control.element.SetBoolData;
import org.jivesoftware.smackx.iot.control.element.SetData;
import org.jivesoftware.smackx.iot.data.IoTDataManager;
import org.jivesoftware.smackx.iot.data.element.IoTDataField;
import org.jivesoftware.smackx.iot.data.element.IoTFieldsExtension;
import org.jivesoftware.smackx.iot.data.element.NodeElement;
import org.jivesoftware.smackx.iot.data.element.TimestampElement;
import org.jivesoftware.smackx.ping.PingManager;
import org.jivesoftware.smackx.xdata.FormField;
import org.jivesoftware.smackx.xdata.packet.DataForm;
import org.jivesoftware.smackx.xdata.provider.DataFormProvider;
import org.jxmpp.jid.EntityBareJid;
import org.jxmpp.jid.EntityFullJid;
import org.jxmpp.jid.impl.JidCreate;
import org.jxmpp.stringprep.XmppStringprepException;

/** Smack with its own IoT managers. */
final class SmackClient implements ForeignClient {

    private final XMPPTCPConnection connection;
    private final List<Presence> presences = new CopyOnWriteArrayList<>();

    private SmackClient(XMPPTCPConnection connection) {
        this.connection = connection;
        // Each presence as it came: Smack's roster tells neither a refusal nor which resource came first.
        connection.addSyncStanzaListener(p -> presences.add((Presence) p), StanzaTypeFilter.PRESENCE);
        Roster.getInstanceFor(connection).setSubscriptionMode(Roster.SubscriptionMode.accept_all);
    }

    /** Logs in and becomes available. */
    static SmackClient login(XmppServer server, String user, String password) {
        try {
            XMPPTCPConnection connection = new XMPPTCPConnection(XMPPTCPConnectionConfiguration.builder()
                    .setXmppDomain(server.domain())
                    .setHost("127.0.0.1")
                    .setPort(server.port())
                    .setUsernameAndPassword(user, password)
                    .setResource("smack")
                    .setCustomX509TrustManager((X509TrustManager) TestCertificate.trusting(server.certificate())[0])
                    .build());
            connection.setReplyTimeout(RawClient.PATIENCE.toMillis());
            // A resumed stream would hide that an answer of ours broke it.
            connection.setUseStreamManagement(false);
            connection.connect();
            SmackClient client = new SmackClient(connection);
            connection.login();
            return client;
        } catch (Exception e) {
            throw new AssertionError("Smack could not log in as " + user, e);
        }
    }

    private static EntityFullJid full(String jid) {
        try {
            return JidCreate.entityFullFrom(jid);
        } catch (XmppStringprepException e) {
            throw new AssertionError("Not a full JID: " + jid, e);
        }
    }

    String jid() {
        return connection.getUser().toString();
    }

    @Override
    public boolean readsDecimals() {
        return false;
    }

    @Override
    public Optional<String> befriend(String contact) {
        try {
            EntityBareJid bare = JidCreate.entityBareFrom(contact);
            int seen = presences.size();
            connection.sendStanza(connection
                    .getStanzaFactory()
                    .buildPresenceStanza()
                    .ofType(Presence.Type.subscribe)
                    .to(bare)
                    .build());
            Presence answer = awaitPresence(
                    "answer of " + contact,
                    seen,
                    bare,
                    List.of(Presence.Type.subscribed, Presence.Type.unsubscribed, Presence.Type.error));
            if (answer.getType() != Presence.Type.subscribed) {
                return Optional.empty();
            }
            Presence online = awaitPresence(contact + " online", seen, bare, List.of(Presence.Type.available));
            return Optional.of(online.getFrom().toString());
        } catch (XmppStringprepException | SmackException e) {
            throw new AssertionError("Smack could not befriend " + contact, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private Presence awaitPresence(String what, int seen, EntityBareJid from, List<Presence.Type> types) {
        return Await.value(what, RawClient.PATIENCE, () -> presences.stream()
                .skip(seen)
                .filter(p -> p.getFrom() != null && p.getFrom().asBareJid().equals(from))
                .filter(p -> types.contains(p.getType()))
                .findFirst());
    }

    @Override
    public Heard read(String thing) {
        return attempt(
                "done",
                () -> IoTDataManager.getInstanceFor(connection).requestMomentaryValuesReadOut(full(thing)).stream()
                        .flatMap(f -> readings(f).stream())
                        .toList());
    }

    private static List<Reading> readings(IoTFieldsExtension fields) {
        List<Reading> readings = new ArrayList<>();
        for (NodeElement node : fields.getNodes()) {
            for (TimestampElement timestamp : node.getTimestampElements()) {
                for (IoTDataField field : timestamp.getDataFields()) {
                    readings.add(new Reading(field.getName(), field.getElementName(), field.getValueString(), ""));
                }
            }
        }
        return readings;
    }

    @Override
    public Heard set(String thing, String parameter, boolean value) {
        return set(thing, List.of(new SetBoolData(parameter, value)));
    }

    /** Sets several parameters at once. */
    Heard set(String thing, List<SetData> parameters) {
        return attempt("OK", () -> {
            IoTControlManager.getInstanceFor(connection).setUsingIq(full(thing), parameters);
            return List.of();
        });
    }

    /** The types of the control form's fields by name, as Smack's data forms read them. Its IoT classes know no forms. */
    Map<String, String> form(String thing) {
        SimpleIQ getForm = new SimpleIQ("getForm", IoTSetRequest.NAMESPACE) {};
        getForm.setType(IQ.Type.get);
        getForm.setTo(full(thing));
        try {
            UnparsedIQ answer = connection.sendIqRequestAndWaitForResponse(getForm);
            DataForm form = DataFormProvider.INSTANCE.parse(
                    PacketParserUtils.getParserFor(answer.getContent().toString()));
            return form.getFields().stream().collect(Collectors.toMap(FormField::getFieldName, f -> f.getType()
                    .toString()));
        } catch (XMPPException | SmackException | XmlPullParserException | SmackParsingException | IOException e) {
            throw new AssertionError("Smack could not read the control form", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static Heard attempt(String success, Attempt attempt) {
        try {
            return new Heard(success, attempt.run(), "", List.of());
        } catch (XMPPErrorException e) {
            String text =
                    Optional.ofNullable(e.getStanzaError().getDescriptiveText()).orElse("");
            return Heard.only(e.getStanzaError().getCondition().toString(), text);
        } catch (XMPPException | SmackException | ClassCastException e) {
            // An answer of a shape that Smack does not expect ends as ClassCastException in its own code.
            return new Heard("trouble", List.of(), "", List.of(e.toString()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** Becomes a thing itself, made of Smack's own classes. */
    void serve(Thing thing) {
        IoTDataManager.getInstanceFor(connection).installThing(thing);
        IoTControlManager.getInstanceFor(connection).installThing(thing);
    }

    /** Whether the contact may see this client's presence; only then Smack lets it read. */
    boolean isFriend(String contact) {
        try {
            return Roster.getInstanceFor(connection).iAmSubscribedTo(JidCreate.bareFrom(contact));
        } catch (XmppStringprepException e) {
            throw new AssertionError("Not a JID: " + contact, e);
        }
    }

    @Override
    public boolean isAlive() {
        try {
            return connection.isAuthenticated()
                    && PingManager.getInstanceFor(connection).pingMyServer();
        } catch (SmackException.NotConnectedException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() {
        connection.disconnect();
    }

    private interface Attempt {
        List<Reading> run() throws XMPPException, SmackException, InterruptedException;
    }
}
