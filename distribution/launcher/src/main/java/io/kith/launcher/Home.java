// SPDX-License-Identifier: Apache-2.0
package io.kith.launcher;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The folder that holds everything one house knows: {@code conf/}, {@code deploy/}, {@code data/}, {@code log/} and
 * {@code cache/}. Everything in it is readable by its owner only, since configurations and data hold secrets.
 */
record Home(Path root) {

    private static final String ONLY_OWNER_ENTERS = "rwx------";
    private static final String ONLY_OWNER_READS = "rw-------";

    Path conf() {
        return root.resolve("conf");
    }

    Path deploy() {
        return root.resolve("deploy");
    }

    Path data() {
        return root.resolve("data");
    }

    Path log() {
        return root.resolve("log");
    }

    /** The framework's own folder. It is emptied at every start: what the house should be stands in files elsewhere. */
    Path cache() {
        return root.resolve("cache");
    }

    /**
     * Makes what is missing of the home and closes it to others.
     *
     * @throws CannotStartException if the folder cannot be made or written
     */
    static Home prepare(Path root) throws CannotStartException {
        Home home = new Home(root);
        try {
            for (Path folder : List.of(root, home.conf(), home.deploy(), home.data(), home.log(), home.cache())) {
                Files.createDirectories(folder);
                restrict(folder, ONLY_OWNER_ENTERS);
                if (!Files.isWritable(folder)) {
                    throw new FileSystemException(folder.toString(), null, "not writable");
                }
            }
            return home;
        } catch (IOException e) {
            throw new CannotStartException("The home " + root + " cannot be written (" + Cause.of(e)
                    + "). Choose a folder of your own: KITH_HOME=DIR.");
        }
    }

    /**
     * Copies the configurations that the distribution brings into {@code conf/}, each once in the life of a home: a
     * file that a person has changed stays as it is, and one that a person has removed stays removed.
     */
    void furnish(Path templates) throws IOException {
        Path list = data().resolve("templates");
        Set<String> known = Files.exists(list) ? new HashSet<>(Files.readAllLines(list)) : new HashSet<>();
        StringBuilder added = new StringBuilder();
        for (Path template : filesOf(templates)) {
            String name = template.getFileName().toString();
            if (known.add(name)) {
                added.append(name).append('\n');
                Path target = conf().resolve(name);
                if (Files.notExists(target)) {
                    Files.copy(template, target);
                    restrict(target, ONLY_OWNER_READS);
                }
            }
        }
        if (!added.isEmpty()) {
            Files.writeString(
                    list, added, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            restrict(list, ONLY_OWNER_READS);
        }
    }

    private static List<Path> filesOf(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    static void restrict(Path path, String permissions) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(path, PosixFileAttributeView.class);
        if (view != null) {
            view.setPermissions(PosixFilePermissions.fromString(permissions));
        }
    }
}
