// SPDX-License-Identifier: Apache-2.0
/**
 * Control (XEP-0325): one record for each message, and their codecs, found by namespace in
 * {@link io.kith.protocol.control.ControlData}; {@link io.kith.protocol.control.ParameterField} translates between parameters and
 * the fields of a control form.
 */
@Export
@Version("0.1.0")
@NullMarked
package io.kith.protocol.control;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
