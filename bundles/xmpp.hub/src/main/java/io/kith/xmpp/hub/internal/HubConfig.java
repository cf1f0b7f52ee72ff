// SPDX-License-Identifier: Apache-2.0
package io.kith.xmpp.hub.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/** Configuration of the hub. */
@ObjectClassDefinition(
        name = "Kith: server",
        description = "The XMPP server inside this house. Changes of domain, address, port, TLS, components and folder"
                + " end all streams; the others do not.")
@interface HubConfig {

    /** The domain. */
    @AttributeDefinition(
            name = "Domain",
            description = "What stands after the @ in addresses. \"localhost\" works in any client on this computer;"
                    + " for others choose a name that they resolve to it.")
    String domain() default "localhost";

    /** The address. */
    @AttributeDefinition(
            name = "Address",
            description = "Where to listen: 127.0.0.1 for this computer only, 0.0.0.0 for the whole network.")
    String host() default "127.0.0.1";

    /** The port. */
    @AttributeDefinition(
            name = "Port",
            description = "TCP port; the house takes it from KITH_XMPP_PORT.",
            min = "0",
            max = "65535")
    int port() default 5222;

    /** Whether TLS is required. */
    @AttributeDefinition(
            name = "TLS required",
            description =
                    "Whether clients must start TLS before they log in. Leave it on unless all clients are on this"
                            + " computer.")
    boolean tls_required() default true;

    /** Who makes accounts. */
    @AttributeDefinition(
            name = "Registration",
            description = "Whether devices and people may make accounts for themselves (XEP-0077).",
            options = {@Option(label = "open", value = "open"), @Option(label = "closed", value = "closed")})
    String registration() default "open";

    /** Components. */
    @AttributeDefinition(
            name = "Components",
            description = "Names that bundles of this house serve below the domain, such as \"registry\".")
    String[] components() default {};

    /** The folder. */
    @AttributeDefinition(
            name = "Data folder",
            description = "Where accounts, rosters, messages and the key are kept; empty for a folder of the house.")
    String data_directory() default "";

    /** Connections. */
    @AttributeDefinition(name = "Connections", description = "Most connections at a time.", min = "1")
    int limit_connections() default 200;

    /** Connections of one address. */
    @AttributeDefinition(
            name = "Connections of one address",
            description = "Most connections at a time from one address; the things of this house share one.",
            min = "1")
    int limit_connections_per_address() default 100;

    /** Time to log in. */
    @AttributeDefinition(name = "Time to log in", description = "In seconds.", min = "1")
    int limit_login_seconds() default 30;

    /** Silence. */
    @AttributeDefinition(
            name = "Silence",
            description =
                    "After so many seconds without a byte a client is pinged, and after half of it more given up.",
            min = "1")
    int limit_silence_seconds() default 120;

    /** Size of stanzas. */
    @AttributeDefinition(name = "Size of a stanza", description = "In bytes.", min = "10000")
    int limit_stanza_bytes() default 256 * 1024;

    /** Size of queues. */
    @AttributeDefinition(
            name = "Queue of a client",
            description = "Most bytes that wait for a client that reads slowly.",
            min = "10000")
    int limit_queue_bytes() default 1024 * 1024;

    /** Accounts. */
    @AttributeDefinition(name = "Accounts", description = "Most accounts.", min = "1")
    int limit_accounts() default 1000;

    /** Registrations. */
    @AttributeDefinition(
            name = "Registrations an hour",
            description = "Most accounts that one address may make for itself in an hour.",
            min = "0")
    int limit_registrations_per_hour() default 100;

    /** Contacts. */
    @AttributeDefinition(name = "Contacts", description = "Most contacts of an account.", min = "1")
    int limit_contacts() default 1000;

    /** Messages. */
    @AttributeDefinition(
            name = "Messages kept",
            description = "Most messages that are kept for an account that is not online.",
            min = "0")
    int limit_offline_messages() default 100;
}
