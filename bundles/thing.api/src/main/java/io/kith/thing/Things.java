// SPDX-License-Identifier: Apache-2.0
package io.kith.thing;

import io.kith.model.Jid;
import io.kith.model.Parameter;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** The things of this house. The one place where they are found, guarded and called. Thread-safe; never blocks. */
@ProviderType
public interface Things {

    /**
     * The things that a caller means, as that caller may see them. For a remote one these are the things of the
     * account to which it spoke; for a local one all of them. Cheap: nobody is asked yet.
     */
    View seenBy(Caller caller);

    /** Every thing there is, for the faces of administrators. Sorted by id. */
    List<Thing> all();

    /**
     * One thing at this moment.
     *
     * @param id what it is known by in this house
     * @param account the account under which others reach it
     * @param readable whether a sensor of it is there
     * @param parameters what can be controlled, in order
     * @param trusted whom the configuration trusts, bare addresses
     * @param lastAsked who spoke to it last; an administrator's look at its values does not count
     * @param label what people call it, or empty
     */
    record Thing(
            String id,
            String account,
            boolean readable,
            List<Parameter> parameters,
            List<Jid> trusted,
            Optional<Asked> lastAsked,
            String label) {

        /** Copies the lists. */
        public Thing {
            parameters = List.copyOf(parameters);
            trusted = List.copyOf(trusted);
        }

        /** A thing that people have no name for. */
        public Thing(
                String id,
                String account,
                boolean readable,
                List<Parameter> parameters,
                List<Jid> trusted,
                Optional<Asked> lastAsked) {
            this(id, account, readable, parameters, trusted, lastAsked, "");
        }
    }

    /**
     * Who asked what, and what became of it.
     *
     * @param caller name of the caller
     * @param what such as {@code read} or {@code set State}
     * @param allowed whether the guards let it through
     * @param time when
     */
    record Asked(String caller, String what, boolean allowed, Instant time) {}
}
