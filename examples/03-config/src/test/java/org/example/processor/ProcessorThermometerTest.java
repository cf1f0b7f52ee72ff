// SPDX-License-Identifier: Apache-2.0
package org.example.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.kith.model.Selection;
import io.kith.model.Value;
import io.kith.thing.Sensor;
import io.kith.thing.tck.RecordingReadout;
import io.kith.thing.tck.SensorContract;
import java.lang.annotation.Annotation;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessorThermometerTest extends SensorContract {

    @TempDir
    private Path folder;

    @Override
    protected Sensor sensor() throws Exception {
        Path file = Files.writeString(folder.resolve("temp"), "48312\n");
        return new ProcessorThermometer(config(file.toString()));
    }

    @Test
    void thousandthsBecomeDegrees() throws Exception {
        RecordingReadout readout = RecordingReadout.of(sensor(), Selection.momentary(), deadline());
        assertEquals(
                Value.of("48.3", "C"), readout.field("Temperature").orElseThrow().value());
    }

    private static ProcessorThermometer.Config config(String file) {
        return new ProcessorThermometer.Config() {
            @Override
            public Class<? extends Annotation> annotationType() {
                return ProcessorThermometer.Config.class;
            }

            @Override
            public String kith_thing_id() {
                return "processor";
            }

            @Override
            public String file() {
                return file;
            }
        };
    }
}
