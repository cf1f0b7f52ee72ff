// SPDX-License-Identifier: Apache-2.0
package io.kith.xmpp.smack.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kith.model.Jid;
import io.kith.xmpp.smack.internal.Settings.Login;
import io.kith.xmpp.smack.internal.Settings.Server;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a configuration means, and what it is told when it means nothing. */
class SettingsTest {

    private static final String PID = "io.kith.xmpp.smack~sensor";
    private static final Optional<String> DATA = Optional.of("/var/lib/kith");

    private static Settings settings(Map<String, Object> values) {
        Map<String, Object> all = new HashMap<>(Map.of("jid", "sensor@house.test"));
        all.putAll(values);
        return SmackLinkComponent.settings(Configs.of(AccountConfig.class, all), PID, DATA);
    }

    @Test
    void anAddressIsEnough() {
        Settings settings = settings(Map.of());
        assertEquals("sensor", settings.account());
        assertEquals(Jid.of("sensor@house.test"), settings.jid());
        assertEquals(new Server("", 5222, true, Optional.empty()), settings.server());
        assertEquals(
                new Login("kith", new Password.InFile(Path.of("/var/lib/kith/accounts/sensor.password")), false, false),
                settings.login());
        assertEquals(300, settings.pace().first().toMillis());
        assertEquals(60, settings.pace().most().toSeconds());
        assertEquals(300, settings.pace().failed().toSeconds());
    }

    @Test
    void aPasswordInTheConfigurationWinsAndIsNotShown() {
        Settings settings = settings(Map.of("password", "geheim", "password_file", "/tmp/x"));
        assertFalse(settings.toString().contains("geheim"));
        assertEquals("password of " + PID, settings.login().password().place());
    }

    @ParameterizedTest
    @CsvSource({
        "jid, '', jid is missing",
        "jid, house.test, must be the bare address",
        "jid, a@b/c, must be the bare address",
        "account, ../../etc/passwd, does not fit a file name",
        "tls, maybe, tls must be required or off"
    })
    void whatCannotBeMeantIsNamed(String key, String value, String message) {
        IllegalArgumentException refusal =
                assertThrows(IllegalArgumentException.class, () -> settings(Map.of(key, value)));
        assertTrue(refusal.toString().contains(message), refusal.toString());
    }

    @Test
    void aPortMustBeOne() {
        assertThrows(IllegalArgumentException.class, () -> settings(Map.of("port", 70_000)));
    }

    @Test
    void withoutAPlaceForThePasswordTheRemedyIsNamed() {
        AccountConfig config = Configs.of(AccountConfig.class, Map.of("jid", "sensor@house.test"));
        IllegalArgumentException refusal = assertThrows(
                IllegalArgumentException.class, () -> SmackLinkComponent.settings(config, PID, Optional.empty()));
        assertTrue(refusal.toString().contains("password.file"), refusal.toString());
    }

    @Test
    void onlyWhatTheStreamDependsOnNeedsANewOne() {
        Settings settings = settings(Map.of());
        assertFalse(settings.needsNewStream(settings(Map.of("reconnect_most", 90L, "silence", 10L))));
        assertTrue(settings.needsNewStream(settings(Map.of("host", "127.0.0.1"))));
        assertTrue(settings.needsNewStream(settings(Map.of("password", "other"))));
        assertTrue(settings.needsNewStream(settings(Map.of("resource", "other"))));
    }
}
