// SPDX-License-Identifier: Apache-2.0
package io.kith.itests.peers;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import io.kith.itests.peers.ForeignClient.Heard;
import io.kith.itests.peers.ForeignClient.Reading;
import io.kith.itests.support.ShowLogs;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jivesoftware.smackx.iot.control.element.SetBoolData;
import org.jivesoftware.smackx.iot.control.element.SetIntData;
import org.junit.Rule;
import org.junit.Test;

/** What clients that others wrote make of a running house, over one server; each server is a subclass. */
public abstract class PeerMatrix extends ModernDialect {

    private static final Set<String> SENSOR_FIELDS = Set.of("Temperature", "Light", "Motion");

    @Rule
    public final ShowLogs logs = new ShowLogs(List.of(() -> scene().logs()));

    private SlixmppClient slixmpp() {
        return scene().friends().slixmpp();
    }

    private SmackClient smack() {
        return scene().friends().smack();
    }

    @Test
    public void slixmppReadsTheSensor() {
        Heard heard = slixmpp().read(scene().sensor());
        assertEquals("done", heard.outcome());
        assertEquals(List.of(), heard.troubles());
        assertEquals(SENSOR_FIELDS, names(heard));
        Reading temperature = heard.reading("Temperature").orElseThrow();
        assertEquals("numeric", temperature.type());
        assertTrue(temperature.toString(), temperature.value().matches("-?\\d+\\.\\d"));
        assertEquals("C", temperature.unit());
        assertEquals("%", heard.reading("Light").orElseThrow().unit());
        assertTrue(heard.reading("Motion").orElseThrow().value().matches("true|false"));
    }

    @Test
    public void slixmppReadsOneFieldOnly() {
        Heard heard = slixmpp().read(scene().sensor(), Map.of("fields", List.of("Light")));
        assertEquals("done", heard.outcome());
        assertEquals(Set.of("Light"), names(heard));
    }

    @Test
    public void slixmppSetsAnOutputAndReadsItBack() {
        for (boolean value : new boolean[] {true, false}) {
            assertEquals(
                    "OK",
                    slixmpp().set(scene().actuator(), "Digital Output 1", value).outcome());
            Heard heard = slixmpp().read(scene().actuator());
            assertEquals(
                    Boolean.toString(value),
                    heard.reading("Digital Output 1").orElseThrow().value());
        }
    }

    @Test
    public void slixmppSetsByMessageAndHearsNothing() {
        for (boolean value : new boolean[] {true, false}) {
            assertEquals(List.of(), slixmpp().command(scene().actuator(), "Digital Output 2", value));
            Heard heard = slixmpp().read(scene().actuator());
            assertEquals(
                    Boolean.toString(value),
                    heard.reading("Digital Output 2").orElseThrow().value());
        }
        assertEquals(List.of(), slixmpp().command(scene().actuator(), "No Such Output", true));
    }

    @Test
    public void bothSeeTheControlForm() {
        for (Map<String, String> form : List.of(slixmpp().form(scene().actuator()), smack().form(scene().actuator()))) {
            for (int i = 1; i <= 8; i++) {
                assertEquals("boolean", form.get("Digital Output " + i));
            }
            assertEquals("boolean", form.get("State"));
            assertEquals("text-single", form.get("Digital Outputs"));
        }
    }

    @Test
    public void slixmppIsToldWhatIsNotThere() {
        Map<String, List<String>> nowhere = Map.of("nodes", List.of("Nowhere"));
        assertEquals("rejected", slixmpp().read(scene().sensor(), nowhere).outcome());
        List<List<String>> unknown = List.of(List.of("Digital Output 9", "boolean", "true"));
        assertEquals(
                "NotFound",
                slixmpp().set(scene().actuator(), unknown, List.of()).outcome());
        List<List<String>> known = List.of(List.of("Digital Output 1", "boolean", "true"));
        assertEquals(
                "NotFound",
                slixmpp().set(scene().actuator(), known, List.of("Nowhere")).outcome());
        List<List<String>> outOfRange = List.of(List.of("Digital Outputs", "int", "256"));
        assertEquals(
                "OtherError",
                slixmpp().set(scene().actuator(), outOfRange, List.of()).outcome());
        assertTrue(slixmpp().isAlive());
    }

    @Test
    public void slixmppCancelsWhatIsQueued() {
        // Only a read-out that is queued lasts long enough for slixmpp to cancel it. It writes times without zone.
        String later = LocalDateTime.now(ZoneId.systemDefault())
                .plusMinutes(5)
                .truncatedTo(ChronoUnit.SECONDS)
                .format(DateTimeFormatter.ISO_LOCAL_DATE_TIME);
        Map<String, String> flags = Map.of("momentary", "true", "when", later);
        Heard heard = slixmpp().read(scene().sensor(), Map.of("cancel", true, "flags", flags));
        assertEquals("cancelled", heard.outcome());
        assertEquals(List.of(), heard.readings());
        assertTrue(slixmpp().isAlive());
    }

    @Test
    public void smackReadsTheSensor() {
        Heard heard = smack().read(scene().sensor());
        assertEquals("done", heard.outcome());
        assertEquals("boolean", heard.reading("Motion").orElseThrow().type());
    }

    @Test
    public void smackLosesNoReadout() {
        long complete = IntStream.range(0, 40)
                .filter(i -> smack().read(scene().sensor()).reading("Motion").isPresent())
                .count();
        assertEquals(40, complete);
    }

    @Test
    public void smackSetsOutputsAndReadsThemBack() {
        for (boolean value : new boolean[] {true, false}) {
            assertEquals(
                    "OK",
                    smack().set(scene().actuator(), "Digital Output 3", value).outcome());
            Heard heard = smack().read(scene().actuator());
            assertEquals(
                    Boolean.toString(value),
                    heard.reading("Digital Output 3").orElseThrow().value());
        }
    }

    @Test
    public void smackIsToldWhatIsWrong() {
        assertEquals(
                "item-not-found",
                smack().set(scene().actuator(), "Digital Output 9", true).outcome());
        Heard outOfRange = smack().set(
                        scene().actuator(),
                        List.of(new SetBoolData("Digital Output 4", true), new SetIntData("Digital Outputs", 256)));
        assertEquals("bad-request", outOfRange.outcome());
        assertEquals(List.of(), outOfRange.troubles());
        // All or nothing: the first parameter was fine and still must not be done.
        assertEquals(
                "false",
                smack().read(scene().actuator())
                        .reading("Digital Output 4")
                        .orElseThrow()
                        .value());
        assertTrue(smack().isAlive());
    }

    @Test
    public void strangersAreRefusedAndToldSo() {
        for (ForeignClient stranger :
                List.of(scene().strangers().slixmpp(), scene().strangers().smack())) {
            assertEquals(Optional.empty(), stranger.befriend("sensor@" + Scene.DOMAIN));
            Heard read = stranger.read(scene().sensor());
            assertTrue(read.toString(), read.outcome().matches("rejected|forbidden"));
            assertEquals(List.of(), read.readings());
            Heard set = stranger.set(scene().actuator(), "Digital Output 5", true);
            assertTrue(set.toString(), set.outcome().matches("InsufficientPrivileges|forbidden"));
            assertTrue(stranger.isAlive());
        }
        assertEquals(
                "false",
                slixmpp()
                        .read(scene().actuator())
                        .reading("Digital Output 5")
                        .orElseThrow()
                        .value());
    }

    private static Set<String> names(Heard heard) {
        return heard.readings().stream().map(Reading::name).collect(Collectors.toSet());
    }
}
