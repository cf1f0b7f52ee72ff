// SPDX-License-Identifier: Apache-2.0
package io.kith.console.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** What can be configured of the console. */
@ObjectClassDefinition(
        name = "Kith: console",
        description = "Who may use this web console, and how much its pages keep. The password is set on the page"
                + " Password; when it is lost, delete the password file and start the house again.")
public @interface ConsoleConfig {

    /** The configuration's PID. */
    String PID = "io.kith.console";

    /** User name. */
    @AttributeDefinition(name = "User name", description = "Name with which the administrator logs in.")
    String user() default "admin";

    /** Password file. */
    @AttributeDefinition(
            name = "Password file",
            description = "File with the salted hash of the password. Empty: console/password in the data folder of"
                    + " the house. Taken into account at the next start.")
    String password_file() default "";

    /** Hours of a session. */
    @AttributeDefinition(
            name = "Session length",
            description = "Hours until somebody who logged in has to do so again.",
            min = "1",
            max = "720")
    int login_hours() default 12;

    /** Stanzas kept. */
    @AttributeDefinition(
            name = "Stanzas kept",
            description = "How many of the latest stanzas the page XMPP can show.",
            min = "10",
            max = "2000")
    int stanzas() default 300;

    /** Patience with things. */
    @AttributeDefinition(
            name = "Patience with things",
            description = "Seconds after which the page Things gives up on a thing that does not answer.",
            min = "1",
            max = "600")
    int patience() default 30;
}
