// SPDX-License-Identifier: Apache-2.0
/**
 * Elements of XML as immutable values that keep the order of their children, a reader that refuses document types,
 * entities and whatever grows beyond its {@link io.kith.xml.Limits}, and a writer. Start with
 * {@link io.kith.xml.Element}; whole texts are read by {@link io.kith.xml.XmlReader#parse(String)}, endless streams
 * of stanzas by {@link io.kith.xml.XmlReader#nextElement()}. Depends on the JDK alone.
 */
@Export
@Version("0.1.0")
@NullMarked
package io.kith.xml;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
