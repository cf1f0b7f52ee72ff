// SPDX-License-Identifier: Apache-2.0
package io.kith.xml;

/**
 * Translates between an element and the value that it stands for. Implementations are stateless and may be used by
 * any number of threads.
 *
 * @param <T> the value, immutable
 */
public interface Codec<T> {

    /**
     * Reads what a peer sent. Unknown attributes and children are ignored.
     *
     * @throws MalformedElementException if something required is missing or cannot be understood
     */
    T parse(Element element) throws MalformedElementException;

    /** Writes a value in the form that the specification names. */
    Element serialize(T value);
}
