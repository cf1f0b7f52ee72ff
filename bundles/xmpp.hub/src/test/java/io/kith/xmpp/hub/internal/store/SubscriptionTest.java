// SPDX-License-Identifier: Apache-2.0
package io.kith.xmpp.hub.internal.store;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.kith.xmpp.hub.internal.store.Subscription.Kind;
import io.kith.xmpp.hub.internal.store.Subscription.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The state machine against the tables of RFC 6121 Appendix A. */
class SubscriptionTest {

    private static final Map<String, Subscription> NAMES = Map.of(
            "None", Subscription.NONE,
            "None+Out", Subscription.NONE_OUT,
            "None+In", Subscription.NONE_IN,
            "None+Out+In", Subscription.NONE_OUT_IN,
            "To", Subscription.TO,
            "To+In", Subscription.TO_IN,
            "From", Subscription.FROM,
            "From+Out", Subscription.FROM_OUT,
            "Both", Subscription.BOTH);

    /** State, whether the stanza is passed on, next state; "-" is the same state. */
    private static final String TABLES = """
            A.2.1 out SUBSCRIBE
            None yes None+Out | None+Out yes - | None+In yes None+Out+In | None+Out+In yes - | To yes - | To+In yes - | From yes From+Out | From+Out yes - | Both yes -
            A.2.2 out UNSUBSCRIBE
            None yes - | None+Out yes None | None+In yes - | None+Out+In yes None+In | To yes None | To+In yes None+In | From yes - | From+Out yes From | Both yes From
            A.2.3 out SUBSCRIBED
            None no - | None+Out no - | None+In yes From | None+Out+In yes From+Out | To no - | To+In yes Both | From no - | From+Out no - | Both no -
            A.2.4 out UNSUBSCRIBED
            None no - | None+Out no - | None+In yes None | None+Out+In yes None+Out | To no - | To+In yes To | From yes None | From+Out yes None+Out | Both yes To
            A.3.1 in SUBSCRIBE
            None yes None+In | None+Out yes None+Out+In | None+In no - | None+Out+In no - | To yes To+In | To+In no - | From no - | From+Out no - | Both no -
            A.3.2 in UNSUBSCRIBE
            None no - | None+Out no - | None+In yes None | None+Out+In yes None+Out | To no - | To+In yes To | From yes None | From+Out yes None+Out | Both yes To
            A.3.3 in SUBSCRIBED
            None no - | None+Out yes To | None+In no - | None+Out+In yes To+In | To no - | To+In no - | From no - | From+Out yes Both | Both no -
            A.3.4 in UNSUBSCRIBED
            None no - | None+Out yes None | None+In no - | None+Out+In yes None+In | To yes None | To+In yes None+In | From no - | From+Out yes From | Both yes From
            """;

    record Row(String table, boolean outbound, Kind kind, Subscription before, Step step) {}

    static List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        String[] lines = TABLES.split("\n");
        for (int i = 0; i < lines.length; i += 2) {
            String[] head = lines[i].split(" ");
            for (String cell : lines[i + 1].split(" \\| ")) {
                String[] parts = cell.split(" ");
                Subscription before = named(parts[0]);
                Subscription next = parts[2].equals("-") ? before : named(parts[2]);
                rows.add(new Row(
                        head[0],
                        head[1].equals("out"),
                        Kind.valueOf(head[2]),
                        before,
                        new Step(next, parts[1].equals("yes"))));
            }
        }
        assertEquals(2 * 4 * 9, rows.size());
        return rows;
    }

    private static Subscription named(String name) {
        return requireNonNull(NAMES.get(name), name);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void followsTheTable(Row row) {
        Step step = row.outbound()
                ? row.before().outbound(row.kind())
                : row.before().inbound(row.kind());
        assertEquals(row.step(), step);
    }
}
