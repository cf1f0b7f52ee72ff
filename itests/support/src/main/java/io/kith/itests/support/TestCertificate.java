// SPDX-License-Identifier: Apache-2.0
package io.kith.itests.support;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/**
 * A self-signed certificate made for one test. It is an RSA one: ejabberd 23.01 does not recognise its own key when
 * that is an elliptic one in PKCS #8.
 *
 * @param certificate the certificate as PEM, for clients to trust
 * @param key the private key as PEM (PKCS #8)
 * @param both key and certificate in one PEM file
 */
public record TestCertificate(Path certificate, Path key, Path both) {

    private static final char[] PASSWORD = "only-for-this-test".toCharArray();

    /** Makes a certificate for the domains, valid for a day, into the folder. */
    public static TestCertificate make(Path folder, List<String> domains) {
        Path store = folder.resolve("certificate.p12");
        String names = String.join(",", domains.stream().map(d -> "dns:" + d).toList());
        RunningProcess.run(
                "keytool",
                folder,
                Duration.ofSeconds(30),
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "test",
                        "-keyalg",
                        "RSA",
                        "-keysize",
                        "2048",
                        "-validity",
                        "1",
                        "-dname",
                        "CN=" + domains.get(0),
                        "-ext",
                        "SAN=" + names,
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        new String(PASSWORD)));
        try (InputStream in = Files.newInputStream(store)) {
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(in, PASSWORD);
            String certificate = pem("CERTIFICATE", keys.getCertificate("test").getEncoded());
            String key = pem("PRIVATE KEY", keys.getKey("test", PASSWORD).getEncoded());
            return new TestCertificate(
                    Scratch.write(folder.resolve("certificate.pem"), certificate),
                    Scratch.write(folder.resolve("key.pem"), key),
                    Scratch.write(folder.resolve("both.pem"), key + certificate));
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("Could not make a certificate in " + folder, e);
        }
    }

    private static String pem(String kind, byte[] content) {
        String body = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(content);
        return "-----BEGIN " + kind + "-----\n" + body + "\n-----END " + kind + "-----\n";
    }

    /** Trust managers that trust the one PEM certificate and nothing else. */
    public static TrustManager[] trusting(Path certificate) {
        try (InputStream in = Files.newInputStream(certificate)) {
            Certificate trusted = CertificateFactory.getInstance("X.509").generateCertificate(in);
            KeyStore keys = KeyStore.getInstance(KeyStore.getDefaultType());
            keys.load(null);
            keys.setCertificateEntry("test", trusted);
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(keys);
            return factory.getTrustManagers();
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("Could not read the certificate " + certificate, e);
        }
    }

    /** A TLS context that trusts the one PEM certificate and nothing else. */
    public static SSLContext context(Path certificate) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trusting(certificate), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
