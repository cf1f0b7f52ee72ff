// SPDX-License-Identifier: Apache-2.0
/**
 * Data forms (XEP-0004) with validation (XEP-0122), layout (XEP-0141) and the marks of dynamic forms (XEP-0336). Start with
 * {@link io.kith.protocol.form.FormCodec}.
 */
@Export
@Version("0.1.0")
@NullMarked
package io.kith.protocol.form;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
