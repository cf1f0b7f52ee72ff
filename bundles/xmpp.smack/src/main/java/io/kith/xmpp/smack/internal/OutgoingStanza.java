// SPDX-License-Identifier: Apache-2.0
package io.kith.xmpp.smack.internal;

import io.kith.xml.Element;
import io.kith.xml.XmlWriter;
import io.kith.xmpp.Namespaces;
import org.jivesoftware.smack.packet.Stanza;
import org.jivesoftware.smack.packet.XmlEnvironment;

/** An {@link Element} on its way out, as text that Smack's writer takes in one piece, and again after a resumption. */
final class OutgoingStanza extends Stanza {

    private final String name;
    private final String text;
    private final Runnable written;
    private boolean taken;

    /** Calls {@code written} once, when the writer takes the text first. */
    OutgoingStanza(Element element, Runnable written) {
        this.name = element.localName();
        this.text = XmlWriter.write(element, Namespaces.CLIENT);
        this.written = written;
    }

    int size() {
        return text.length();
    }

    @Override
    public CharSequence toXML(XmlEnvironment environment) {
        boolean first;
        synchronized (this) {
            first = !taken;
            taken = true;
        }
        if (first) {
            written.run();
        }
        return text;
    }

    @Override
    public String getElementName() {
        return name;
    }

    @Override
    public String toString() {
        return "stanza " + name;
    }
}
