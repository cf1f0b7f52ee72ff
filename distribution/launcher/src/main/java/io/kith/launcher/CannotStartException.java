// SPDX-License-Identifier: Apache-2.0
package io.kith.launcher;

/** The house cannot start at all. The message is one line that names the thing and the remedy. */
final class CannotStartException extends Exception {
    private static final long serialVersionUID = 1L;

    CannotStartException(String line) {
        super(line);
    }
}
