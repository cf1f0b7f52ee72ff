// SPDX-License-Identifier: Apache-2.0
package io.kith.xmpp.core.internal;

import io.kith.xml.Attribute;
import io.kith.xml.Content;
import io.kith.xml.Element;
import io.kith.xml.Text;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Replaces what a log must not show: passwords, keys and tokens, wherever a protocol of this house puts them. */
final class Secrets {

    private static final String MASK = "********";
    private static final Set<String> TOKENS =
            Set.of("servicetoken", "devicetoken", "usertoken", "st", "dt", "ut", "token", "password", "secret", "key");
    private static final List<String> SUSPECT = List.of("password", "secret", "token", "oauth_", "passphrase");
    private static final Set<String> SUSPECT_EXACTLY = Set.of("key", "apikey", "api_key", "pin", "pass");
    private static final Set<String> TEXT_SECRETS = Set.of("password", "key", "secret", "token", "digest");
    private static final Set<String> SASL =
            Set.of("urn:ietf:params:xml:ns:xmpp-sasl", "urn:xmpp:sasl:2", "jabber:component:accept");
    private static final Set<String> DISCOVERY = Set.of("urn:xmpp:iot:discovery", "urn:nf:iot:disco:1.0");

    private Secrets() {}

    /** The same element where secrets are stars; the very same if it has none. */
    static Element mask(Element element) {
        Element masked = maskAttributes(element);
        if (SASL.contains(element.namespace()) || isSecretText(element) || isSecretField(element)) {
            return withoutText(masked);
        }
        List<Content> content = masked.content().stream()
                .map(c -> c instanceof Element child ? mask(child) : c)
                .toList();
        return content.equals(masked.content()) ? masked : new Element(masked.name(), masked.attributes(), content);
    }

    /** {@code jabber:iq:register}, {@code jabber:iq:auth} and whatever else calls its child a password. */
    private static boolean isSecretText(Element element) {
        return TEXT_SECRETS.contains(element.localName().toLowerCase(Locale.ROOT));
    }

    private static boolean isSecretField(Element field) {
        if (field.is("http://jabber.org/protocol/shim", "header")) {
            String name = field.attribute("name").orElse("").toLowerCase(Locale.ROOT);
            return name.contains("authorization") || name.contains("cookie");
        }
        if (!field.is("jabber:x:data", "field")) {
            return false;
        }
        String type = field.attribute("type").orElse("");
        return type.equals("text-private") || isSuspect(field.attribute("var").orElse(""));
    }

    private static boolean isSuspect(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return SUSPECT_EXACTLY.contains(lower) || SUSPECT.stream().anyMatch(lower::contains);
    }

    private static Element maskAttributes(Element element) {
        // XEP-0347 §3.5: the tag KEY is what proves ownership when a thing is claimed.
        boolean isKeyTag = DISCOVERY.contains(element.namespace())
                && element.attribute("name").map("KEY"::equalsIgnoreCase).orElse(false);
        boolean isSecretParameter =
                element.attribute("name").map(Secrets::isSuspect).orElse(false)
                        && element.attribute("value").isPresent();
        List<Attribute> attributes = element.attributes().stream()
                .map(a -> isSecret(a, isKeyTag || isSecretParameter) ? new Attribute(a.name(), MASK) : a)
                .toList();
        return attributes.equals(element.attributes())
                ? element
                : new Element(element.name(), attributes, element.content());
    }

    private static boolean isSecret(Attribute attribute, boolean valueIsSecret) {
        String name = attribute.name().getLocalPart().toLowerCase(Locale.ROOT);
        boolean value = name.equals("value") || name.equals("v");
        return TOKENS.contains(name) || (valueIsSecret && value);
    }

    /** Children stay as names, so that a log still shows what was said, only not what with. */
    private static Element withoutText(Element element) {
        List<Content> content = element.content().stream()
                .map(c -> c instanceof Element child ? withoutText(maskAttributes(child)) : (Content) new Text(MASK))
                .toList();
        return new Element(element.name(), element.attributes(), content);
    }
}
