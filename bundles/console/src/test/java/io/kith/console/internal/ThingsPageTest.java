// SPDX-License-Identifier: Apache-2.0
package io.kith.console.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kith.model.Category;
import io.kith.model.Field;
import io.kith.model.Jid;
import io.kith.model.Parameter;
import io.kith.model.Setting;
import io.kith.model.Value;
import io.kith.model.ValueType;
import io.kith.thing.Caller;
import io.kith.thing.ThingException;
import io.kith.thing.ThingException.ParameterError;
import io.kith.thing.ThingException.Reason;
import io.kith.thing.Things;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ThingsPageTest {

    private final FakeThings things = new FakeThings();
    private final ThingsPage page = new ThingsPage(things, 60);

    private static FakeExchange get(ThingsPage page, FakeExchange exchange) throws IOException {
        page.doGet(exchange.request(), exchange.response());
        assertEquals("application/json; charset=utf-8", exchange.sent("Content-Type"));
        return exchange;
    }

    private FakeExchange post(String what, String... namesAndValues) throws IOException {
        return post(page, what, namesAndValues);
    }

    private static FakeExchange post(ThingsPage page, String what, String... namesAndValues) throws IOException {
        FakeExchange exchange = FakeExchange.post("/kith-things/" + what);
        for (int i = 0; i < namesAndValues.length; i += 2) {
            exchange.with(namesAndValues[i], namesAndValues[i + 1]);
        }
        page.doPost(exchange.request(), exchange.response());
        return exchange;
    }

    /** What became of the job that an answer names. */
    private static String job(ThingsPage page, FakeExchange asked) throws IOException {
        assertEquals(200, asked.status(), asked::body);
        String number = asked.body().replaceAll("\\D", "");
        return get(page, FakeExchange.get("/kith-things/job").with("number", number))
                .body();
    }

    private String list() throws IOException {
        return get(page, FakeExchange.get("/kith-things/list")).body();
    }

    @Test
    void showsThingsWithTheirParametersTrustAndWhoAskedLast() throws Exception {
        things.all.add(new Things.Thing(
                "porch",
                "outside",
                true,
                List.of(Parameter.of("Level", ValueType.INT)
                        .between(0, 9)
                        .titled("How bright", "From dark to bright.")),
                List.of(Jid.of("ann@example.org")),
                Optional.of(new Things.Asked("eve@example.org/x", "read", false, FakeThings.NOW))));
        assertEquals(
                "{\"things\":[{\"id\":\"porch\",\"account\":\"outside\",\"readable\":true,\"parameters\":[{"
                        + "\"name\":\"Level\",\"type\":\"INT\",\"title\":\"How bright\",\"description\":\"From dark to bright.\","
                        + "\"min\":\"0\",\"max\":\"9\",\"options\":[],\"group\":\"\"}],\"trusted\":[\"ann@example.org\"],"
                        + "\"asked\":{\"caller\":\"eve@example.org/x\",\"what\":\"read\",\"allowed\":false,"
                        + "\"time\":\"2026-11-23T12:00:00Z\"}}]}",
                list());
    }

    @Test
    void readsAsTheConsoleAndSaysUnitTimeAndCategory() throws Exception {
        things.thing("hall");
        things.fields.add(Field.momentary("Temperature", Value.of("21.50", "°C")));
        things.fields.add(Field.identity("Serial", Value.of("A1")));
        String read = job(page, post("read", "thing", "hall"));
        assertEquals(Optional.of(new Caller.Local("console")), things.caller);
        assertTrue(
                read.contains("{\"name\":\"Temperature\",\"value\":\"21.50 °C\",\"time\":\"2026-11-23T12:00:00Z\","
                        + "\"categories\":[\"momentary\"],\"qualities\":[\"automaticReadout\"]}"),
                read);
        assertFalse(read.contains("Serial"), read);
        assertTrue(job(page, post("read", "thing", "hall", "what", "lasting")).contains("Serial"));
    }

    @Test
    void historyIsReadOnlyWhenAskedFor() throws Exception {
        things.thing("hall");
        things.fields.add(Field.of("Energy", Value.of(1), Category.HISTORICAL_DAY));
        assertFalse(job(page, post("read", "thing", "hall", "what", "lasting")).contains("Energy"));
        assertTrue(job(page, post("read", "thing", "hall", "what", "all")).contains("Energy"));
        assertEquals(400, post("read", "thing", "hall", "what", "everything").status());
    }

    @Test
    void aReadOutIsShownWhileItRuns() throws Exception {
        things.thing("hall").silent = true;
        things.fields.add(Field.momentary("Temperature", Value.of(21)));
        FakeExchange asked = post("read", "thing", "hall");
        String running = job(page, asked);
        assertTrue(running.startsWith("{\"done\":false") && running.contains("Temperature"), running);
        things.waiting.orElseThrow().done();
        assertTrue(job(page, asked).startsWith("{\"done\":true"));
    }

    @Test
    void aThingThatStaysSilentIsGivenUp() throws Exception {
        ThingsPage hasty = new ThingsPage(things, 1);
        things.thing("hall").silent = true;
        FakeExchange asked = post(hasty, "read", "thing", "hall");
        assertTrue(things.cancelled.get(20, TimeUnit.SECONDS));
        String state = job(hasty, asked);
        assertTrue(state.startsWith("{\"done\":true") && state.contains("\"No answer within 1 s.\""), state);
    }

    @Test
    void setsValuesInTheTypesOfTheirParameters() throws Exception {
        things.thing("porch", Parameter.of("State", ValueType.BOOLEAN), Parameter.of("Level", ValueType.INT));
        String done = job(
                page, post("set", "thing", "porch", "name", "State", "value", "true", "name", "Level", "value", "7"));
        assertTrue(
                done.contains("[{\"name\":\"State\",\"value\":\"true\"},{\"name\":\"Level\",\"value\":\"7\"}]"), done);
        assertEquals(List.of(new Setting("State", Value.of(true)), new Setting("Level", Value.of(7))), things.set);
    }

    @Test
    void nothingIsSetWhenOneValueIsWrong() throws Exception {
        things.thing("porch", Parameter.of("State", ValueType.BOOLEAN), Parameter.of("Level", ValueType.INT));
        FakeExchange bad =
                post("set", "thing", "porch", "name", "State", "value", "true", "name", "Level", "value", "high");
        assertEquals(400, bad.status());
        assertTrue(bad.body().contains("Level: \\\"high\\\" is not a whole number"), bad.body());
        assertEquals(
                400, post("set", "thing", "porch", "name", "Stat", "value", "1").status());
        assertEquals(400, post("set", "thing", "porch", "name", "State").status());
        assertEquals(
                404,
                post("set", "thing", "cellar", "name", "State", "value", "1").status());
        assertTrue(things.set.isEmpty());
    }

    @Test
    void aRefusalNamesEachParameter() throws Exception {
        things.thing("porch", Parameter.of("Level", ValueType.INT));
        things.refusal = Optional.of(new ThingException(
                Reason.BAD_REQUEST, "bad", List.of(new ParameterError("Level", "999 is above 255"))));
        String job = job(page, post("set", "thing", "porch", "name", "Level", "value", "999"));
        assertTrue(job.contains("\"failures\":[\"Level: 999 is above 255\"]"), job);
    }

    @Test
    void theFormSaysHowThingsStand() throws Exception {
        things.thing("porch", Parameter.of("Mode", ValueType.STRING));
        assertTrue(job(page, post("form", "thing", "porch"))
                .contains("\"entries\":[{\"name\":\"Mode\",\"value\":\"as it is\"}]"));
    }

    @Test
    void anotherSitesPageSetsNothing() throws Exception {
        things.thing("porch", Parameter.of("State", ValueType.BOOLEAN));
        FakeExchange forged = FakeExchange.post("/kith-things/set")
                .header("Origin", "https://evil.example")
                .with("thing", "porch")
                .with("name", "State")
                .with("value", "true");
        page.doPost(forged.request(), forged.response());
        assertEquals(403, forged.status());
        FakeExchange link = get(
                page,
                FakeExchange.get("/kith-things/set")
                        .with("thing", "porch")
                        .with("name", "State")
                        .with("value", "true"));
        assertEquals(404, link.status());
        assertTrue(things.set.isEmpty());
    }

    @Test
    void whatThingsAreCalledReachesTheBrowserAsNoMarkup() throws Exception {
        String evil = "</script><script>alert('${appRoot}')</script>";
        things.thing("porch", Parameter.of(evil, ValueType.STRING).titled(evil, evil));
        things.fields.add(Field.momentary(evil, Value.of(evil)));
        things.failures.add(evil);
        String shown = list() + job(page, post("read", "thing", "porch")) + job(page, post("form", "thing", "porch"));
        assertTrue(shown.contains("\\u003cscript\\u003e"), shown);
        assertFalse(shown.contains("<") || shown.contains("'"), shown);
    }

    @Test
    void aFloodOfFieldsIsCut() throws Exception {
        things.thing("hall");
        for (int i = 0; i < 3000; i++) {
            things.fields.add(Field.momentary("F" + i, Value.of(i)));
        }
        String job = job(page, post("read", "thing", "hall"));
        assertTrue(job.contains("\"cut\":true") && job.contains("\"F999\"") && !job.contains("\"F1000\""));
    }

    @Test
    void oldJobsAreForgottenInFavourOfNewOnes() throws Exception {
        things.thing("hall");
        FakeExchange first = post("read", "thing", "hall");
        for (int i = 0; i < 100; i++) {
            post("read", "thing", "hall");
        }
        assertTrue(job(page, first).contains("Ask again"));
    }

    @Test
    void withoutThingsThePageNamesTheRemedy() throws Exception {
        ThingsPage alone = new ThingsPage(null, 60);
        FakeExchange list = get(alone, FakeExchange.get("/kith-things/list"));
        assertEquals(503, list.status());
        assertTrue(list.body().contains("start the bundle io.kith.thing.core"), list.body());
    }
}
