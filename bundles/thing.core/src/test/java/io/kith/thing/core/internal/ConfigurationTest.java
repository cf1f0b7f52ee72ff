// SPDX-License-Identifier: Apache-2.0
package io.kith.thing.core.internal;

import static io.kith.thing.core.internal.Fixture.config;
import static io.kith.thing.core.internal.Fixture.configuration;
import static io.kith.thing.core.internal.Fixture.get;
import static io.kith.thing.core.internal.Fixture.remote;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kith.model.Jid;
import io.kith.model.Selection;
import io.kith.thing.Guard;
import io.kith.thing.Guard.Parameters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Configurations of things, and the trust that they express. */
class ConfigurationTest {

    private final TrustGuard guard = new TrustGuard();

    private boolean trusts(String thing, String jid) throws Exception {
        var caller = remote(jid, "anywhere");
        Selection selection = Selection.momentary();
        Parameters parameters = new Parameters(Set.of("Lamp"));
        Guard.Verdict<?> befriend = get(guard.befriend(thing, caller));
        Guard.Verdict<?> read = get(guard.read(thing, caller, selection));
        Guard.Verdict<?> control = get(guard.control(thing, caller, parameters));
        if (befriend instanceof Guard.Allowed<?> yes) {
            assertEquals(caller, yes.allowed());
            assertEquals(new Guard.Allowed<>(selection), read);
            assertEquals(new Guard.Allowed<>(parameters), control);
            return true;
        }
        for (Guard.Verdict<?> verdict : List.of(befriend, read, control)) {
            assertInstanceOf(Guard.Abstained.class, verdict);
        }
        return false;
    }

    @Test
    void whoIsListedForAThingIsTrustedFromAnyOfItsDevicesAndNobodyElse() throws Exception {
        guard.addConfiguration(configuration("hall", "", "Anna@Example.org", "hub.example.org"));
        assertTrue(trusts("hall", "anna@example.org/phone"));
        assertTrue(trusts("hall", "anna@example.org"));
        assertTrue(trusts("hall", "hub.example.org/x"));
        assertFalse(trusts("hall", "berta@example.org/phone"));
        assertFalse(trusts("hall", "anna@example.org.evil.net/phone"));
        assertFalse(trusts("hall", "anyone@hub.example.org"), "a server is not its users");
        assertFalse(trusts("attic", "anna@example.org/phone"));
    }

    @Test
    void withoutAConfigurationNobodyIsTrusted() throws Exception {
        assertFalse(trusts("hall", "anna@example.org/phone"));
        guard.addConfiguration(configuration("hall", ""));
        assertFalse(trusts("hall", "anna@example.org/phone"));
    }

    @Test
    void anEntryThatIsNoAddressIsNamedAndOpensNothing() throws Exception {
        List<ThingConfiguration> made = new ArrayList<>();
        List<String> log = Log.of(() -> made.add(
                configuration("hall", "", "*", "@example.org", "anna@example.org/phone", "", " berta@example.org ")));
        guard.addConfiguration(made.get(0));
        assertEquals(3, log.size(), () -> "" + log);
        assertTrue(log.get(0).contains("io.kith.thing~hall") && log.get(0).contains("\"*\""), log.get(0));
        assertTrue(log.get(1).contains("\"@example.org\""), log.get(1));
        assertTrue(log.get(2).contains("\"anna@example.org/phone\""), log.get(2));
        assertTrue(trusts("hall", "berta@example.org/x"));
        assertFalse(trusts("hall", "anna@example.org/phone"));
        assertFalse(trusts("hall", "example.org"));
        assertFalse(trusts("hall", "carl@example.org/x"));
    }

    @Test
    void severalAddressesMayStandInOneLineOfATextFile() throws Exception {
        guard.addConfiguration(configuration("hall", "", "anna@example.org, berta@example.org carl@example.org"));
        assertTrue(trusts("hall", "anna@example.org/x"));
        assertTrue(trusts("hall", "berta@example.org/x"));
        assertTrue(trusts("hall", "carl@example.org/x"));
    }

    @Test
    void aChangeHoldsAtOnce() throws Exception {
        ThingConfiguration configuration = configuration("hall", "", "anna@example.org");
        guard.addConfiguration(configuration);
        configuration.modified(config("hall", "", "berta@example.org"), Map.of());
        guard.updatedConfiguration(configuration);
        assertFalse(trusts("hall", "anna@example.org/x"));
        assertTrue(trusts("hall", "berta@example.org/x"));
        guard.removeConfiguration(configuration);
        assertFalse(trusts("hall", "berta@example.org/x"));
    }

    @Test
    void aConfigurationThatNamesNoThingSaysSoAndDoesNothing() {
        for (String bad : List.of("", "a b", "hall/lamp", "x".repeat(101))) {
            List<ThingConfiguration> made = new ArrayList<>();
            List<String> log = Log.of(() -> made.add(configuration(bad, "", "anna@example.org")));
            assertEquals(Optional.empty(), made.get(0).settings());
            assertEquals(1, log.size(), () -> "" + log);
            assertTrue(log.get(0).contains("Set thing.id"), log.get(0));
        }
    }

    @Test
    void theAccountIsThatOfTheThingsNameUnlessAnotherIsConfigured() {
        assertEquals("hall", configuration("hall", "").settings().orElseThrow().account());
        assertEquals(
                "house",
                configuration("hall", " house ").settings().orElseThrow().account());
    }

    @Test
    void ofTwoConfigurationsOfAThingTheFirstHoldsUntilItGoes() {
        Settings settings = new Settings();
        ThingConfiguration first = configuration("hall", "one");
        settings.add(first);
        List<String> log = Log.of(() -> settings.add(configuration("hall", "two", "anna@example.org")));
        assertEquals(1, log.size(), () -> "" + log);
        assertEquals("one", settings.of("hall").account());
        assertEquals(List.of(), settings.of("hall").trusted());
        settings.remove(first);
        assertEquals("two", settings.of("hall").account());
        assertEquals(List.of(Jid.of("anna@example.org")), settings.of("hall").trusted());
    }
}
