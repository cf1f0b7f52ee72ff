// SPDX-License-Identifier: Apache-2.0
package io.kith.thing;

import static java.util.Objects.requireNonNull;

import io.kith.model.Jid;
import java.util.List;

/** Who asks. */
public sealed interface Caller {

    /** For logs and for the console's "who asked last". */
    String name();

    /**
     * Somebody on the network, whom the guards must allow.
     *
     * @param jid full address, as the server stamped it
     * @param account the account of ours to which the request came: what things it means depends on that
     * @param tokens service, device and user tokens that the request carried (XEP-0324 §3.5)
     */
    record Remote(Jid jid, String account, Tokens tokens) implements Caller {
        /** Refuses null. */
        public Remote {
            requireNonNull(jid, "jid");
            requireNonNull(account, "account");
            requireNonNull(tokens, "tokens");
        }

        @Override
        public String name() {
            return jid.toString();
        }
    }

    /**
     * An administrator of this house at the console or in the shell, who needs no guard's leave and sees every thing
     * as a node of its id.
     *
     * @param name such as {@code console}
     */
    record Local(String name) implements Caller {
        /** Refuses null. */
        public Local {
            requireNonNull(name, "name");
        }
    }

    /**
     * Tokens that a request carried; each list may be empty.
     *
     * @param service of services that pass the request on
     * @param device of devices that pass it on
     * @param user of the user on whose behalf it is made
     */
    record Tokens(List<String> service, List<String> device, List<String> user) {
        /** No tokens at all, as nearly always. */
        public static final Tokens NONE = new Tokens(List.of(), List.of(), List.of());

        /** Copies the lists. */
        public Tokens {
            service = List.copyOf(service);
            device = List.copyOf(device);
            user = List.copyOf(user);
        }
    }
}
