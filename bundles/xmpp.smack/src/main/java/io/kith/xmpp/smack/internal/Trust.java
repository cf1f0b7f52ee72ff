// SPDX-License-Identifier: Apache-2.0
package io.kith.xmpp.smack.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Trusts what Java trusts, and the certificates of one file. For the right server only: the name in the certificate is
 * looked at by {@link #names}.
 */
final class Trust implements X509TrustManager {

    private static final int DNS_NAME = 2;

    private final X509TrustManager usual;
    private final Optional<X509TrustManager> additional;

    /** Reads the file now, so that a later one counts at the next attempt. */
    Trust(Optional<Path> file) throws IOException, GeneralSecurityException {
        this.usual = manager(null);
        this.additional = file.isEmpty() ? Optional.empty() : Optional.of(manager(read(file.get())));
    }

    private static KeyStore read(Path file) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        try (InputStream in = Files.newInputStream(file)) {
            int count = 0;
            for (Certificate each : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                store.setCertificateEntry("certificate-" + count++, each);
            }
            if (count == 0) {
                throw new CertificateException("There is no certificate in it.");
            }
        }
        return store;
    }

    private static X509TrustManager manager(@Nullable KeyStore store) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        for (TrustManager each : factory.getTrustManagers()) {
            if (each instanceof X509TrustManager found) {
                return found;
            }
        }
        throw new GeneralSecurityException("This Java cannot verify certificates.");
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        if (additional.isPresent()) {
            try {
                additional.get().checkServerTrusted(chain, authType);
                return;
            } catch (CertificateException e) {
                // then it must be one that everybody trusts
            }
        }
        usual.checkServerTrusted(chain, authType);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        throw new CertificateException("No clients here.");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return usual.getAcceptedIssuers();
    }

    /** Whether the session's peer has a certificate for that domain. */
    static boolean names(String domain, SSLSession session) {
        try {
            return session.getPeerCertificates()[0] instanceof X509Certificate certificate
                    && names(domain, certificate);
        } catch (SSLPeerUnverifiedException e) {
            return false;
        }
    }

    /** RFC 6125 §6.4 with DNS names: alike, or a wildcard in place of the leftmost label. */
    static boolean names(String domain, X509Certificate certificate) {
        Collection<List<?>> alternatives;
        try {
            alternatives = certificate.getSubjectAlternativeNames();
        } catch (CertificateException e) {
            return false;
        }
        if (alternatives == null) {
            return false;
        }
        return alternatives.stream()
                .filter(name -> name.get(0).equals(DNS_NAME))
                .anyMatch(name -> covers(String.valueOf(name.get(1)), domain));
    }

    private static boolean covers(String pattern, String domain) {
        String wanted = domain.toLowerCase(Locale.ROOT);
        String offered = pattern.toLowerCase(Locale.ROOT);
        if (!offered.startsWith("*.")) {
            return offered.equals(wanted);
        }
        int dot = wanted.indexOf('.');
        return dot > 0
                && wanted.indexOf('.', dot + 1) > 0
                && offered.substring(1).equals(wanted.substring(dot));
    }
}
