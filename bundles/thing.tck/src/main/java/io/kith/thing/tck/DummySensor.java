// SPDX-License-Identifier: Apache-2.0
package io.kith.thing.tck;

import io.kith.model.Field;
import io.kith.thing.Readout;
import io.kith.thing.Sensor;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A sensor that reports the same fields each time, and counts how often it is read. Thread-safe. */
public final class DummySensor implements Sensor {

    private final AtomicInteger reads = new AtomicInteger();
    private volatile List<Field> fields;

    /** A sensor of these fields. */
    public DummySensor(Field... fields) {
        this.fields = List.of(fields);
    }

    /** From now on these. */
    public void set(Field... newFields) {
        fields = List.of(newFields);
    }

    /** How often it was read. */
    public int reads() {
        return reads.get();
    }

    @Override
    public void read(Readout readout) {
        reads.incrementAndGet();
        readout.report(fields.toArray(Field[]::new)).done();
    }
}
