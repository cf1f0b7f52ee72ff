// SPDX-License-Identifier: Apache-2.0
package io.kith.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A bundle of the distribution. It lies in {@code bundles/NN/}, where NN is its start level, or in
 * {@code bundles/NN-shell/} if only the interactive shell needs it.
 */
record BundleFile(Path file, int startLevel) {

    private static final Pattern FOLDER = Pattern.compile("(\\d{1,3})(-shell)?");

    /** All bundles below the folder, by start level and name. */
    static List<BundleFile> below(Path bundles, boolean shell) throws IOException {
        List<BundleFile> found = new ArrayList<>();
        for (Path folder : sorted(bundles)) {
            Matcher name = FOLDER.matcher(folder.getFileName().toString());
            if (name.matches() && (shell || name.group(2) == null)) {
                int level = Integer.parseInt(name.group(1));
                for (Path file : sorted(folder)) {
                    if (file.toString().endsWith(".jar")) {
                        found.add(new BundleFile(file, level));
                    }
                }
            }
        }
        return found;
    }

    /**
     * Where the framework finds the bundle. {@code reference:} leaves the jar where it is: nothing is copied at start.
     */
    String location() {
        return "reference:" + file.toUri();
    }

    private static List<Path> sorted(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.sorted().toList();
        }
    }
}
