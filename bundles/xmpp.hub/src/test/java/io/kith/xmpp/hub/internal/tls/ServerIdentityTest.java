// SPDX-License-Identifier: Apache-2.0
package io.kith.xmpp.hub.internal.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The certificate: sound, kept, private, and for the domain that is served. */
class ServerIdentityTest {

    @TempDir
    Path directory;

    private X509Certificate certificate(String domain) throws Exception {
        try (InputStream in =
                Files.newInputStream(ServerIdentity.open(directory, domain).certificateFile())) {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
        }
    }

    @Test
    void isSoundAndForTheDomain() throws Exception {
        X509Certificate certificate = certificate("house.example");
        certificate.verify(certificate.getPublicKey());
        certificate.checkValidity();
        assertEquals("CN=house.example", certificate.getSubjectX500Principal().getName());
        assertEquals(
                List.of(List.of(2, "house.example"), List.of(2, "localhost")),
                List.copyOf(certificate.getSubjectAlternativeNames()));
        assertEquals(-1, certificate.getBasicConstraints());
        assertEquals(List.of("1.3.6.1.5.5.7.3.1"), certificate.getExtendedKeyUsage());
        assertTrue(certificate.getKeyUsage()[0]);
        assertEquals(3, certificate.getVersion());
    }

    @Test
    void aNameOfManyLettersIsNamedToo() throws Exception {
        String longDomain = "a-rather-long-name-for-a-house.".repeat(6) + "example";
        assertTrue(
                certificate(longDomain).getSubjectAlternativeNames().toString().contains(longDomain));
    }

    @Test
    void isKept() throws Exception {
        assertEquals(certificate("localhost"), certificate("localhost"));
    }

    @Test
    void isMadeAnewForAnotherDomainAndTheOldOneKept() throws Exception {
        assertNotEquals(certificate("localhost"), certificate("house.example"));
        assertTrue(Files.exists(directory.resolve("hub.p12.old")));
    }

    @Test
    void theKeyIsForTheOwnerOnly() throws Exception {
        certificate("localhost");
        assertEquals(
                "rw-------",
                PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("hub.p12"))));
    }

    @Test
    void aBrokenFileIsNamedAndNotReplaced() throws Exception {
        Path file = directory.resolve("hub.p12");
        Files.writeString(file, "not a key");
        IOException e = assertThrows(IOException.class, () -> ServerIdentity.open(directory, "localhost"));
        assertTrue(String.valueOf(e.getMessage()).contains(file.toString()), e.getMessage());
        assertEquals("not a key", Files.readString(file));
    }
}
