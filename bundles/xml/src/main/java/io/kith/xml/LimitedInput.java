// SPDX-License-Identifier: Apache-2.0
package io.kith.xml;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Ends in an error after a number of bytes that is set anew for every element, and remembers how it ended. */
final class LimitedInput extends FilterInputStream {

    private static final int SLACK = 8192;

    private long left;
    private boolean exceeded;
    private boolean ended;
    private @Nullable IOException failure;

    LimitedInput(InputStream in, int bytes) {
        super(in);
        allow(bytes);
    }

    /** The parser below reads ahead by a buffer, so what it read already may belong to the next element. */
    final void allow(int bytes) {
        left = (long) bytes + SLACK;
    }

    boolean exceeded() {
        return exceeded;
    }

    boolean ended() {
        return ended;
    }

    Optional<IOException> failure() {
        return Optional.ofNullable(failure);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (left <= 0) {
            exceeded = true;
            throw new IOException("Limit exceeded");
        }
        try {
            int count = super.read(buffer, offset, (int) Math.min(length, left));
            if (count < 0) {
                ended = true;
            } else {
                left -= count;
            }
            return count;
        } catch (IOException e) {
            failure = e;
            throw e;
        }
    }

    @Override
    public void close() {
        // whoever opened the input closes it
    }
}
