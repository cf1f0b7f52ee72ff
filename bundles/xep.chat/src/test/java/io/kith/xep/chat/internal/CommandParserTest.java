// SPDX-License-Identifier: Apache-2.0
package io.kith.xep.chat.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.kith.xep.chat.internal.Subject.Target;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandParserTest {

    private static Subject subject(String text) {
        return new Subject(text);
    }

    @Test
    void theCommandsOfTheSpecification() {
        Map<String, Command> expected = Map.ofEntries(
                Map.entry("#", new Command.Menu(false)),
                Map.entry("##", new Command.Menu(true)),
                Map.entry("?", new Command.Read(subject(""), false)),
                Map.entry("??", new Command.Read(subject(""), true)),
                Map.entry("Temperature?", new Command.Read(subject("Temperature"), false)),
                Map.entry("Digital Output 1??", new Command.Read(subject("Digital Output 1"), true)),
                Map.entry("=?", new Command.ListParameters(subject(""))),
                Map.entry("!?", new Command.ListParameters(subject(""))),
                Map.entry(":=", new Command.ListParameters(subject(""))),
                Map.entry("Analog Output.?", new Command.ListParameters(subject("Analog Output."))),
                Map.entry("@Analog Output?", new Command.ListParameters(subject("@Analog Output"))),
                Map.entry("@Analog Output=?", new Command.Show(subject("@Analog Output"))),
                Map.entry("Analog Output.=?", new Command.Show(subject("Analog Output."))),
                Map.entry("Output=?", new Command.Show(subject("Output"))),
                Map.entry("Output!?", new Command.Show(subject("Output"))),
                Map.entry("Output=75", new Command.Set(subject("Output"), "75")),
                Map.entry("Output!75", new Command.Set(subject("Output"), "75")),
                Map.entry("Output:=75", new Command.Set(subject("Output"), "75")),
                Map.entry("Analog Output.Output=75", new Command.Set(subject("Analog Output.Output"), "75")),
                Map.entry("Output@Analog Output!75", new Command.Set(subject("Output@Analog Output"), "75")),
                Map.entry("Text=a=b!", new Command.Set(subject("Text"), "a=b!")),
                Map.entry("Text=", new Command.Set(subject("Text"), "")),
                Map.entry("3", new Command.Choose(3)),
                Map.entry("0", new Command.Back()));
        expected.forEach((typed, command) -> {
            assertEquals(command, CommandParser.parse(typed), typed);
            assertEquals(command, CommandParser.parse("  " + typed + "\r\n"), typed);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "Hello", "Hello!", "=75", "!", "???", "What???", "?\n?", "a=1\nb=2", "00", "/", "html+"})
    void everythingElseIsNoCommand(String typed) {
        assertInstanceOf(Command.Other.class, CommandParser.parse(typed));
    }

    @Property
    void anyTextIsUnderstoodSomehow(@ForAll String typed) {
        CommandParser.parse(typed);
    }

    @Provide
    Arbitrary<String> names() {
        return Arbitraries.strings()
                .withCharRange('a', 'z')
                .withChars("ABC 12.-_åß")
                .ofMinLength(1)
                .ofMaxLength(20)
                .filter(s -> s.equals(s.strip()) && !s.matches("[0-9]+"));
    }

    @Provide
    Arbitrary<String> values() {
        return Arbitraries.strings()
                .ascii()
                .excludeChars('\n', '\r', '\u000b', '\u000c', '\u0085')
                .ofMaxLength(20)
                .filter(s -> s.equals(s.strip()) && !s.equals("?") && !s.isEmpty());
    }

    @Property
    void settingCarriesAnyValue(@ForAll("names") String name, @ForAll("values") String value) {
        assertEquals(new Command.Set(subject(name), value), CommandParser.parse(name + "=" + value));
        assertEquals(new Command.Set(subject(name), value), CommandParser.parse(name + "!" + value));
        assertEquals(new Command.Set(subject(name), value), CommandParser.parse(name + ":=" + value));
    }

    @Property
    void allFormsOfANodeMeanTheSame(@ForAll("names") String node, @ForAll("names") String name) {
        List<String> nodes = List.of(node, "other");
        Target expected = new Target(Optional.of(node), name);
        assertEquals(expected, Subject.of(name + "@" + node).resolve(nodes));
        assertEquals(expected, Subject.of(node + "." + name).resolve(List.of(node)));
        for (String whole : List.of(node, "@" + node)) {
            assertEquals(new Target(Optional.of(node), ""), Subject.of(whole).resolve(nodes));
        }
    }

    @Test
    void namesMayHoldDotsAndLookLikeNothingElse() {
        List<String> nodes = List.of("lamp", "lamp.left");
        assertEquals(new Target(Optional.empty(), "V.1"), Subject.of("V.1").resolve(nodes));
        assertEquals(
                new Target(Optional.of("lamp.left"), "State"),
                Subject.of("lamp.left.State").resolve(nodes));
        assertEquals(
                new Target(Optional.of("lamp"), "right.State"),
                Subject.of("lamp.right.State").resolve(nodes));
        assertEquals(
                new Target(Optional.of("lamp"), "State."),
                Subject.of("lamp.State.").resolve(nodes));
        assertEquals(new Target(Optional.of("lamp"), ""), Subject.of("lamp.").resolve(nodes));
        assertEquals(new Target(Optional.of("gone"), ""), Subject.of("gone.").resolve(nodes));
        assertEquals(new Target(Optional.empty(), ""), Subject.SELECTED.resolve(nodes));
    }
}
