// SPDX-License-Identifier: Apache-2.0
package io.kith.thing;

import io.kith.model.Field;
import io.kith.model.Selection;
import java.time.Instant;
import org.osgi.annotation.versioning.ProviderType;

/**
 * One read-out in progress: takes what a sensor reports. It is a sink, because answers come in parts and late. May be
 * used from any thread. After {@link #done()}, {@link #fail(String)}, a time-out or a cancellation, further reports are
 * ignored.
 */
@ProviderType
public interface Readout {

    /**
     * What is asked for. A sensor may look at it to save work; what it reports beyond is dropped here, so it need not.
     */
    Selection selection();

    /** Reports fields as of now. */
    Readout report(Field... fields);

    /** Reports fields of another moment. */
    Readout report(Instant time, Field... fields);

    /** Everything is reported. */
    void done();

    /** Something could not be read; what was reported before stands. The text goes to whoever asked. */
    void fail(String reason);

    /** Whether nobody waits any longer; a long read-out looks at it now and then. */
    boolean ended();
}
