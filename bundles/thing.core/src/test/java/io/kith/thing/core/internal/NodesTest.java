// SPDX-License-Identifier: Apache-2.0
package io.kith.thing.core.internal;

import static io.kith.thing.core.internal.Fixture.get;
import static io.kith.thing.core.internal.Fixture.refusal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.kith.model.Category;
import io.kith.model.Field;
import io.kith.model.NodeRef;
import io.kith.model.Parameter;
import io.kith.model.Selection;
import io.kith.model.Value;
import io.kith.model.ValueType;
import io.kith.thing.ThingException.Reason;
import io.kith.thing.tck.DummyActuator;
import io.kith.thing.tck.DummySensor;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Which things a request means. */
class NodesTest {

    private static final Field WARM = Field.momentary("Temperature", Value.of("21.5", "C"));
    private static final Field BRIGHT = Field.momentary("Light", Value.of("40.0", "%"));
    private static final Selection EVERYTHING = Selection.of(Category.ALL);

    private final Fixture fixture = new Fixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    private Recorder read(Selection selection) throws Exception {
        Recorder recorder = Recorder.of(get(fixture.console().read(selection)));
        assertEquals(List.of(), recorder.offences);
        return recorder;
    }

    @Test
    void nodesAreThingsByTheirIds() throws Exception {
        fixture.sensor("hall", new DummySensor(WARM));
        fixture.sensor("attic", new DummySensor(BRIGHT));
        assertEquals(List.of("attic", "hall"), fixture.console().things());
        NodeRef hall = NodeRef.of("hall");
        Recorder recorder = read(EVERYTHING.ofNodes(List.of(hall, NodeRef.of("hall"))));
        assertEquals(List.of("Temperature"), recorder.names());
        assertEquals(hall, recorder.samples.get(0).node());
        assertEquals(
                2,
                read(EVERYTHING.ofNodes(List.of(hall, NodeRef.of("attic"))))
                        .samples
                        .size());
    }

    /** There are no data sources, so none can be found: XEP-0323 §3.3 and XEP-0325 §3.3 name the error. */
    @Test
    void aNodeOfAnUnknownSourceIsNotFound() {
        fixture.sensor("hall", new DummySensor(WARM));
        for (NodeRef node : List.of(
                new NodeRef("hall", "NoSuch", ""), new NodeRef("hall", "", "NoSuch"), new NodeRef("", "NoSuch", ""))) {
            assertEquals(
                    Reason.ITEM_NOT_FOUND,
                    refusal(fixture.console().read(EVERYTHING.ofNodes(List.of(node))))
                            .reason());
        }
    }

    @Test
    void severalThingsNeedANodeAndAnUnknownNodeReadsNone() {
        DummySensor hall = new DummySensor(WARM);
        assertEquals(
                Reason.ITEM_NOT_FOUND,
                refusal(fixture.console().read(EVERYTHING)).reason());
        fixture.sensor("hall", hall);
        fixture.sensor("attic", new DummySensor(BRIGHT));
        assertEquals(
                Reason.BAD_REQUEST, refusal(fixture.console().read(EVERYTHING)).reason());
        assertEquals(
                Reason.BAD_REQUEST,
                refusal(fixture.console().read(EVERYTHING.ofNodes(List.of(NodeRef.SELF))))
                        .reason());
        assertEquals(
                Reason.ITEM_NOT_FOUND,
                refusal(fixture.console().read(EVERYTHING.ofNodes(List.of(NodeRef.of("hall"), NodeRef.of("cellar")))))
                        .reason());
        assertEquals(0, hall.reads());
    }

    @Test
    void whatHasNoSensorCannotBeRead() {
        fixture.actuator("lamp", DummyActuator.of(Parameter.of("Lamp", ValueType.BOOLEAN), Value.of(false)));
        assertEquals(
                Reason.NOT_IMPLEMENTED,
                refusal(fixture.console().read(EVERYTHING)).reason());
        assertFalse(fixture.house.all().get(0).readable());
    }
}
