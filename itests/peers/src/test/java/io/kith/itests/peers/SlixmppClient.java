// SPDX-License-Identifier: Apache-2.0
package io.kith.itests.peers;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.kith.itests.support.RunningProcess;
import io.kith.itests.support.XmppServer;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Debian's slixmpp as a process; its script is {@code peers/slixmpp_peer.py}. */
final class SlixmppClient implements ForeignClient {

    /** Longer than the script's own patience, so that the script tells what was missing. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final Gson JSON = new Gson();

    private final RunningProcess process;
    private final String jid;

    private SlixmppClient(RunningProcess process) {
        this.process = process;
        JsonObject login = answer("login", 0);
        if (!login.get("ok").getAsBoolean()) {
            throw new AssertionError("slixmpp could not log in\n" + process.output());
        }
        this.jid = login.get("jid").getAsString();
    }

    /** Logs in and becomes available. */
    static SlixmppClient login(XmppServer server, String user, String password) {
        // Debian's own interpreter: slixmpp is a package of the distribution.
        List<String> command = List.of(
                "/usr/bin/python3",
                "-u",
                script().toString(),
                "127.0.0.1",
                Integer.toString(server.port()),
                server.certificate().toString(),
                user + "@" + server.domain() + "/slixmpp",
                password);
        RunningProcess process = RunningProcess.start("slixmpp", Path.of("."), Map.of(), command);
        try {
            return new SlixmppClient(process);
        } catch (AssertionError e) {
            process.close();
            throw e;
        }
    }

    private static Path script() {
        try {
            return Path.of(
                    SlixmppClient.class.getResource("/peers/slixmpp_peer.py").toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private JsonObject answer(String step, long after) {
        String line = process.awaitLine(
                "answer to " + step, after, PATIENCE, l -> l.startsWith("{\"step\": \"" + step + "\""));
        return JsonParser.parseString(line).getAsJsonObject();
    }

    private JsonObject ask(String step, Map<String, ?> arguments) {
        Map<String, Object> command = new HashMap<>(arguments);
        command.put("do", step);
        long position = process.position();
        process.send(JSON.toJson(command));
        return answer(step, position);
    }

    String jid() {
        return jid;
    }

    @Override
    public boolean readsDecimals() {
        return true;
    }

    @Override
    public Optional<String> befriend(String contact) {
        JsonObject answer = ask("befriend", Map.of("contact", contact));
        if (answer.get("ok").getAsBoolean()) {
            return Optional.of(answer.get("jid").getAsString());
        }
        // Silence is not a refusal.
        if (!answer.get("answer").getAsString().matches("unsubscribed|error")) {
            throw new AssertionError("slixmpp asked " + contact + " for friendship and heard " + answer);
        }
        return Optional.empty();
    }

    @Override
    public Heard read(String thing) {
        return read(thing, Map.of());
    }

    /** Reads momentary values; {@code more} may hold {@code nodes}, {@code fields} and {@code cancel}. */
    Heard read(String thing, Map<String, ?> more) {
        Map<String, Object> arguments = new HashMap<>(Map.of("to", thing, "flags", Map.of("momentary", "true")));
        arguments.putAll(more);
        return heard(ask("read", arguments));
    }

    @Override
    public Heard set(String thing, String parameter, boolean value) {
        return set(thing, List.of(List.of(parameter, "boolean", Boolean.toString(value))), List.of());
    }

    /** Sets parameters, each a list of name, type and value, on these nodes; no nodes means none are named. */
    Heard set(String thing, List<List<String>> parameters, List<String> nodes) {
        Map<String, Object> arguments = new HashMap<>(Map.of("to", thing, "parameters", parameters));
        if (!nodes.isEmpty()) {
            arguments.put("nodes", nodes);
        }
        return heard(ask("set", arguments));
    }

    /** Sets by message and returns the messages that came back; there must be none. */
    List<String> command(String thing, String parameter, boolean value) {
        List<List<String>> parameters = List.of(List.of(parameter, "boolean", Boolean.toString(value)));
        return strings(
                ask("command", Map.of("to", thing, "parameters", parameters)).getAsJsonArray("came"));
    }

    /** The types of the control form's fields by name, as slixmpp's data forms read them. */
    Map<String, String> form(String thing) {
        JsonObject answer = ask("form", Map.of("to", thing));
        if (!answer.get("ok").getAsBoolean()) {
            throw new AssertionError("No control form: " + answer);
        }
        Map<String, String> fields = new HashMap<>();
        for (JsonElement element : answer.getAsJsonArray("fields")) {
            JsonObject field = element.getAsJsonObject();
            fields.put(field.get("var").getAsString(), field.get("type").getAsString());
        }
        return fields;
    }

    /** Becomes a thing itself, made of slixmpp's own device classes. */
    void serve() {
        ask("serve", Map.of());
    }

    /** The state of the served thing's output. */
    String output() {
        return ask("output", Map.of()).get("value").getAsString();
    }

    private static Heard heard(JsonObject answer) {
        String outcome = "nothing";
        String text = "";
        List<Reading> readings = new ArrayList<>();
        for (JsonElement element : answer.getAsJsonArray("events")) {
            JsonObject event = element.getAsJsonObject();
            outcome = event.get("result").getAsString();
            text = event.has("error_msg") ? event.get("error_msg").toString() : text;
            if (outcome.equals("fields")) {
                event.getAsJsonArray("fields").forEach(f -> readings.add(reading(f.getAsJsonObject())));
            }
        }
        return new Heard(outcome, readings, text, strings(answer.getAsJsonArray("troubles")));
    }

    private static Reading reading(JsonObject field) {
        return new Reading(
                field.get("name").getAsString(),
                field.get("typename").getAsString(),
                field.get("value").getAsString(),
                field.has("unit") ? field.get("unit").getAsString() : "");
    }

    private static List<String> strings(JsonArray array) {
        return array.asList().stream().map(JsonElement::getAsString).toList();
    }

    @Override
    public boolean isAlive() {
        return process.isAlive() && ask("alive", Map.of()).get("ok").getAsBoolean();
    }

    @Override
    public void close() {
        process.close();
    }
}
