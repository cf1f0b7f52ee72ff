// SPDX-License-Identifier: Apache-2.0
package io.kith.xmpp.hub.internal.tls;

import io.kith.xmpp.hub.internal.store.PrivateFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The key and certificate by which clients know this hub again; made at the first start and kept. */
public final class ServerIdentity {

    private static final Logger LOG = LoggerFactory.getLogger(ServerIdentity.class);
    private static final String ALIAS = "hub";
    // PKCS12 wants a password; what guards the file is that only its owner may read it.
    private static final char[] PASSWORD = "kith".toCharArray();
    private static final int DNS_NAME = 2;

    private final SSLContext context;
    private final Path certificateFile;

    private ServerIdentity(SSLContext context, Path certificateFile) {
        this.context = context;
        this.certificateFile = certificateFile;
    }

    /**
     * Reads the key of that folder, or makes one. A certificate that does not name the domain is replaced and kept
     * aside.
     *
     * @throws IOException if the files cannot be read or written; the message says which and what to do
     */
    public static ServerIdentity open(Path directory, String domain) throws IOException {
        Path file = directory.resolve("hub.p12");
        try {
            String host = IDN.toASCII(domain);
            KeyStore store = Files.exists(file) ? load(file) : make(file, host);
            if (!names(store).contains(host)) {
                Path aside = directory.resolve("hub.p12.old");
                Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
                LOG.warn(
                        "The certificate in {} is not for {}: made another, and kept the old one as {}",
                        file,
                        domain,
                        aside);
                store = make(file, host);
            }
            Path pem = directory.resolve("hub.pem");
            PrivateFiles.replace(pem, pem(store.getCertificate(ALIAS)));
            return new ServerIdentity(context(store), pem);
        } catch (GeneralSecurityException | IOException e) {
            throw new IOException(
                    "Cannot use the key in " + file + " (" + e.getMessage() + "); remove the file to get a new one.",
                    e);
        }
    }

    /** For sockets of the server. */
    public SSLContext context() {
        return context;
    }

    /** The certificate alone, in PEM, for clients to trust. */
    public Path certificateFile() {
        return certificateFile;
    }

    private static KeyStore load(Path file) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, PASSWORD);
        }
        if (!(store.getCertificate(ALIAS) instanceof X509Certificate)) {
            throw new GeneralSecurityException("it holds no certificate called " + ALIAS);
        }
        return store;
    }

    private static KeyStore make(Path file, String host) throws GeneralSecurityException, IOException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        KeyPair pair = generator.generateKeyPair();
        Set<String> names = new LinkedHashSet<>(List.of(host, "localhost"));
        X509Certificate certificate = SelfSigned.of(pair, List.copyOf(names));
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, PASSWORD);
        store.setKeyEntry(ALIAS, pair.getPrivate(), PASSWORD, new Certificate[] {certificate});
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        store.store(out, PASSWORD);
        PrivateFiles.replace(file, out.toByteArray());
        return store;
    }

    private static List<String> names(KeyStore store) throws GeneralSecurityException {
        Collection<List<?>> all = alternatives((X509Certificate) store.getCertificate(ALIAS));
        return all.stream()
                .filter(n -> n.get(0).equals(DNS_NAME))
                .map(n -> String.valueOf(n.get(1)))
                .toList();
    }

    private static Collection<List<?>> alternatives(X509Certificate certificate) throws CertificateParsingException {
        Collection<List<?>> names = certificate.getSubjectAlternativeNames();
        return names == null ? List.of() : names;
    }

    private static byte[] pem(Certificate certificate) throws GeneralSecurityException {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate.getEncoded());
        return ("-----BEGIN CERTIFICATE-----\n" + body + "\n-----END CERTIFICATE-----\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static SSLContext context(KeyStore store) throws GeneralSecurityException {
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }
}
