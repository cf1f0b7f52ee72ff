// SPDX-License-Identifier: Apache-2.0
package io.kith.protocol.internal.xep0323;

import io.kith.protocol.sensordata.Accepted;
import io.kith.protocol.sensordata.Cancel;
import io.kith.protocol.sensordata.Cancelled;
import io.kith.protocol.sensordata.Done;
import io.kith.protocol.sensordata.Failures;
import io.kith.protocol.sensordata.Fields;
import io.kith.protocol.sensordata.ReadoutRequest;
import io.kith.protocol.sensordata.Rejected;
import io.kith.protocol.sensordata.SensorData;
import io.kith.protocol.sensordata.SensorDialect;
import io.kith.protocol.sensordata.Started;
import io.kith.xml.Codec;

/** The codecs of {@code urn:xmpp:iot:sensordata}. */
public final class Xep0323 implements SensorDialect {

    static final String NAMESPACE = SensorData.NAMESPACE;

    private final Codec<ReadoutRequest> request = new RequestCodec();
    private final Codec<Accepted> accepted = new AcceptedCodec();
    private final Codec<Started> started = new SignalCodec<>("started", Started::new, Started::seqnr);
    private final Codec<Fields> fields = new FieldsCodec();
    private final Codec<Failures> failures = new FailuresCodec();
    private final Codec<Done> done = new SignalCodec<>("done", Done::new, Done::seqnr);
    private final Codec<Cancel> cancel = new SignalCodec<>("cancel", Cancel::new, Cancel::seqnr);
    private final Codec<Cancelled> cancelled = new SignalCodec<>("cancelled", Cancelled::new, Cancelled::seqnr);
    private final Codec<Rejected> rejected = new RejectedCodec();

    @Override
    public String namespace() {
        return NAMESPACE;
    }

    @Override
    public Codec<ReadoutRequest> request() {
        return request;
    }

    @Override
    public Codec<Accepted> accepted() {
        return accepted;
    }

    @Override
    public Codec<Started> started() {
        return started;
    }

    @Override
    public Codec<Fields> fields() {
        return fields;
    }

    @Override
    public Codec<Failures> failures() {
        return failures;
    }

    @Override
    public Codec<Done> done() {
        return done;
    }

    @Override
    public Codec<Cancel> cancel() {
        return cancel;
    }

    @Override
    public Codec<Cancelled> cancelled() {
        return cancelled;
    }

    @Override
    public Codec<Rejected> rejected() {
        return rejected;
    }
}
