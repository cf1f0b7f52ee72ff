// SPDX-License-Identifier: Apache-2.0
package io.kith.xmpp.smack.internal;

/** Why a link is not online: the message is one sentence for a person, with cause and remedy. */
final class Trouble extends Exception {

    private static final long serialVersionUID = 1L;

    /** What to do next. */
    enum Kind {
        /** Try again, less and less often. */
        PASSING,
        /** Somebody else uses the same address: whoever comes back fast only throws the other one out. */
        CONTESTED,
        /** Name or password are not accepted: lasting, unless the account can be made. */
        REFUSED,
        /** Nothing changes until somebody acts. */
        LASTING
    }

    private final Kind kind;

    Trouble(Kind kind, String sentence) {
        super(sentence);
        this.kind = kind;
    }

    Trouble(Kind kind, String sentence, Throwable cause) {
        super(sentence, cause);
        this.kind = kind;
    }

    Kind kind() {
        return kind;
    }

    /** The sentence. */
    String sentence() {
        return String.valueOf(getMessage());
    }
}
