// SPDX-License-Identifier: Apache-2.0
package io.kith.itests.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The pages of the repository, and the commands in them: every line of a block marked {@code sh}. */
final class Pages {

    private Pages() {}

    /** The root of the repository. */
    static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("kith"))) {
            folder = folder.getParent();
        }
        return folder;
    }

    static List<Path> all() {
        List<Path> pages = new ArrayList<>(List.of(root().resolve("README.md")));
        for (String folder : List.of("docs", "examples")) {
            try (Stream<Path> files = Files.walk(root().resolve(folder))) {
                files.filter(f -> f.toString().endsWith(".md")).sorted().forEach(pages::add);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return pages;
    }

    static List<String> commands(Path page) {
        List<String> commands = new ArrayList<>();
        boolean inside = false;
        for (String line : lines(page)) {
            if (line.strip().startsWith("```")) {
                inside = line.strip().equals("```sh");
            } else if (inside && !line.isBlank() && !line.strip().startsWith("#")) {
                commands.add(line.strip());
            }
        }
        return commands;
    }

    private static List<String> lines(Path page) {
        try {
            return Files.readAllLines(page);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
