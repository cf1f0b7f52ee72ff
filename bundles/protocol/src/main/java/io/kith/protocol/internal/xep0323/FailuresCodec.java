// SPDX-License-Identifier: Apache-2.0
package io.kith.protocol.internal.xep0323;

import io.kith.model.Failure;
import io.kith.model.Value;
import io.kith.model.ValueType;
import io.kith.protocol.internal.Attributes;
import io.kith.protocol.internal.Lexical;
import io.kith.protocol.sensordata.Failures;
import io.kith.xml.Codec;
import io.kith.xml.Element;
import io.kith.xml.MalformedElementException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** XEP-0323 §3.3: {@code failure}. Deployed peers leave out node and time, which then are the thing itself and now. */
final class FailuresCodec implements Codec<Failures> {

    @Override
    public Failures parse(Element element) throws MalformedElementException {
        Attributes.expect(element, Xep0323.NAMESPACE, "failure");
        List<Failure> failures = new ArrayList<>();
        for (Element error : element.children(Xep0323.NAMESPACE, "error")) {
            failures.add(new Failure(
                    Attributes.node(error), time(error), error.text().strip()));
        }
        return new Failures(Attributes.seqnr(element), Attributes.flag(element, "done"), failures);
    }

    /** The schema has any string here. */
    private static Instant time(Element error) {
        return Lexical.parse(ValueType.DATE_TIME, error.attribute("timestamp").orElse(""))
                                .orElse(null)
                        instanceof Value.Moment moment
                ? moment.value().toInstant()
                : Instant.now();
    }

    @Override
    public Element serialize(Failures value) {
        Element.Builder element = Element.builder(Xep0323.NAMESPACE, "failure")
                .attribute("seqnr", value.seqnr())
                .attribute("done", Boolean.toString(value.done()));
        for (Failure failure : value.failures()) {
            element.child(Attributes.node(Xep0323.NAMESPACE, "error", failure.node())
                    .attribute("timestamp", failure.time().toString())
                    .text(failure.text())
                    .build());
        }
        return element.build();
    }
}
