// SPDX-License-Identifier: Apache-2.0
package io.kith.xmpp.smack.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/** One account; what each value means stands in its description. */
@ObjectClassDefinition(
        name = "Kith: account",
        description = "An account on an XMPP server, by which things of this house are reached.")
@interface AccountConfig {

    @AttributeDefinition(
            name = "Account",
            description =
                    "Name of the account in this house, such as sensor. A thing of the same name is reached by it."
                            + " If empty, what stands after the ~ in the name of this configuration.")
    String account() default "";

    @AttributeDefinition(name = "Address", description = "The account's bare address, such as sensor@example.org.")
    String jid();

    @AttributeDefinition(
            name = "Host",
            description = "Name or address of the machine to connect to. If empty, the name service is asked for the"
                    + " server of the address's domain.")
    String host() default "";

    @AttributeDefinition(
            name = "Port",
            description = "Port to connect to, used if a host is set.",
            min = "1",
            max = "65535")
    int port() default 5222;

    @AttributeDefinition(
            name = "Resource",
            description = "Name of this session of the account. Contacts may keep the full address, so do not change it"
                    + " without need. Two sessions with one name throw each other out.")
    String resource() default "kith";

    @AttributeDefinition(
            name = "Password",
            description = "The account's password. If empty, the password file is used.",
            type = AttributeType.PASSWORD)
    String password() default "";

    @AttributeDefinition(
            name = "Password file",
            description =
                    "File with the password. If there is none, it is made with a random password and only its owner"
                            + " may read it. If empty, accounts/NAME.password below the folder of the framework property"
                            + " kith.data.")
    String password_file() default "";

    @AttributeDefinition(
            name = "Register",
            description = "Make the account on the server if it does not exist (XEP-0077).")
    boolean register() default false;

    @AttributeDefinition(
            name = "Certificate",
            description = "File with certificates (PEM) that are trusted besides those that Java trusts. It is read at"
                    + " every attempt. The name in the server's certificate is checked in any case.")
    String certificate() default "";

    @AttributeDefinition(
            name = "TLS",
            description = "Whether the stream must be encrypted. Off is possible for a server on this machine only.",
            options = {@Option(label = "Required", value = "required"), @Option(label = "Off", value = "off")})
    String tls() default "required";

    @AttributeDefinition(
            name = "Allow PLAIN",
            description = "Send the password itself, inside TLS, if the server knows no better login than PLAIN.")
    boolean plain() default false;

    @AttributeDefinition(
            name = "First wait (ms)",
            description = "About the wait after a first failed attempt, in milliseconds. It grows by half with each"
                    + " further one.",
            min = "1")
    long reconnect_first() default 300;

    @AttributeDefinition(
            name = "Longest wait (s)",
            description = "The longest wait between attempts, in seconds.",
            min = "1")
    long reconnect_most() default 60;

    @AttributeDefinition(
            name = "Wait after refusal (s)",
            description =
                    "The wait after something that somebody must mend, such as a wrong password, in seconds. A change"
                            + " of this configuration ends it.",
            min = "1")
    long reconnect_failed() default 300;

    @AttributeDefinition(
            name = "Silence (s)",
            description = "After so many seconds without a word of the server it is asked for a sign of life.",
            min = "1")
    long silence() default 60;

    @AttributeDefinition(
            name = "Answer (s)",
            description = "How many seconds an answer of the server is waited for.",
            min = "1")
    long answer() default 10;

    /** How the web console names one of these configurations. */
    String webconsole_configurationFactory_nameHint() default "{account} {jid}";
}
