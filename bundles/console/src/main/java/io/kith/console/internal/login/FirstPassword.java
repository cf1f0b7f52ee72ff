// SPDX-License-Identifier: Apache-2.0
package io.kith.console.internal.login;

import java.security.SecureRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Makes a password that a person can read from a screen and type: 16 characters in groups, none that look alike. */
final class FirstPassword {

    private static final String ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789";
    private static final int GROUPS = 4;
    private static final int GROUP_LENGTH = 4;

    /**
     * Rounds of its hash: few, since nobody guesses 80 random bits however fast a guess is, and a first start is not to
     * be kept waiting. Passwords that people choose get more.
     */
    static final int ROUNDS = 10_000;

    private FirstPassword() {}

    static String make(SecureRandom random) {
        return IntStream.range(0, GROUPS).mapToObj(i -> group(random)).collect(Collectors.joining("-"));
    }

    private static String group(SecureRandom random) {
        return random.ints(GROUP_LENGTH, 0, ALPHABET.length())
                .mapToObj(i -> ALPHABET.substring(i, i + 1))
                .collect(Collectors.joining());
    }
}
