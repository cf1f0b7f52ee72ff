// SPDX-License-Identifier: Apache-2.0
package io.kith.xmpp.smack.internal;

import io.kith.xml.Element;
import io.kith.xml.XmlReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** Links against a real server. */
abstract class AgainstProsody {

    @TempDir
    static Path folder;

    static Prosody server;

    private final List<SmackLink> links = new ArrayList<>();

    @BeforeAll
    static void start() throws Exception {
        server = new Prosody(folder).start();
    }

    @AfterAll
    static void stop() throws Exception {
        if (server != null) {
            server.stop();
        }
    }

    @AfterEach
    void close() {
        links.forEach(SmackLink::close);
    }

    Settings settings(String user) {
        return Settled.tls(
                user + '@' + Prosody.DOMAIN,
                server.port(),
                server.certificate(),
                new Password.InFile(folder.resolve("accounts").resolve(user + ".password")));
    }

    SmackLink open(Settings settings, Witness witness) {
        SmackLink link = new SmackLink(settings);
        links.add(link);
        link.open(witness);
        return link;
    }

    static Element stanza(String xml) throws Exception {
        return XmlReader.parse(xml);
    }
}
