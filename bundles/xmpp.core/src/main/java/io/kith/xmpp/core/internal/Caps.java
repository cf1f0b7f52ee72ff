// SPDX-License-Identifier: Apache-2.0
package io.kith.xmpp.core.internal;

import io.kith.xml.Element;
import io.kith.xmpp.Namespaces;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Entity capabilities (XEP-0115): the fingerprint of a service discovery answer. */
final class Caps {

    static final String NAMESPACE = "http://jabber.org/protocol/caps";

    private static final String FORM = "jabber:x:data";

    /** XEP-0115 §5.1 sorts by {@code i;octet}, the bytes of UTF-8, which Java's own order of strings is not. */
    private static final Comparator<String> OCTETS =
            Comparator.comparing(s -> s.getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned);

    private Caps() {}

    /** The verification string of a {@code disco#info} answer by SHA-1. */
    static String ver(Element query) {
        try {
            MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
            return Base64.getEncoder().encodeToString(sha1.digest(string(query).getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-1", e);
        }
    }

    /** The string that is hashed, XEP-0115 §5.1. */
    private static String string(Element query) {
        StringBuilder out = new StringBuilder();
        query.children(Namespaces.DISCO_INFO, "identity").stream()
                .map(Caps::identity)
                .sorted(OCTETS)
                .forEach(s -> out.append(s).append('<'));
        query.children(Namespaces.DISCO_INFO, "feature").stream()
                .flatMap(f -> f.attribute("var").stream())
                .sorted(OCTETS)
                .forEach(s -> out.append(s).append('<'));
        query.children(FORM, "x").stream()
                .filter(x -> formType(x).isPresent())
                .sorted(Comparator.comparing(x -> formType(x).orElse(""), OCTETS))
                .forEach(x -> appendForm(out, x));
        return out.toString();
    }

    private static String identity(Element identity) {
        return identity.attribute("category").orElse("")
                + '/'
                + identity.attribute("type").orElse("")
                + '/'
                + identity.language().orElse("")
                + '/'
                + identity.attribute("name").orElse("");
    }

    private static void appendForm(StringBuilder out, Element form) {
        out.append(formType(form).orElse("")).append('<');
        form.children(FORM, "field").stream()
                .filter(f -> !isFormType(f))
                .sorted(Comparator.comparing(f -> f.attribute("var").orElse(""), OCTETS))
                .forEach(f -> {
                    List<String> parts = new ArrayList<>();
                    parts.add(f.attribute("var").orElse(""));
                    f.children(FORM, "value").stream()
                            .map(Element::text)
                            .sorted(OCTETS)
                            .forEach(parts::add);
                    out.append(parts.stream().collect(Collectors.joining("<", "", "<")));
                });
    }

    private static Optional<String> formType(Element form) {
        return form.children(FORM, "field").stream()
                .filter(Caps::isFormType)
                .flatMap(f -> f.child(FORM, "value").stream())
                .map(Element::text)
                .findFirst();
    }

    private static boolean isFormType(Element field) {
        return field.attribute("var").map("FORM_TYPE"::equals).orElse(false);
    }
}
