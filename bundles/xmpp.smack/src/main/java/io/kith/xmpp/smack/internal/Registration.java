// SPDX-License-Identifier: Apache-2.0
package io.kith.xmpp.smack.internal;

import io.kith.xml.Element;
import io.kith.xmpp.Namespaces;
import io.kith.xmpp.smack.internal.Trouble.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Makes an account in the stream, before login (XEP-0077 §3.1). */
final class Registration {

    static final String NAMESPACE = "jabber:iq:register";

    private static final String FORM = "jabber:x:data";
    private static final Set<String> OWN_FIELDS = Set.of("username", "password");
    private static final Set<String> NO_FIELDS = Set.of("instructions", "registered", "key");

    /** Asks the server: the payload of an IQ, and its answer. */
    interface Question {
        Element ask(String type, Element payload) throws IOException, InterruptedException;
    }

    private final Settings settings;
    private final Question question;

    Registration(Settings settings, Question question) {
        this.settings = settings;
        this.question = question;
    }

    /**
     * Makes the account.
     *
     * @return false if there is one of that name already
     * @throws Trouble if the server does not let us; the sentence holds what it says
     */
    boolean register(String password) throws Trouble, IOException, InterruptedException {
        Element form = question.ask("get", Element.of(NAMESPACE, "query"));
        Element query = form.child(NAMESPACE, "query").orElse(Element.of(NAMESPACE, "query"));
        if (isError(form)) {
            throw refused(form, "");
        }
        String instructions = query.child(NAMESPACE, "instructions")
                .map(Element::text)
                .orElse("")
                .strip();
        Element answer = question.ask("set", filled(query, instructions, password));
        if (!isError(answer)) {
            return true;
        }
        if (condition(answer).equals("conflict")) {
            return false;
        }
        throw refused(answer, instructions);
    }

    private Element filled(Element query, String instructions, String password) throws Trouble {
        boolean plainFields = query.child(NAMESPACE, "username").isPresent();
        Optional<Element> form = query.child(FORM, "x");
        if (!plainFields && form.isPresent()) {
            return filledForm(form.get(), instructions, password);
        }
        List<String> foreign = new ArrayList<>();
        for (Element field : query.children()) {
            String name = field.localName();
            if (field.namespace().equals(NAMESPACE) && !OWN_FIELDS.contains(name) && !NO_FIELDS.contains(name)) {
                foreign.add(name);
            }
        }
        if (!foreign.isEmpty()) {
            throw asksMore(foreign, instructions);
        }
        Element.Builder filled = Element.builder(NAMESPACE, "query")
                .child(NAMESPACE, "username", settings.jid().local())
                .child(NAMESPACE, "password", password);
        query.child(NAMESPACE, "key").ifPresent(filled::child);
        return filled.build();
    }

    /** The same by a form (XEP-0077 §4). */
    private Element filledForm(Element form, String instructions, String password) throws Trouble {
        Element.Builder x = Element.builder(FORM, "x").attribute("type", "submit");
        List<String> foreign = new ArrayList<>();
        for (Element field : form.children(FORM, "field")) {
            String name = field.attribute("var").orElse("");
            boolean hidden = field.attribute("type").orElse("").equals("hidden");
            if (name.equals("username")) {
                x.child(field(name, settings.jid().local()));
            } else if (name.equals("password")) {
                x.child(field(name, password));
            } else if (hidden) {
                x.child(field(
                        name, field.child(FORM, "value").map(Element::text).orElse("")));
            } else if (field.child(FORM, "required").isPresent()) {
                foreign.add(name);
            }
        }
        if (!foreign.isEmpty()) {
            throw asksMore(foreign, instructions);
        }
        return Element.builder(NAMESPACE, "query").child(x.build()).build();
    }

    private static Element field(String name, String value) {
        return Element.builder(FORM, "field")
                .attribute("var", name)
                .child(FORM, "value", value)
                .build();
    }

    private Trouble asksMore(List<String> fields, String instructions) {
        return new Trouble(
                Kind.LASTING,
                "The server wants more than a name and a password for " + settings.jid() + " ("
                        + String.join(", ", fields) + "); make the account by hand." + quoted(instructions));
    }

    private Trouble refused(Element answer, String instructions) {
        String condition = condition(answer);
        String said = error(answer)
                .flatMap(e -> e.child(Namespaces.STANZAS, "text"))
                .map(Element::text)
                .orElse(instructions)
                .strip();
        String who = "The server does not let us make the account " + settings.jid();
        return switch (condition) {
            case "service-unavailable", "feature-not-implemented", "not-allowed", "forbidden" ->
                new Trouble(
                        Kind.LASTING,
                        who + " (" + condition + "); allow registration there, or make it by hand with"
                                + " the password in "
                                + settings.login().password().place() + '.' + quoted(said));
            case "resource-constraint", "policy-violation", "internal-server-error" ->
                new Trouble(Kind.PASSING, who + " now (" + condition + ")." + quoted(said));
            default -> new Trouble(Kind.LASTING, who + " (" + condition + ")." + quoted(said));
        };
    }

    private static String quoted(String said) {
        return said.isEmpty() ? "" : " It says: " + said;
    }

    private static boolean isError(Element answer) {
        return answer.attribute("type").orElse("").equals("error");
    }

    private static Optional<Element> error(Element answer) {
        return answer.child(Namespaces.CLIENT, "error");
    }

    private static String condition(Element answer) {
        return error(answer)
                .flatMap(e -> e.children().stream()
                        .filter(c -> c.namespace().equals(Namespaces.STANZAS)
                                && !c.localName().equals("text"))
                        .findFirst())
                .map(Element::localName)
                .orElse("undefined-condition");
    }
}
