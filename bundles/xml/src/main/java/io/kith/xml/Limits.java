// SPDX-License-Identifier: Apache-2.0
package io.kith.xml;

/**
 * How much a reader takes from a stranger.
 *
 * @param bytes bytes of one element at the top of a stream, or of a whole text
 * @param depth elements within elements
 * @param nodes elements, attributes and namespace declarations together within one element at the top of a stream
 * @param names different {@link Symbols} within one stream: local names, prefixes, names with prefix, and namespaces, of
 *     64 characters each on average; the parser below keeps every one it ever saw
 */
public record Limits(int bytes, int depth, int nodes, int names) {

    /** For stanzas: 256 KiB, 64 deep, 20 000 nodes, 10 000 names. RFC 6120 §13.12 asks for at least 10 000 bytes. */
    public static final Limits STANZA = new Limits(256 * 1024, 64, 20_000, 10_000);

    /** For a peer that has not logged in: what RFC 6120 §13.12 obliges us to take, and little more. */
    public static final Limits STRANGER = new Limits(16 * 1024, 8, 200, 200);

    /** Refuses limits that nothing could pass. */
    public Limits {
        if (bytes < 1 || depth < 1 || nodes < 1 || names < 1) {
            throw new IllegalArgumentException("Limits must be positive");
        }
    }
}
