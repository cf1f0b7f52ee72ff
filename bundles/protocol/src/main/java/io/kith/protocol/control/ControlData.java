// SPDX-License-Identifier: Apache-2.0
package io.kith.protocol.control;

import io.kith.protocol.internal.xep0325.Xep0325;
import java.util.Optional;

/** The dialects of control that are spoken here. */
public final class ControlData {

    /** The namespace of XEP-0325. */
    public static final String NAMESPACE = "urn:xmpp:iot:control";

    private static final ControlDialect XEP_0325 = new Xep0325();

    private ControlData() {}

    /** XEP-0325 as it was last published. */
    public static ControlDialect xep0325() {
        return XEP_0325;
    }

    /** The dialect of a namespace. */
    public static Optional<ControlDialect> of(String namespace) {
        return namespace.equals(NAMESPACE) ? Optional.of(XEP_0325) : Optional.empty();
    }
}
