// SPDX-License-Identifier: Apache-2.0
/**
 * What things say and take, in the words of XEP-0323 and XEP-0325, as immutable values: a {@link io.kith.model.Field}
 * has a {@link io.kith.model.Value}, {@link io.kith.model.Category categories} and {@link io.kith.model.Quality
 * qualities}; a {@link io.kith.model.Selection} says which of them somebody wants; a {@link io.kith.model.Parameter}
 * describes what can be controlled. Depends on the JDK alone; nothing here knows of XML or of a network.
 */
@Export
@Version("0.1.0")
@NullMarked
package io.kith.model;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
