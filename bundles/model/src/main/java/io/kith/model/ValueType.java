// SPDX-License-Identifier: Apache-2.0
package io.kith.model;

/** The types that values and parameters have on the network: those of XEP-0323 §3.2 and XEP-0325 §3.2 together. */
public enum ValueType {
    /** {@link Value.Flag}. */
    BOOLEAN,
    /** {@link Value.Colour}; parameters only. */
    COLOR,
    /** {@link Value.Day}. */
    DATE,
    /** {@link Value.Moment}. */
    DATE_TIME,
    /** {@link Value.Span}. */
    DURATION,
    /** {@link Value.Choice}; fields only, a parameter takes its text. */
    ENUM,
    /** {@link Value.Int32}. */
    INT,
    /** {@link Value.Int64}. */
    LONG,
    /** {@link Value.Quantity}: {@code numeric} with a unit in a field, {@code double} in a parameter. */
    NUMERIC,
    /** {@link Value.Text}. */
    STRING,
    /** {@link Value.TimeOfDay}. */
    TIME
}
