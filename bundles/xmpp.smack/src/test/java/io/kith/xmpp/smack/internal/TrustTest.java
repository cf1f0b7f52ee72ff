// SPDX-License-Identifier: Apache-2.0
package io.kith.xmpp.smack.internal;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which certificates are believed, and for whom. */
class TrustTest {

    @TempDir
    Path folder;

    private X509Certificate certificate(Path file) throws Exception {
        try (InputStream in = Files.newInputStream(file)) {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "house.test, house.test, true",
        "House.Test, house.TEST, true",
        "house.test, hall.house.test, false",
        "*.house.test, hall.house.test, true",
        "*.house.test, house.test, false",
        "*.house.test, a.hall.house.test, false",
        "*.test, house.test, false",
        "other.test, house.test, false"
    })
    void aCertificateSpeaksForItsNamesOnly(String name, String domain, boolean covers) throws Exception {
        assertEquals(covers, Trust.names(domain, certificate(Prosody.certificate(folder, name, "named"))));
    }

    @Test
    void oneThatIsNamedIsTrustedAndAnotherIsNot() throws Exception {
        Path mine = Prosody.certificate(folder, "house.test", "mine");
        Path other = Prosody.certificate(folder, "house.test", "other");
        Trust trust = new Trust(Optional.of(mine));
        assertDoesNotThrow(() -> trust.checkServerTrusted(new X509Certificate[] {certificate(mine)}, "ECDHE_ECDSA"));
        assertThrows(
                CertificateException.class,
                () -> trust.checkServerTrusted(new X509Certificate[] {certificate(other)}, "ECDHE_ECDSA"));
        assertThrows(CertificateException.class, () -> new Trust(Optional.empty())
                .checkServerTrusted(new X509Certificate[] {certificate(mine)}, "ECDHE_ECDSA"));
    }

    @Test
    void aFileWithoutCertificateIsRefused() throws Exception {
        Path file = Files.writeString(folder.resolve("none.pem"), "nothing\n");
        assertThrows(CertificateException.class, () -> new Trust(Optional.of(file)));
    }
}
