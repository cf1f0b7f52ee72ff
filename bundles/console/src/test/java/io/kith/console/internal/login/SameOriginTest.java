// SPDX-License-Identifier: Apache-2.0
package io.kith.console.internal.login;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.kith.console.internal.FakeExchange;
import io.kith.console.internal.login.SameOrigin.Origin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SameOriginTest {

    @ParameterizedTest
    @CsvSource({
        "Sec-Fetch-Site, same-origin, OURS",
        "Sec-Fetch-Site, same-site, FOREIGN",
        "Sec-Fetch-Site, cross-site, FOREIGN",
        "Sec-Fetch-Site, none, FOREIGN",
        "Origin, http://house.example:8080, OURS",
        "Origin, https://HOUSE.example:8080, OURS",
        "Origin, http://house.example, FOREIGN",
        "Origin, http://house.example:8080.evil.example, FOREIGN",
        "Origin, null, FOREIGN",
        "Origin, 'http://ho use', FOREIGN",
        "Referer, http://house.example:8080/system/console/kith-things, OURS",
        "Referer, http://evil.example/http://house.example:8080/, FOREIGN",
        "X-Nothing, said, UNKNOWN"
    })
    void whereAChangeComesFrom(String header, String value, Origin origin) {
        FakeExchange exchange =
                FakeExchange.post("/kith-things/set").header("Origin", null).header(header, value);
        assertEquals(origin, SameOrigin.of(exchange.request()));
    }

    @Test
    void askingIsFree() {
        FakeExchange exchange = FakeExchange.get("/kith-things").header("Sec-Fetch-Site", "cross-site");
        assertEquals(Origin.OURS, SameOrigin.of(exchange.request()));
    }
}
