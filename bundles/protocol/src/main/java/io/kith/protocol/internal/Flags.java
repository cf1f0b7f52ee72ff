// SPDX-License-Identifier: Apache-2.0
package io.kith.protocol.internal;

import io.kith.model.Category;
import io.kith.model.Quality;
import io.kith.xml.Attribute;
import io.kith.xml.Element;
import io.kith.xml.MalformedElementException;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Categories and qualities as XEP-0323 writes them: one boolean attribute each. Two of the attributes stand for several
 * categories and are taken on reported fields as well, where the specification has them on requests only. So is
 * {@code identification}, a slip of its own examples.
 */
public final class Flags {

    private static final Map<String, Set<Category>> CATEGORIES = categories();
    private static final Map<String, Quality> QUALITIES = qualities();

    private Flags() {}

    private static Map<String, Set<Category>> categories() {
        Map<String, Set<Category>> categories = new HashMap<>();
        for (Category category : Category.values()) {
            categories.put(category.token(), Set.of(category));
        }
        categories.put("all", Category.ALL);
        categories.put("historical", Category.HISTORICAL);
        categories.put("identification", Set.of(Category.IDENTITY));
        return Map.copyOf(categories);
    }

    private static Map<String, Quality> qualities() {
        Map<String, Quality> qualities = new HashMap<>();
        for (Quality quality : Quality.values()) {
            qualities.put(quality.token(), quality);
        }
        return Map.copyOf(qualities);
    }

    /** Categories that an element names. */
    public static Set<Category> categories(Element element) throws MalformedElementException {
        EnumSet<Category> found = EnumSet.noneOf(Category.class);
        for (Attribute attribute : element.attributes()) {
            Set<Category> meant = CATEGORIES.get(localName(attribute));
            if (meant != null && Attributes.flag(element, localName(attribute), attribute.value())) {
                found.addAll(meant);
            }
        }
        return found;
    }

    /** Qualities that an element names. */
    public static Set<Quality> qualities(Element element) throws MalformedElementException {
        EnumSet<Quality> found = EnumSet.noneOf(Quality.class);
        for (Attribute attribute : element.attributes()) {
            Quality meant = QUALITIES.get(localName(attribute));
            if (meant != null && Attributes.flag(element, localName(attribute), attribute.value())) {
                found.add(meant);
            }
        }
        return found;
    }

    private static String localName(Attribute attribute) {
        return attribute.name().getNamespaceURI().isEmpty() ? attribute.name().getLocalPart() : "";
    }

    /** Writes the categories of a request, by the shorter words where these say it all. */
    public static void writeRequested(Element.Builder element, Set<Category> categories) {
        if (categories.containsAll(Category.ALL)) {
            element.attribute("all", "true");
            return;
        }
        boolean historical = categories.containsAll(Category.HISTORICAL);
        if (historical) {
            element.attribute("historical", "true");
        }
        for (Category category : Category.values()) {
            if (categories.contains(category) && !(historical && Category.HISTORICAL.contains(category))) {
                element.attribute(category.token(), "true");
            }
        }
    }

    /** Writes the categories and qualities of a reported field. */
    public static void write(Element.Builder element, Set<Category> categories, Set<Quality> qualities) {
        for (Category category : Category.values()) {
            if (categories.contains(category)) {
                element.attribute(category.token(), "true");
            }
        }
        if (qualities.isEmpty()) {
            return;
        }
        for (Quality quality : Quality.values()) {
            if (qualities.contains(quality)) {
                element.attribute(quality.token(), "true");
            }
        }
    }
}
