// SPDX-License-Identifier: Apache-2.0
package io.kith.launcher;

/** The house cannot start at all. */
final class CannotStartException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String line;

    CannotStartException(String line) {
        super(line);
        this.line = line;
    }

    /** One line that names the thing and the remedy. */
    String line() {
        return line;
    }
}
