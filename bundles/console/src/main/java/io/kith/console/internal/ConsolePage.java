// SPDX-License-Identifier: Apache-2.0
package io.kith.console.internal;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.osgi.service.component.annotations.ComponentPropertyType;

/** Makes a servlet service a page of the web console. */
@ComponentPropertyType
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
@interface ConsolePage {

    /** Prefix of the properties, by the rules of component property types. */
    String PREFIX_ = "felix.webconsole.";

    /** Last part of the page's address. */
    String label();

    /** Name in the menu. */
    String title();

    /** Menu. */
    String category() default "Kith";

    /** Style sheets, beginning with the label. */
    String[] css();
}
