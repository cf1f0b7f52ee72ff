// SPDX-License-Identifier: Apache-2.0
package io.kith.xmpp.smack.internal;

import java.util.Base64;

/** Java's Base64 in the form that Smack wants to be given, strict as RFC 6120 §6.4.2 asks for. */
final class JavaBase64 implements org.jivesoftware.smack.util.stringencoder.Base64.Encoder {

    @Override
    public byte[] decode(String text) {
        return Base64.getDecoder().decode(text);
    }

    @Override
    public String encodeToString(byte[] input) {
        return Base64.getEncoder().encodeToString(input);
    }

    @Override
    public String encodeToStringWithoutPadding(byte[] input) {
        return Base64.getEncoder().withoutPadding().encodeToString(input);
    }

    @Override
    public byte[] encode(byte[] input) {
        return Base64.getEncoder().encode(input);
    }
}
