// SPDX-License-Identifier: Apache-2.0
package io.kith.model;

import java.util.Arrays;
import java.util.Optional;

/**
 * How far a value can be relied on (XEP-0323 §4: quality of service), in ascending importance: a value of lower
 * importance must not replace one of higher. A field without any is understood as {@link #AUTOMATIC_READOUT}.
 */
public enum Quality {
    /** There is no value. */
    MISSING("missing"),
    /** Still being collected. */
    IN_PROGRESS("inProgress"),
    /** Estimated by a device. */
    AUTOMATIC_ESTIMATE("automaticEstimate"),
    /** Estimated by a person. */
    MANUAL_ESTIMATE("manualEstimate"),
    /** Read by a person. */
    MANUAL_READOUT("manualReadout"),
    /** Read by a device. */
    AUTOMATIC_READOUT("automaticReadout"),
    /** Its time is off by more than allowed. */
    TIME_OFFSET("timeOffset"),
    /** Something was not as it should be. */
    WARNING("warning"),
    /** Something was wrong. */
    ERROR("error"),
    /** Signed by an operator. */
    SIGNED("signed"),
    /** Invoiced. */
    INVOICED("invoiced"),
    /** The last of a series. */
    END_OF_SERIES("endOfSeries"),
    /** The power failed. */
    POWER_FAILURE("powerFailure"),
    /** Invoiced and confirmed. */
    INVOICE_CONFIRMED("invoiceConfirmed");

    private final String token;

    Quality(String token) {
        this.token = token;
    }

    /** The specification's own word for it. */
    public String token() {
        return token;
    }

    /** The quality of that word. */
    public static Optional<Quality> ofToken(String token) {
        return Arrays.stream(values()).filter(q -> q.token.equals(token)).findFirst();
    }
}
