// SPDX-License-Identifier: Apache-2.0
package io.kith.xmpp.hub.internal.tls;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;

/** Makes a certificate of one's own, RFC 5280, with an elliptic key. */
final class SelfSigned {

    private static final String ECDSA_WITH_SHA256 = "1.2.840.10045.4.3.2";
    private static final String COMMON_NAME = "2.5.4.3";
    private static final String KEY_USAGE = "2.5.29.15";
    private static final String ALTERNATIVE_NAMES = "2.5.29.17";
    private static final String BASIC_CONSTRAINTS = "2.5.29.19";
    private static final String EXTENDED_KEY_USAGE = "2.5.29.37";
    private static final String SERVER_AUTHENTICATION = "1.3.6.1.5.5.7.3.1";
    private static final int DNS_NAME = 0x82;
    private static final int VERSION = 0xA0;
    private static final int EXTENSIONS = 0xA3;
    private static final byte[] TRUE = Der.tagged(0x01, new byte[] {(byte) 0xFF});

    // Fixed, since a small computer without a battery does not know the time at its first start.
    private static final String NOT_BEFORE = "200101000000Z";
    private static final String NOT_AFTER = "491231235959Z";

    private SelfSigned() {}

    /** A certificate for these names of hosts, of which the first is the subject. */
    static X509Certificate of(KeyPair pair, List<String> names) throws GeneralSecurityException {
        byte[] algorithm = Der.sequence(Der.oid(ECDSA_WITH_SHA256));
        byte[] name = Der.sequence(Der.set(Der.sequence(Der.oid(COMMON_NAME), Der.utf8(names.get(0)))));
        byte[] certificate = Der.sequence(
                Der.tagged(VERSION, Der.integer(BigInteger.TWO)),
                Der.integer(new BigInteger(120, new SecureRandom()).setBit(120)),
                algorithm,
                name,
                Der.sequence(Der.time(NOT_BEFORE), Der.time(NOT_AFTER)),
                name,
                pair.getPublic().getEncoded(),
                Der.tagged(EXTENSIONS, extensions(names)));
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(pair.getPrivate());
        signature.update(certificate);
        byte[] signed = Der.sequence(certificate, algorithm, Der.bits(signature.sign()));
        return (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(signed));
    }

    private static byte[] extensions(List<String> names) {
        byte[][] alternatives = names.stream()
                .map(n -> Der.tagged(DNS_NAME, n.getBytes(StandardCharsets.US_ASCII)))
                .toArray(byte[][]::new);
        // digitalSignature: the first bit of one byte with seven unused.
        byte[] usage = Der.tagged(0x03, new byte[] {7, (byte) 0x80});
        return Der.sequence(
                critical(BASIC_CONSTRAINTS, Der.sequence()),
                critical(KEY_USAGE, usage),
                extension(EXTENDED_KEY_USAGE, Der.sequence(Der.oid(SERVER_AUTHENTICATION))),
                extension(ALTERNATIVE_NAMES, Der.sequence(alternatives)));
    }

    private static byte[] extension(String oid, byte[] value) {
        return Der.sequence(Der.oid(oid), Der.octets(value));
    }

    private static byte[] critical(String oid, byte[] value) {
        return Der.sequence(Der.oid(oid), TRUE, Der.octets(value));
    }
}
