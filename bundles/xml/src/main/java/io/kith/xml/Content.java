// SPDX-License-Identifier: Apache-2.0
package io.kith.xml;

/** What an element contains, in document order: other elements and text. */
public sealed interface Content permits Element, Text {}
