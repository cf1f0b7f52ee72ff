// SPDX-License-Identifier: Apache-2.0
package io.kith.console.internal.login;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/**
 * Where the hash of the password lies. Only the owner may read it, and it is replaced as a whole: a power failure
 * leaves the old one or the new one.
 *
 * @param path of the file
 */
record PasswordFile(Path path) {

    private static final int MOST_BYTES = 1024;

    /**
     * The hash, or empty if there is no such file.
     *
     * @throws IOException if there is one and it cannot be read or holds something else; the message names the remedy
     */
    Optional<PasswordHash> read() throws IOException {
        if (Files.notExists(path)) {
            return Optional.empty();
        }
        try {
            if (Files.size(path) > MOST_BYTES) {
                throw new IllegalArgumentException("it is too long");
            }
            return Optional.of(PasswordHash.parse(Files.readString(path)));
        } catch (IOException | IllegalArgumentException e) {
            throw new IOException(
                    "The console's password file " + path + " cannot be used (" + e.getMessage()
                            + "). Nobody can log in. Delete it and start again: a new password is made.",
                    e);
        }
    }

    /** Replaces the hash. */
    void write(PasswordHash hash) throws IOException {
        Path absolute = path.toAbsolutePath();
        Path folder = absolute.getParent() == null ? absolute : absolute.getParent();
        boolean posix = Files.getFileStore(existing(folder)).supportsFileAttributeView("posix");
        if (Files.notExists(folder)) {
            Files.createDirectories(folder, owner(posix, "rwx------"));
        }
        Path fresh = Files.createTempFile(folder, "password", ".new", owner(posix, "rw-------"));
        try {
            try (FileChannel channel = FileChannel.open(fresh, Set.of(StandardOpenOption.WRITE))) {
                ByteBuffer bytes = ByteBuffer.wrap((hash + "\n").getBytes(StandardCharsets.US_ASCII));
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            Files.move(fresh, absolute, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    private static FileAttribute<?>[] owner(boolean posix, String rights) {
        return posix
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(rights))}
                : new FileAttribute<?>[0];
    }

    private static Path existing(Path folder) {
        Path found = folder;
        while (Files.notExists(found) && found.getParent() != null) {
            found = found.getParent();
        }
        return found;
    }
}
