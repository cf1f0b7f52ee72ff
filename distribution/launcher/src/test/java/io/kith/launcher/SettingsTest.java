// SPDX-License-Identifier: Apache-2.0
package io.kith.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {

    private static final Path DISTRIBUTION = Path.of("/opt/kith");

    private static Settings of(Map<String, String> environment, String... arguments) throws CannotStartException {
        return Settings.of(DISTRIBUTION, environment, List.of(arguments));
    }

    @Test
    void anEmptyEnvironmentMeansTheUsualPortsAndNoShell() throws CannotStartException {
        Settings settings = of(Map.of());
        assertEquals(5222, settings.xmppPort());
        assertEquals(8080, settings.httpPort());
        assertEquals(Path.of("home").toAbsolutePath(), settings.home());
        assertFalse(settings.shell());
    }

    @Test
    void theEnvironmentChoosesHomeAndPorts() throws CannotStartException {
        Settings settings =
                of(Map.of("KITH_HOME", "/var/kith", "KITH_XMPP_PORT", "15222", "KITH_HTTP_PORT", " 18080 "));
        assertEquals(Path.of("/var/kith"), settings.home());
        assertEquals(15222, settings.xmppPort());
        assertEquals(18080, settings.httpPort());
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "0", "-1", "65536", "80.5", "99999999999"})
    void aPortThatIsNoneIsRefusedByName(String port) {
        CannotStartException refusal =
                assertThrows(CannotStartException.class, () -> of(Map.of("KITH_HTTP_PORT", port)));
        assertTrue(refusal.line().startsWith("KITH_HTTP_PORT=" + port + " is no number from 1 to 65535"));
    }

    @Test
    void theShellIsAskedForByArgumentOrVariable() throws CannotStartException {
        assertTrue(of(Map.of(), "--shell").shell());
        assertTrue(of(Map.of("KITH_SHELL", "1")).shell());
        assertFalse(of(Map.of("KITH_SHELL", "0")).shell());
    }

    @Test
    void anArgumentThatNobodyKnowsIsRefused() {
        CannotStartException refusal = assertThrows(CannotStartException.class, () -> of(Map.of(), "--sell"));
        assertEquals("Unknown argument --sell. There is one: --shell.", refusal.line());
    }
}
