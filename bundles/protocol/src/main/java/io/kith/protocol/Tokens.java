// SPDX-License-Identifier: Apache-2.0
package io.kith.protocol;

import java.util.List;

/**
 * Tokens that a request carried (XEP-0324 §3.5), each list in the order in which they were written.
 *
 * @param service of services that pass the request on
 * @param device of devices that pass it on
 * @param user of the user on whose behalf it is made
 */
public record Tokens(List<String> service, List<String> device, List<String> user) {

    /** No tokens at all, as nearly always. */
    public static final Tokens NONE = new Tokens(List.of(), List.of(), List.of());

    /** Copies the lists. */
    public Tokens {
        service = List.copyOf(service);
        device = List.copyOf(device);
        user = List.copyOf(user);
    }
}
