// SPDX-License-Identifier: Apache-2.0
package io.kith.conf.internal;

import java.io.IOException;
import java.lang.reflect.Array;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One file with the properties of one configuration. Comments before the object, and placeholders whose value has not
 * changed, outlive a rewriting.
 */
final class ConfigurationFile {

    private static final long LARGEST = 1 << 20;

    private final Path path;
    private final Placeholders placeholders;

    ConfigurationFile(Path path, Placeholders placeholders) {
        this.path = path;
        this.placeholders = placeholders;
    }

    /** The properties, typed and with placeholders filled, in the order of the file. */
    Map<String, Object> read() throws IOException {
        Map<String, Object> properties = new LinkedHashMap<>();
        for (Map.Entry<String, @Nullable Object> member : members().entrySet()) {
            Object value = member.getValue();
            if (value != null) {
                Key key = Key.of(member.getKey());
                try {
                    properties.put(key.name(), typed(key, value));
                } catch (IOException e) {
                    throw new IOException("\"" + member.getKey() + "\": " + e.getMessage(), e);
                }
            }
        }
        return properties;
    }

    /** Replaces the properties; the file is at no moment half written, and its owner's only. */
    void write(Map<String, Object> properties) throws IOException {
        Map<String, @Nullable Object> before = Files.exists(path) ? members() : Map.of();
        Map<String, Object> members = new LinkedHashMap<>();
        // Names stay where they were; new ones follow.
        for (Map.Entry<String, @Nullable Object> member : before.entrySet()) {
            Object value = properties.get(Key.of(member.getKey()).name());
            if (value != null) {
                put(members, member.getKey(), member.getValue(), value);
            }
        }
        for (Map.Entry<String, Object> property : properties.entrySet()) {
            if (before.keySet().stream().noneMatch(key -> Key.of(key).name().equals(property.getKey()))) {
                members.put(key(property), json(property.getValue()));
            }
        }
        replace(head() + JsonWriter.object(members));
    }

    private void put(Map<String, Object> members, String key, @Nullable Object raw, Object value) throws IOException {
        boolean same = raw instanceof String text && placeholders.fill(text).equals(value.toString());
        if (same) {
            members.put(key, raw);
        } else {
            members.put(key(Map.entry(Key.of(key).name(), value)), json(value));
        }
    }

    private Map<String, @Nullable Object> members() throws IOException {
        return JsonReader.object(text());
    }

    private String text() throws IOException {
        if (Files.size(path) > LARGEST) {
            throw new IOException("it is larger than 1 MiB");
        }
        return Files.readString(path);
    }

    /** The comments before the object. */
    private String head() throws IOException {
        if (Files.notExists(path)) {
            return "";
        }
        StringBuilder head = new StringBuilder();
        for (String line : text().lines().toList()) {
            if (!line.isBlank() && !line.strip().startsWith("//")) {
                return head.toString();
            }
            head.append(line).append('\n');
        }
        return head.toString();
    }

    private void replace(String text) throws IOException {
        Path fresh = path.resolveSibling("." + path.getFileName() + ".tmp");
        Files.deleteIfExists(fresh);
        Files.createFile(fresh);
        PosixFileAttributeView view = Files.getFileAttributeView(fresh, PosixFileAttributeView.class);
        if (view != null) {
            view.setPermissions(PosixFilePermissions.fromString("rw-------"));
        }
        Files.write(fresh, text.getBytes(StandardCharsets.UTF_8));
        Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private Object typed(Key key, Object value) throws IOException {
        if (value instanceof Map) {
            throw new IOException("an object is no value here; texts, numbers, true, false and lists of them are");
        }
        if (value instanceof List<?> list) {
            return array(key, list);
        }
        PropertyType type = key.type(value);
        return key.array() ? type.array(List.of(text(value))) : type.value(text(value));
    }

    private Object array(Key key, List<?> list) throws IOException {
        List<String> texts = new ArrayList<>();
        PropertyType type = key.type(list.isEmpty() ? "" : list.get(0));
        for (Object element : list) {
            if (element == null || element instanceof Collection || element instanceof Map) {
                throw new IOException("a list holds texts, numbers, true and false only");
            }
            texts.add(text(element));
        }
        return type.array(texts);
    }

    private String text(Object value) throws IOException {
        return value instanceof String text ? placeholders.fill(text) : value.toString();
    }

    private static String key(Map.Entry<String, Object> property) {
        Object value = property.getValue();
        Class<?> type = value.getClass();
        if (value instanceof Collection<?> several) {
            type = several.isEmpty() ? String.class : several.iterator().next().getClass();
        }
        boolean array = type.isArray();
        Optional<PropertyType> known = PropertyType.of(boxed(array ? type.getComponentType() : type));
        return known.filter(one -> !one.plain())
                .map(one -> property.getKey() + ":" + one.label() + (array ? "[]" : ""))
                .orElse(property.getKey());
    }

    private static Class<?> boxed(Class<?> type) {
        return type.isPrimitive() ? Array.get(Array.newInstance(type, 1), 0).getClass() : type;
    }

    private static Object json(Object value) {
        if (value instanceof Collection<?> several) {
            return List.copyOf(several);
        }
        if (!value.getClass().isArray()) {
            return value;
        }
        List<Object> list = new ArrayList<>();
        for (int i = 0; i < Array.getLength(value); i++) {
            list.add(Array.get(value, i));
        }
        return list;
    }

    /** A name as it stands in the file: {@code name} or {@code name:Type}. */
    private record Key(String name, Optional<PropertyType> declared, boolean array, String type) {

        static Key of(String written) {
            int colon = written.lastIndexOf(':');
            if (colon < 0) {
                return new Key(written, Optional.empty(), false, "");
            }
            String type = written.substring(colon + 1);
            boolean array = type.endsWith("[]");
            return new Key(
                    written.substring(0, colon),
                    PropertyType.named(array ? type.substring(0, type.length() - 2) : type),
                    array,
                    type);
        }

        PropertyType type(@Nullable Object value) throws IOException {
            if (declared.isPresent()) {
                return declared.get();
            }
            if (!type.isEmpty()) {
                throw new IOException(type + " is no type; there are String, Boolean, Integer, Long, Double, Float,"
                        + " Short, Byte, Character, and each with [] behind it");
            }
            return PropertyType.of(value == null ? String.class : value.getClass())
                    .orElse(PropertyType.STRING);
        }
    }
}
