// SPDX-License-Identifier: Apache-2.0
package io.kith.xep.chat.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kith.model.Category;
import io.kith.model.Failure;
import io.kith.model.Field;
import io.kith.model.Jid;
import io.kith.model.NodeRef;
import io.kith.model.Parameter;
import io.kith.model.Sample;
import io.kith.model.Value;
import io.kith.model.ValueType;
import io.kith.thing.ThingException;
import io.kith.thing.ThingException.ParameterError;
import io.kith.thing.ThingException.Reason;
import io.kith.thing.View;
import io.kith.xml.Element;
import io.kith.xml.XmlException;
import io.kith.xml.XmlReader;
import io.kith.xmpp.Message;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody sees who types to a thing. */
class ChatTest {

    private static final Jid OWNER = Jid.of("owner@example.org/phone");
    private static final Jid STRANGER = Jid.of("stranger@example.org/phone");
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    private final FakeThings things = new FakeThings();
    private final FakeConnection connection = new FakeConnection();
    private final AtomicLong clock = new AtomicLong();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final Chat chat = new Chat(things, () -> Instant.ofEpochMilli(clock.get()), timer, ZoneOffset.UTC);

    @BeforeEach
    void actuator() {
        connection.friends.add(OWNER.bare());
        things.parameters.put(Parameter.of("State", ValueType.BOOLEAN).titled("Alarm:", ""), Value.of(false));
        things.parameters.put(Parameter.of("Digital Outputs", ValueType.INT).between(0, 255), Value.of(7));
        reads(Field.momentary("Temperature", Value.of("21.50", "°C")), Field.momentary("Motion", Value.of(true)));
    }

    @AfterEach
    void end() {
        timer.shutdownNow();
    }

    private void reads(Field... fields) {
        things.readout = listener -> {
            listener.sampled(new Sample(NodeRef.of("sensor"), NOON, List.of(fields)));
            listener.done();
        };
    }

    private void type(Jid from, String type, String body, String more) {
        try {
            Element stanza = XmlReader.parse("<message xmlns='jabber:client' type='" + type + "' from='" + from
                    + "' to='lamp@things.example.org/x'>"
                    + Element.builder("jabber:client", "body").text(body).build()
                    + more + "</message>");
            chat.heard(new Message(
                    connection, type, from, stanza.attribute("id"), stanza.language(), more.contains("delay"), stanza));
        } catch (XmlException e) {
            throw new AssertionError(e);
        }
    }

    private void type(String body) {
        type(OWNER, "chat", body, "");
    }

    private String answer() {
        return connection.next().child("jabber:client", "body").orElseThrow().text();
    }

    private String answerTo(String body) {
        type(body);
        return answer();
    }

    @Test
    void theValuesOfTheMoment() {
        assertEquals(
                "Readout of sensor started...\nTemperature\t21.50 °C\nMotion\ttrue\nReadout complete.", answerTo("?"));
        assertEquals(Set.of(Category.MOMENTARY), things.selections.get(0).categories());
        assertEquals(Set.of(), things.selections.get(0).fields());
    }

    @Test
    void allValues() {
        assertTrue(
                answerTo("??")
                        .contains(
                                "\nTemperature\tTemperature\t21.50 °C\t2026-11-23 12:00:00\tMomentaryValues\tAutomaticReadout\n"));
        assertEquals(Category.ALL, things.selections.get(0).categories());
    }

    @Test
    void oneField() {
        answerTo("Temperature?");
        answerTo("Temperature??");
        assertEquals(Set.of("Temperature"), things.selections.get(0).fields());
        assertEquals(Set.of(Category.MOMENTARY), things.selections.get(0).categories());
        assertEquals(Category.ALL, things.selections.get(1).categories());
    }

    @Test
    void aFieldThatIsNotThereIsSaid() {
        things.readout = View.Listener::done;
        String nothing = answerTo("Humidity?").lines().toList().get(1);
        assertEquals("! sensor has no value \"Humidity\" of the moment. Type ?? for all there are.", nothing);
    }

    @Test
    void aReadOutThatFailsInPartSaysSo() {
        things.readout = listener -> {
            listener.failed(new Failure(NodeRef.of("sensor"), NOON, "The bus hangs."));
            listener.done();
        };
        assertEquals("Readout of sensor started...\n! sensor: The bus hangs.\nReadout complete.", answerTo("?"));
    }

    @Test
    void whoWaitsIsToldThatItHasBegun() {
        things.readout = listener -> {};
        type("?");
        assertEquals("Readout of sensor started...", answer());
        assertEquals(0, connection.sent.size());
    }

    @Test
    void longReadOutsComeInSeveralMessages() {
        Field[] many = new Field[1000];
        Arrays.setAll(many, i -> Field.momentary("A rather long name of field " + i, Value.of(i)));
        reads(many);
        type("?");
        StringBuilder all = new StringBuilder();
        while (all.indexOf(ReadoutReply.COMPLETE) < 0) {
            String page = answer();
            assertTrue(page.length() <= Rows.MOST_CHARACTERS);
            all.append(page).append('\n');
        }
        assertEquals(1002, all.toString().lines().count());
    }

    @ParameterizedTest
    @ValueSource(strings = {"=?", "!?"})
    void theListOfParameters(String command) {
        assertEquals("1. State=false (Alarm)\n2. Digital Outputs=7 (Digital Outputs)\n0. Back", answerTo(command));
    }

    @Test
    void numbersOfTheListServeAsNames() {
        assertEquals("! No list with that number was shown. Type =? for one.", answerTo("2"));
        answerTo("=?");
        assertEquals("Digital Outputs=7", answerTo("2"));
        assertEquals("Digital Outputs=12", answerTo("2=12"));
        assertEquals("State=false", answerTo("1=?"));
        assertTrue(answerTo("3=1").startsWith("! sensor has no parameter \"3\""));
        answerTo("1?");
        assertEquals(Set.of("State"), things.selections.get(0).fields());
        assertTrue(answerTo("0").startsWith("#\t"));
        assertTrue(answerTo("2").startsWith("! No list"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"State=?", "State!?"})
    void oneParameterIsShown(String command) {
        assertEquals("State=false", answerTo(command));
    }

    @ParameterizedTest
    @ValueSource(strings = {"State=true", "State!true", "State:=true", "State = on", "State=1"})
    void aParameterIsSetAndEchoed(String command) {
        assertEquals("State=true", answerTo(command));
        assertEquals("State=true", answerTo("State=?"));
    }

    @Test
    void whatDoesNotFitIsRefusedWithTheRemedy() {
        assertEquals(
                "! \"256\" is nothing for Digital Outputs. It takes a whole number from 0 to 255.",
                answerTo("Digital Outputs=256"));
        assertEquals("! \"maybe\" is nothing for State. It takes true or false.", answerTo("State=maybe"));
        assertEquals(
                "! sensor has no parameter \"state\" that you may control. Type =? for those there are.",
                answerTo("state=1"));
    }

    @Test
    void refusalsAndFailuresOfTheThing() {
        things.failure = new ThingException(Reason.FORBIDDEN, "no");
        assertEquals("! sensor does not allow you this. Ask its owner for leave.", answerTo("?"));
        things.failure = new ThingException(Reason.TIMEOUT, "late");
        assertEquals("! sensor did not answer in time. Try again later.", answerTo("=?"));
        things.failure =
                new ThingException(Reason.CONFLICT, "Locked.", List.of(new ParameterError("State", "In use.")));
        assertEquals("! sensor: Locked.", answerTo("State=?"));
        assertEquals("! State: In use.", answer());
        things.failure = new IllegalStateException("secret");
        assertFalse(answerTo("?").contains("secret"));
    }

    @Test
    void severalThingsBehindOneAddressAreNodes() {
        things.ids = List.of("lamp", "sensor");
        assertTrue(answerTo("?").startsWith("! There are several things here: lamp, sensor."));
        assertTrue(answerTo("lamp?").startsWith("Readout of lamp started..."));
        answerTo("lamp.Temperature?");
        answerTo("Temperature@lamp?");
        assertEquals(things.selections.get(1), things.selections.get(2));
        assertEquals(List.of(NodeRef.of("lamp")), things.selections.get(1).nodes());
        for (String list : List.of("lamp=?", "lamp!?", "lamp.=?", "lamp.?", "@lamp=?", "@lamp?")) {
            assertTrue(answerTo(list).startsWith("1. State="), list);
        }
        assertEquals("State=true", answerTo("lamp.State=1"));
        assertEquals("State=false", answerTo("1=0"));
        assertEquals(Set.of(List.of(NodeRef.of("lamp"))), Set.copyOf(things.nodes));
        answerTo("lamp.Odd.?");
        assertEquals(Set.of("Odd."), things.selections.get(3).fields());
        assertEquals("! There is no thing \"gone\" here, but lamp, sensor.", answerTo("State@gone=1"));
    }

    @Test
    void withoutAThingThatIsSaid() {
        things.ids = List.of();
        assertEquals("! There is no thing behind this address at the moment. Try again later.", answerTo("?"));
    }

    @Test
    void menus() {
        String brief = answerTo("#");
        assertTrue(brief.contains("?\tReads the values of the moment."));
        assertTrue(brief.contains("=?\tLists what can be controlled."));
        assertTrue(answerTo("##").contains("PARAMETER=VALUE\tSets PARAMETER to VALUE."));
        things.parameters.clear();
        assertFalse(answerTo("##").contains("PARAMETER"));
    }

    @Test
    void whoSaysSomethingElseIsGreetedButNotForEver() {
        for (int i = 0; i < 10; i++) {
            type("Hello");
        }
        for (int i = 0; i < 3; i++) {
            assertTrue(answer().startsWith("Hello. This is sensor. You can type:\n#\t"));
        }
        assertEquals(0, connection.sent.size());
        clock.addAndGet(61_000);
        things.label = "Hall";
        assertTrue(answerTo("Hello").startsWith("Hello. This is Hall (sensor). "));
    }

    @Test
    void tooManyCommandsAreSlowedDown() {
        for (int i = 0; i < 200; i++) {
            type("#");
        }
        for (int i = 0; i < Session.MOST_A_MINUTE; i++) {
            assertTrue(answer().startsWith("#"));
        }
        assertEquals("! Too many messages. Wait a minute, then go on.", answer());
        assertEquals(0, connection.sent.size());
        clock.addAndGet(61_000);
        assertTrue(answerTo("#").startsWith("#"));
    }

    @Test
    void strangersAreRefusedOnceAMinuteAndGetNothing() {
        type(STRANGER, "chat", "?", "");
        type(STRANGER.withResource("other"), "chat", "State=1", "");
        String refusal = answer();
        assertTrue(refusal.startsWith("! This thing talks to those only whom its owner trusts"), refusal);
        assertEquals(0, connection.sent.size());
        assertEquals(1, things.questions);
        assertEquals(List.of(), things.selections);
        clock.addAndGet(61_000);
        type(STRANGER, "chat", "hello", "");
        assertTrue(answer().startsWith("! "));
        things.trusted.add(STRANGER.bare());
        clock.addAndGet(61_000);
        type(STRANGER, "chat", "?", "");
        assertTrue(answer().startsWith("Readout of sensor"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"! No.", "Readout of sensor started...", "Readout complete.", "Hello. This is lamp.", " "})
    void theWordsOfOtherThingsAreNotAnswered(String body) {
        type(body);
        assertEquals(0, connection.sent.size());
    }

    @Test
    void oldMessagesOtherKindsAndOurselvesAreNotAnswered() {
        type(OWNER, "chat", "?", "<delay xmlns='urn:xmpp:delay' stamp='2026-01-01T00:00:00Z'/>");
        type(OWNER, "normal", "?", "");
        type(OWNER, "groupchat", "?", "");
        type(OWNER, "headline", "?", "");
        type(Jid.of("sensor@example.org/other"), "chat", "?", "");
        assertEquals(0, connection.sent.size());
    }

    @Test
    void theAnswerStaysInItsThread() {
        type(OWNER, "chat", "#", "<thread parent='p'>t1</thread>");
        Element answer = connection.next();
        assertEquals("t1", answer.child("jabber:client", "thread").orElseThrow().text());
        assertEquals("chat", answer.attribute("type").orElseThrow());
        assertEquals(OWNER.toString(), answer.attribute("to").orElseThrow());
        assertTrue(answer.attribute("from").isEmpty());
    }

    @Test
    void aComponentAnswersAsTheAddressThatWasSpokenTo() {
        connection.jid = Jid.of("things.example.org");
        type("#");
        assertEquals(
                "lamp@things.example.org/x", connection.next().attribute("from").orElseThrow());
    }

    @Test
    void offlineNothingBreaks() {
        connection.offline = true;
        type("?");
        type("#");
        connection.offline = false;
        assertTrue(answerTo("#").startsWith("#"));
    }
}
