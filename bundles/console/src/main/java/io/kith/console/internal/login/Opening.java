// SPDX-License-Identifier: Apache-2.0
package io.kith.console.internal.login;

import java.io.IOException;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;

/**
 * What is found at start, or made.
 *
 * @param hash of the password; empty if it cannot be known, and then nobody may log in
 * @param announcement lines for the person who starts the house for the first time
 * @param trouble one sentence for the log, if something is wrong
 */
record Opening(Optional<PasswordHash> hash, List<String> announcement, Optional<String> trouble) {

    static Opening of(PasswordFile file, String user, SecureRandom random) {
        try {
            Optional<PasswordHash> kept = file.read();
            return kept.isPresent() ? new Opening(kept, List.of(), Optional.empty()) : first(file, user, random);
        } catch (IOException e) {
            return new Opening(Optional.empty(), List.of(), Optional.of(String.valueOf(e.getMessage())));
        }
    }

    private static Opening first(PasswordFile file, String user, SecureRandom random) {
        String password = FirstPassword.make(random);
        PasswordHash hash = PasswordHash.of(password, random, FirstPassword.ROUNDS);
        try {
            file.write(hash);
        } catch (IOException e) {
            return new Opening(
                    Optional.empty(),
                    List.of(),
                    Optional.of("The console's password file " + file.path() + " cannot be written (" + e.getMessage()
                            + "). Nobody can log in. Make its folder writable and start again."));
        }
        return new Opening(
                Optional.of(hash),
                List.of("Console login: " + user + " / " + password
                        + "  (shown this once; change it on the console's page Password)"),
                Optional.empty());
    }
}
