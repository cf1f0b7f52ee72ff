// SPDX-License-Identifier: Apache-2.0
package io.kith.shell.internal;

import java.io.Serial;

/** Why a command did nothing, in one line that names the thing and the remedy: the shell prints it. */
public final class CommandException extends Exception {

    @Serial
    private static final long serialVersionUID = 1L;

    CommandException(String message) {
        super(Table.plain(message));
    }
}
