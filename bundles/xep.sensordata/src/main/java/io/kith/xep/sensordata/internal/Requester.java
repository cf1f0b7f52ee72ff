// SPDX-License-Identifier: Apache-2.0
package io.kith.xep.sensordata.internal;

import io.kith.model.Field;
import io.kith.model.Value;
import java.math.BigDecimal;

/**
 * Which software asks, as far as that matters: some of it understands only a part of the types of XEP-0323 and drops the
 * rest without a word. docs/xep/peers.md has the measurements.
 */
enum Requester {

    /** Takes every type, and the end together with the last data. */
    CONFORMANT,

    /** Knows numbers as {@code numeric} alone, and neither dates nor times of day nor durations; keeps all as text. */
    SLIXMPP,

    /** Knows {@code int} and {@code boolean} alone, and must hear of the end apart from the data. */
    SMACK;

    /** Whether the end has to come in a message of its own. */
    boolean wantsEndApart() {
        return this == SMACK;
    }

    /** The field as this requester can read it; the same one where nothing can be done, or need be. */
    Field adapt(Field field) {
        Value value = field.value();
        Value adapted =
                switch (this) {
                    case CONFORMANT -> value;
                    case SLIXMPP -> forSlixmpp(value);
                    case SMACK -> forSmack(value);
                };
        return adapted == value
                ? field
                : new Field(
                        field.name(),
                        adapted,
                        field.categories(),
                        field.qualities(),
                        field.writable(),
                        field.localization());
    }

    private static Value forSlixmpp(Value value) {
        return switch (value.type()) {
            case INT, LONG -> new Value.Quantity(new BigDecimal(value.text()), "");
            case DATE, TIME, DURATION -> Value.of(value.text());
            default -> value;
        };
    }

    /** A number without decimals and unit says the same as an {@code int}; all others it cannot read anyway. */
    private static Value forSmack(Value value) {
        if (value instanceof Value.Int64 number && number.value() == (int) number.value()) {
            return Value.of((int) number.value());
        }
        if (value instanceof Value.Quantity quantity
                && quantity.unit().isEmpty()
                && quantity.number().scale() == 0
                && quantity.number().unscaledValue().bitLength() < 32) {
            return Value.of(quantity.number().intValueExact());
        }
        return value;
    }
}
