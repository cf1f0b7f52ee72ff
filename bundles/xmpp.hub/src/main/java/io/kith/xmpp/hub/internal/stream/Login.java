// SPDX-License-Identifier: Apache-2.0
package io.kith.xmpp.hub.internal.stream;

import io.kith.xml.Element;
import io.kith.xml.XmlWriter;
import io.kith.xmpp.hub.internal.core.Ns;
import io.kith.xmpp.hub.internal.core.StreamError;
import io.kith.xmpp.hub.internal.core.StreamException;
import io.kith.xmpp.hub.internal.sasl.Authenticator;
import io.kith.xmpp.hub.internal.sasl.SaslException;
import io.kith.xmpp.hub.internal.sasl.SaslException.Condition;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** SASL on a stream, RFC 6120 §6.4. */
final class Login {

    private static final int ATTEMPTS = 3;

    private final Wire wire;
    private final Authenticator authenticator;
    private Authenticator.@Nullable Login current;
    private Optional<String> user = Optional.empty();
    private int failures;

    Login(Wire wire, Authenticator authenticator) {
        this.wire = wire;
        this.authenticator = authenticator;
    }

    /** The local part of the account, once it is proven. */
    Optional<String> user() {
        return user;
    }

    /** Takes one element of SASL and answers it. */
    void handle(Element element, boolean allowed) throws IOException, StreamException {
        try {
            if (!allowed) {
                throw new SaslException(Condition.ENCRYPTION_REQUIRED, "Start TLS first.");
            }
            step(element);
        } catch (SaslException e) {
            current = null;
            wire.write(XmlWriter.write(failure(e)));
            if (++failures >= ATTEMPTS) {
                throw new StreamException(StreamError.POLICY_VIOLATION, "Too many logins failed on this stream.");
            }
        }
    }

    private void step(Element element) throws SaslException, IOException {
        Authenticator.Login login;
        switch (element.localName()) {
            case "auth" -> {
                login = authenticator.begin(
                        element.attribute("mechanism").orElse(""), wire.address(), wire.isEncrypted());
                current = login;
                if (element.text().isBlank()) {
                    // The client did not give its initial response along (RFC 6120 §6.4.2).
                    wire.write(XmlWriter.write(Element.of(Ns.SASL, "challenge")));
                    return;
                }
            }
            case "response" -> {
                if (current == null) {
                    throw new SaslException(Condition.MALFORMED_REQUEST, "Begin with auth.");
                }
                login = current;
            }
            case "abort" -> throw new SaslException(Condition.ABORTED, "As you wish.");
            default -> throw new SaslException(Condition.MALFORMED_REQUEST, "That is not a part of SASL.");
        }
        String answer = login.step(decode(element.text().strip()));
        user = login.user();
        String name = user.isPresent() ? "success" : "challenge";
        wire.write(XmlWriter.write(Element.builder(Ns.SASL, name)
                .text(Base64.getEncoder().encodeToString(answer.getBytes(StandardCharsets.UTF_8)))
                .build()));
    }

    private static String decode(String text) throws SaslException {
        try {
            return text.equals("=") ? "" : new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new SaslException(Condition.INCORRECT_ENCODING, "That is not Base64.");
        }
    }

    private static Element failure(SaslException e) {
        return Element.builder(Ns.SASL, "failure")
                .child(Ns.SASL, e.condition().token())
                .child(Element.builder(Ns.SASL, "text")
                        .language("en")
                        .text(String.valueOf(e.getMessage()))
                        .build())
                .build();
    }
}
