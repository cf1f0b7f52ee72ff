// SPDX-License-Identifier: Apache-2.0
package io.kith.xmpp.smack.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Set;

/** Where the password of an account is. */
sealed interface Password {

    /** Reads it; made up first if that is the way here. */
    Taken take() throws IOException;

    /** Where a person sets it, for sentences. */
    String place();

    /**
     * A password that was read.
     *
     * @param text the password
     * @param fresh whether it was made up just now, so that no account can have it yet
     */
    record Taken(String text, boolean fresh) {
        @Override
        public String toString() {
            return "Taken[" + (fresh ? "fresh" : "kept") + "]";
        }
    }

    /**
     * In the configuration.
     *
     * @param text the password
     * @param pid the configuration
     */
    record Configured(String text, String pid) implements Password {
        @Override
        public Taken take() {
            return new Taken(text, false);
        }

        @Override
        public String place() {
            return "password of " + pid;
        }

        @Override
        public String toString() {
            return "Configured[" + pid + "]";
        }
    }

    /**
     * In a file that only its owner may read; if there is none, it is made with a random password, and is on the disk
     * before anybody else hears of that password.
     *
     * @param file its path
     */
    record InFile(Path file) implements Password {

        private static final int RANDOM_BYTES = 24;

        @Override
        public Taken take() throws IOException {
            try {
                return new Taken(read(), false);
            } catch (NoSuchFileException e) {
                return make();
            }
        }

        private String read() throws IOException {
            String text = Files.readString(file).strip();
            if (text.isEmpty()) {
                throw new IOException("The file " + file + " holds no password; write it there, or remove the file.");
            }
            return text;
        }

        private Taken make() throws IOException {
            byte[] random = new byte[RANDOM_BYTES];
            new SecureRandom().nextBytes(random);
            String text = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder, ownerOnly("rwx------"));
            }
            Path begun = file.resolveSibling(file.getFileName() + ".new");
            Files.deleteIfExists(begun);
            Set<StandardOpenOption> write = EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            try (FileChannel channel = FileChannel.open(begun, write, ownerOnly("rw-------"))) {
                ByteBuffer bytes = ByteBuffer.wrap((text + '\n').getBytes(StandardCharsets.UTF_8));
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            if (Files.exists(file)) {
                throw new FileAlreadyExistsException(file.toString());
            }
            Files.move(begun, file, StandardCopyOption.ATOMIC_MOVE);
            return new Taken(text, true);
        }

        private static FileAttribute<?>[] ownerOnly(String permissions) {
            if (!FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
                return new FileAttribute<?>[0];
            }
            return new FileAttribute<?>[] {
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
            };
        }

        @Override
        public String place() {
            return "the file " + file;
        }
    }
}
