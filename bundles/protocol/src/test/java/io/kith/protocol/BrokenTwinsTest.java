// SPDX-License-Identifier: Apache-2.0
package io.kith.protocol;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kith.xml.Codec;
import io.kith.xml.Element;
import io.kith.xml.MalformedElementException;
import io.kith.xml.XmlReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each kind of example with something wrong in it is refused, and the refusal names what is wrong. */
class BrokenTwinsTest {

    private static final String SD = " xmlns='urn:xmpp:iot:sensordata'";
    private static final String CTR = " xmlns='urn:xmpp:iot:control'";
    private static final String XDATA = " xmlns='jabber:x:data'";

    private static void assertRefused(Codec<?> codec, String xml, String element, String attribute) throws Exception {
        Element broken = XmlReader.parse(xml);
        String message = String.valueOf(assertThrows(MalformedElementException.class, () -> codec.parse(broken))
                .getMessage());
        assertTrue(message.contains("<" + element + ">"), message);
        assertTrue(message.contains(attribute), message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            <req NS/>                                                        | req      | seqnr
            <req NS seqnr=''/>                                               | req      | seqnr
            <req NS seqnr='seven'/>                                          | req      | seqnr
            <req NS seqnr='1.5'/>                                            | req      | seqnr
            <req NS seqnr='1111111111111111111111111111'/>                   | req      | seqnr
            <req NS seqnr='1' momentary='yes'/>                              | req      | momentary
            <req NS seqnr='1' all='TRUE'/>                                   | req      | all
            <req NS seqnr='1' historicalDay=''/>                             | req      | historicalDay
            <req NS seqnr='1' when='tomorrow'/>                              | req      | when
            <req NS seqnr='1' when='2013-03-07 19:00:00'/>                   | req      | when
            <req NS seqnr='1' when='2013-03-07T24:10:00Z'/>                  | req      | when
            <req NS seqnr='1' from='2013-02-30T00:00:00'/>                   | req      | from
            <req NS seqnr='1' to='2013-13-01T00:00:00Z'/>                    | req      | to
            <req NS seqnr='1'><node/></req>                                  | node     | nodeId
            <req NS seqnr='1'><node sourceId='S'/></req>                     | node     | nodeId
            <req NS seqnr='1'><field/></req>                                 | field    | name
            <req NS seqnr='1'><field name=''/></req>                         | field    | name
            <accepted NS/>                                                   | accepted | seqnr
            <accepted NS seqnr='1' queued='2'/>                              | accepted | queued
            <started NS/>                                                    | started  | seqnr
            <done NS seqnr='x'/>                                             | done     | seqnr
            <cancel NS/>                                                     | cancel   | seqnr
            <cancelled NS seqnr='0x10'/>                                     | cancelled| seqnr
            <rejected NS/>                                                   | rejected | seqnr
            <failure NS done='true'/>                                        | failure  | seqnr
            <failure NS seqnr='1' done='perhaps'/>                           | failure  | done
            <fields NS done='true'/>                                         | fields   | seqnr
            <fields NS seqnr='1' done='done'/>                               | fields   | done
            <fields NS seqnr='1'><node nodeId='a'><timestamp/></node></fields> | timestamp | value
            <fields NS seqnr='1'><node nodeId='a'><timestamp value='now'/></node></fields> | timestamp | value
            """)
    void ofSensorData(String xml, String element, String attribute) throws Exception {
        Element broken = XmlReader.parse(xml.replace(" NS", SD));
        assertRefused(Examples.codec(broken).orElseThrow(), broken.toString(), element, attribute);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            <numeric value='1' unit=''/>                    | numeric  | name
            <numeric name='' value='1' unit=''/>            | numeric  | name
            <numeric name='a' unit=''/>                     | numeric  | value
            <numeric name='a' value='1,5' unit=''/>         | numeric  | value
            <numeric name='a' value='' unit=''/>            | numeric  | value
            <numeric name='a' value='1E9999' unit=''/>      | numeric  | value
            <int name='a' value='1.0'/>                     | int      | value
            <int name='a' value='2147483648'/>              | int      | value
            <long name='a' value='9223372036854775808'/>    | long     | value
            <boolean name='a' value='yes'/>                 | boolean  | value
            <date name='a' value='2013-02-29'/>             | date     | value
            <dateTime name='a' value='19:00'/>              | dateTime | value
            <time name='a' value='25:00:00'/>               | time     | value
            <duration name='a' value='3 min'/>              | duration | value
            <duration name='a' value='P99999999999Y'/>      | duration | value
            <string name='a'/>                              | string   | value
            <enum name='a' dataType='T'/>                   | enum     | value
            <int name='a' value='1' momentary='si'/>        | int      | momentary
            <int name='a' value='1' signed='si'/>           | int      | signed
            <int name='a' value='1' writable='si'/>         | int      | writable
            """)
    void ofFields(String field, String element, String attribute) throws Exception {
        assertRefused(
                Examples.SENSOR.fields(),
                "<fields" + SD + " seqnr='1'><node nodeId='a'><timestamp value='2013-03-07T16:24:30Z'>" + field
                        + "</timestamp></node></fields>",
                element,
                attribute);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            <boolean value='true'/>                         | boolean  | name
            <boolean name='Output'/>                        | boolean  | value
            <boolean name='Output' value='on'/>             | boolean  | value
            <bool name='Output' value='TRUE'/>              | bool     | value
            <int name='Output' value='5e4'/>                | int      | value
            <int name='Output' value='99999999999'/>        | int      | value
            <long name='Output' value='ten'/>               | long     | value
            <double name='Output' value='NaN'/>             | double   | value
            <double name='Output' value='INF'/>             | double   | value
            <double name='Output' value='-INF'/>            | double   | value
            <double name='Output' value='8,192'/>           | double   | value
            <date name='Start' value='1.5.2013'/>           | date     | value
            <time name='Start' value='8 o clock'/>          | time     | value
            <duration name='Length' value='210'/>           | duration | value
            <color name='Color' value='red'/>               | color    | value
            <color name='Color' value='3399F'/>             | color    | value
            <color name='Color' value='3399FF0'/>           | color    | value
            <numeric name='Output' value='1'/>              | numeric  | type
            <colour name='Output' value='ffffff'/>          | colour   | type
            <node/><boolean name='a' value='1'/>            | node     | nodeId
            <x xmlns='jabber:x:data' type='form'/>          | x        | type
            <x xmlns='jabber:x:data' type='subnit'/>        | x        | type
            <x xmlns='jabber:x:data' type='submit'><field/></x>         | field | var
            <x xmlns='jabber:x:data' type='submit'/><int name='a' value='1'/>  | set | form
            <x xmlns='jabber:x:data' type='submit'/><x xmlns='jabber:x:data' type='submit'/>  | set | form
            """)
    void ofCommands(String content, String element, String attribute) throws Exception {
        assertRefused(Examples.CONTROL.set(), "<set" + CTR + ">" + content + "</set>", element, attribute);
    }

    @Test
    void ofTheRestOfControl() throws Exception {
        assertRefused(Examples.CONTROL.getForm(), "<getForm" + CTR + "><node/></getForm>", "node", "nodeId");
        assertRefused(Examples.CONTROL.parameterError(), "<paramError" + CTR + ">x</paramError>", "paramError", "var");
        assertRefused(
                Examples.CONTROL.setResponse(),
                "<setResponse" + CTR + "><parameter/></setResponse>",
                "parameter",
                "name");
    }

    @Test
    void ofForms() throws Exception {
        Codec<?> forms = Examples.codec(Element.of("jabber:x:data", "x")).orElseThrow();
        assertRefused(forms, "<x" + XDATA + " type='other'/>", "x", "type");
        assertRefused(forms, "<x" + XDATA + "><field type='boolean'/></x>", "field", "var");
        assertRefused(forms, "<x" + XDATA + "><field var='a'><option/></field></x>", "option", "value");
        assertRefused(
                forms,
                "<x" + XDATA + "><page xmlns='http://jabber.org/protocol/xdata-layout'><fieldref/></page></x>",
                "fieldref",
                "var");
        String deep = "<section>".repeat(20) + "</section>".repeat(20);
        assertRefused(
                forms,
                "<x" + XDATA + "><page xmlns='http://jabber.org/protocol/xdata-layout'>" + deep + "</page></x>",
                "section",
                "deeper");
    }

    @Test
    void anElementOfAnotherNamespaceIsNotTakenForOurs() throws Exception {
        for (Codec<?> codec : Examples.CODECS.values()) {
            for (String name : new String[] {"req", "set", "fields", "x", "getForm"}) {
                Element stranger = Element.builder("urn:nf:iot:sd:1.0", name)
                        .attribute("seqnr", "1")
                        .build();
                assertThrows(MalformedElementException.class, () -> codec.parse(stranger));
            }
        }
    }

    @Test
    void aRequestWithMoreNodesThanAnybodyHasIsRefused() throws Exception {
        String many = "<node nodeId='a'/>".repeat(501);
        assertRefused(Examples.SENSOR.request(), "<req" + SD + " seqnr='1'>" + many + "</req>", "req", "500");
        assertRefused(Examples.CONTROL.set(), "<set" + CTR + ">" + many + "</set>", "set", "500");
        assertRefused(
                Examples.CONTROL.set(),
                "<set" + CTR + ">" + "<int name='a' value='1'/>".repeat(501) + "</set>",
                "set",
                "500");
    }

    @Test
    void namesThatComeBackInAnswersAreNotLong() throws Exception {
        String name = "n".repeat(251);
        assertRefused(
                Examples.SENSOR.request(),
                "<req" + SD + " seqnr='1'><field name='" + name + "'/></req>",
                "field",
                "250");
        assertRefused(
                Examples.SENSOR.request(),
                "<req" + SD + " seqnr='1'><node nodeId='a' sourceId='" + name + "'/></req>",
                "node",
                "sourceId");
        assertRefused(
                Examples.CONTROL.set(), "<set" + CTR + "><int name='" + name + "' value='1'/></set>", "int", "250");
    }

    @Test
    void aRefusalHasOneShortLineWhateverWasSent() throws Exception {
        Element broken = XmlReader.parse("<set" + CTR + "><int name='a' value='1&#10;2026 ERROR the house burns"
                + "!".repeat(1000) + "'/></set>");
        String message = String.valueOf(assertThrows(
                        MalformedElementException.class,
                        () -> Examples.CONTROL.set().parse(broken))
                .getMessage());
        assertTrue(message.lines().count() == 1 && message.length() < 200, message);
    }
}
