// SPDX-License-Identifier: Apache-2.0
package io.kith.driver.simulated.internal;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the state of an actuator over restarts, in a file that only its owner may read. */
final class OutputsFile {

    private static final Logger LOG = LoggerFactory.getLogger(OutputsFile.class);
    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    private final Path file;

    OutputsFile(Path file) {
        this.file = file;
    }

    /** What was on, or that nothing was if that cannot be told. */
    Outputs load() {
        if (!Files.exists(file)) {
            return Outputs.OFF;
        }
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
            return new Outputs(
                    Integer.parseInt(properties.getProperty("outputs", "0")),
                    Boolean.parseBoolean(properties.getProperty("alarm", "false")));
        } catch (IOException | IllegalArgumentException e) {
            LOG.warn(
                    "{} cannot be read, so all outputs are off. Remove the file if this repeats: {}",
                    file,
                    e.toString());
            return Outputs.OFF;
        }
    }

    /** Replaces the file as a whole, so that a loss of power leaves the old state or the new one. */
    void save(Outputs outputs) {
        Properties properties = new Properties();
        properties.setProperty("outputs", Integer.toString(outputs.bits()));
        properties.setProperty("alarm", Boolean.toString(outputs.alarm()));
        try {
            StringWriter text = new StringWriter();
            properties.store(text, null);
            replace(text.toString());
        } catch (IOException e) {
            LOG.warn("{} cannot be written, so the outputs will be forgotten at a restart: {}", file, e.toString());
        }
    }

    private void replace(String text) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        Files.createDirectories(folder, onlyOwner("rwx------"));
        Path fresh = Files.createTempFile(folder, "outputs", ".new", onlyOwner("rw-------"));
        try {
            Files.writeString(fresh, text);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    private static FileAttribute<?>[] onlyOwner(String permissions) {
        return POSIX
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
