// SPDX-License-Identifier: Apache-2.0
package io.kith.launcher;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/** Says in a few words of one line why something failed. */
final class Cause {

    private static final int LONGEST = 300;
    /** The Log Service puts the type of an exception that it passes on into the message. */
    private static final Pattern TYPE = Pattern.compile("^(?:[a-z]\\w*\\.)+[A-Z]\\w*(?:Exception|Error): ");

    private Cause() {}

    static String of(Throwable failure) {
        Throwable root = root(failure);
        String message = root.getMessage();
        if (root instanceof AccessDeniedException) {
            return "access denied to " + message;
        }
        if (root instanceof NoSuchFileException) {
            return "no such file: " + message;
        }
        if (root instanceof FileAlreadyExistsException) {
            return message + " is no folder";
        }
        if (message == null || message.isBlank()) {
            return root.getClass().getSimpleName();
        }
        String line = TYPE.matcher(message.strip().replaceAll("\\s+", " ")).replaceFirst("");
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
    }

    /** The innermost cause: the outer ones mostly say where, this one says what. */
    static Throwable root(Throwable failure) {
        Set<Throwable> seen = new HashSet<>();
        Throwable root = failure;
        for (Throwable next = root.getCause(); next != null && seen.add(next); next = next.getCause()) {
            root = next;
        }
        return root;
    }
}
