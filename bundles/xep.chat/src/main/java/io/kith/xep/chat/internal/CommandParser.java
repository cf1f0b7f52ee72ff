// SPDX-License-Identifier: Apache-2.0
package io.kith.xep.chat.internal;

import java.util.regex.Pattern;

/** Understands what is typed. A text is one command; none is refused here, what makes no sense is {@link Command.Other}. */
final class CommandParser {

    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,3}");

    private CommandParser() {}

    static Command parse(String typed) {
        String text = typed.strip();
        if (text.lines().count() != 1) {
            return new Command.Other();
        }
        return switch (text) {
            case "#" -> new Command.Menu(false);
            case "##" -> new Command.Menu(true);
            case "0" -> new Command.Back();
            case "=?", "!?", ":=?", ":=" -> new Command.ListParameters(Subject.SELECTED);
            default -> NUMBER.matcher(text).matches() ? new Command.Choose(Integer.parseInt(text)) : parseLonger(text);
        };
    }

    private static Command parseLonger(String text) {
        int separator = separator(text);
        if (separator >= 0) {
            return parseControl(text, separator);
        }
        if (!text.endsWith("?") || text.endsWith("???")) {
            return new Command.Other();
        }
        boolean full = text.endsWith("??");
        Subject subject = Subject.of(text.substring(0, text.length() - (full ? 2 : 1)));
        return !full && subject.namesNodeOnly() ? new Command.ListParameters(subject) : new Command.Read(subject, full);
    }

    private static Command parseControl(String text, int separator) {
        boolean isBang = text.charAt(separator) == '!';
        String before = text.substring(0, separator);
        String name = !isBang && before.endsWith(":") ? before.substring(0, before.length() - 1) : before;
        String value = text.substring(separator + 1).strip();
        if (name.isBlank() || (isBang && value.isEmpty())) {
            return new Command.Other();
        }
        Subject subject = Subject.of(name);
        return value.equals("?") ? new Command.Show(subject) : new Command.Set(subject, value);
    }

    /** Where the name ends and the value begins, or -1. */
    private static int separator(String text) {
        int equals = text.indexOf('=');
        int bang = text.indexOf('!');
        return equals < 0 ? bang : bang < 0 ? equals : Math.min(equals, bang);
    }
}
