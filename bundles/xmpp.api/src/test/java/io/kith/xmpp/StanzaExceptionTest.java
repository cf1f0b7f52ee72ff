// SPDX-License-Identifier: Apache-2.0
package io.kith.xmpp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.kith.xml.Element;
import io.kith.xml.XmlReader;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StanzaExceptionTest {

    private static Element stanza(StanzaException error) {
        return Element.builder(Namespaces.CLIENT, "iq")
                .attribute("type", "error")
                .children(error.payload().stream().toList())
                .child(error.toElement())
                .build();
    }

    @ParameterizedTest
    @EnumSource(Condition.class)
    void everyConditionIsReadAsItWasWritten(Condition condition) {
        StanzaException error = StanzaException.of(stanza(new StanzaException(condition, "why")));
        assertEquals(condition, error.condition());
        assertEquals(condition.type(), error.type());
        assertEquals("why", error.getMessage());
    }

    @Test
    void whatTheProtocolPutsBesideTheConditionIsKept() {
        Element detail = Element.builder("urn:xmpp:iot:control", "paramError")
                .attribute("var", "State")
                .build();
        Element beside = Element.of("urn:xmpp:iot:control", "setResponse");
        StanzaException error = StanzaException.of(
                stanza(new StanzaException("modify", Condition.BAD_REQUEST, "", List.of(detail)).beside(beside)));
        assertEquals(List.of(detail), error.details());
        assertEquals(Optional.of(beside), error.payload());
    }

    @Test
    void anErrorThatSaysNothingIsStillAnError() throws Exception {
        StanzaException error = StanzaException.of(XmlReader.parse("<iq xmlns='jabber:client' type='error'/>"));
        assertEquals(Condition.UNDEFINED_CONDITION, error.condition());
    }
}
