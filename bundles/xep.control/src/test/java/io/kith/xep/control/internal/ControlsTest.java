// SPDX-License-Identifier: Apache-2.0
package io.kith.xep.control.internal;

import static io.kith.xep.control.internal.House.set;
import static io.kith.xep.control.internal.House.submit;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.kith.model.Parameter;
import io.kith.model.Setting;
import io.kith.model.Value;
import io.kith.model.ValueType;
import io.kith.protocol.form.Form;
import io.kith.protocol.form.FormCodec;
import io.kith.protocol.form.FormField;
import io.kith.thing.Caller;
import io.kith.thing.ThingException;
import io.kith.thing.ThingException.Reason;
import io.kith.xml.Element;
import io.kith.xmpp.Condition;
import io.kith.xmpp.Iq;
import io.kith.xmpp.StanzaException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ControlsTest {

    private static final Element DONE = House.parse("<setResponse xmlns='urn:xmpp:iot:control' responseCode='OK'/>");

    private final House house = new House();

    @BeforeEach
    void makeADimmer() {
        house.things
                .with("dimmer", Parameter.of("FadeTime", ValueType.INT).between(0, 4095), Value.of(300))
                .with("dimmer", Parameter.of("Output", ValueType.INT).between(0, 100), Value.of(100))
                .with("dimmer", Parameter.of("Main", ValueType.BOOLEAN), Value.of(true))
                .with("dimmer", Parameter.of("Label", ValueType.STRING), Value.of("hall"))
                .with("dimmer", Parameter.of("Level", ValueType.NUMERIC), Value.of("0.5", ""));
    }

    private static String parameterErrors(StanzaException e) {
        StringBuilder text = new StringBuilder();
        for (Element detail : e.details()) {
            assertTrue(detail.is("urn:xmpp:iot:control", "paramError"), detail.toString());
            text.append(detail.attribute("var").orElse("?"))
                    .append(": ")
                    .append(detail.text())
                    .append(' ');
        }
        return text.toString().strip();
    }

    private static Optional<String> oldCode(StanzaException e) {
        return e.payload().flatMap(p -> {
            assertEquals(List.of(), p.children());
            return p.attribute("responseCode");
        });
    }

    @Test
    void parametersAreSetInTheOrderInWhichTheyCame() throws Exception {
        assertEquals(DONE, house.ask(set("<int name='Output' value='10'/><int name='FadeTime' value='500'/>")));
        assertEquals(
                List.of(new Setting("Output", Value.of(10)), new Setting("FadeTime", Value.of(500))),
                house.things.done);
    }

    @Test
    void theGuardsHearWhoAskedWhomWithWhichTokens() throws Exception {
        house.ask(set("<boolean name='Main' value='0'/>").with("deviceToken", "d"));
        assertEquals(
                List.of(new Caller.Remote(
                        House.CLIENT, "actuator", new Caller.Tokens(List.of(), List.of("d"), List.of()))),
                house.things.callers);
    }

    @Test
    void aCommandOfTypeGetIsTakenToo() throws Exception {
        assertEquals(DONE, house.ask(Iq.Type.GET, set("<bool name='Main' value='false'/>")));
    }

    @Test
    void whatIsOnlyPartlyAllowedSaysWhatWasDone() throws Exception {
        house.things.forbidden.add("FadeTime");
        Element answer = house.ask(
                set("<node nodeId='dimmer'/><int name='FadeTime' value='500'/><int name='Output' value='10'/>"));
        assertEquals(
                "<setResponse xmlns='urn:xmpp:iot:control' responseCode='OK'><node nodeId='dimmer'/>"
                        + "<parameter name='Output'/></setResponse>",
                answer.toString());
        assertEquals(List.of(new Setting("Output", Value.of(10))), house.things.done);
    }

    @Test
    void everyBadParameterIsNamedAndNothingIsSet() {
        StanzaException e = house.refused(set("<int name='FadeTime' value='500'/><int name='Output' value='200'/>"
                + "<string name='Main' value='on'/>"));
        assertEquals(Condition.BAD_REQUEST, e.condition());
        assertEquals("modify", e.type());
        assertEquals("Output: Invalid parameter value. Main: Invalid parameter type.", parameterErrors(e));
        assertEquals(Optional.of("OtherError"), oldCode(e));
        assertEquals(List.of(), house.things.done);
    }

    @Test
    void anUnknownParameterIsNotFound() {
        StanzaException e = house.refused(set("<int name='Volume' value='5'/>"));
        assertEquals(Condition.ITEM_NOT_FOUND, e.condition());
        assertEquals("cancel", e.type());
        assertEquals("Volume: Parameter not found.", parameterErrors(e));
        assertEquals(Optional.of("NotFound"), oldCode(e));
    }

    @Test
    void aValueThatIsNoneNamesItsParameter() {
        StanzaException e = house.refused(set("<int name='FadeTime' value='5'/><int name='Output' value='ten'/>"));
        assertEquals(Condition.BAD_REQUEST, e.condition());
        assertTrue(parameterErrors(e).startsWith("Output: "), parameterErrors(e));
        assertTrue(String.valueOf(e.getMessage()).contains("'ten'"));
        assertEquals(Optional.of("OtherError"), oldCode(e));
        assertEquals(List.of(), house.things.done);
    }

    @Test
    void aRefusalIsNotLongerThanServersTake() {
        StringBuilder many = new StringBuilder();
        for (int i = 0; i < 400; i++) {
            many.append("<int name='").append("n".repeat(200)).append(i).append("' value='1'/>");
        }
        StanzaException e = house.refused(set(many.toString()));
        assertEquals(Condition.ITEM_NOT_FOUND, e.condition());
        assertTrue(e.toElement().toString().length() < 20_000);
        StanzaException longName = house.refused(set("<int name='" + "n".repeat(100_000) + "' value='ten'/>"));
        assertTrue(longName.toElement().toString().length() < 2000);
    }

    @Test
    void aCommandThatLacksSomethingElseIsABadRequest() {
        StanzaException e = house.refused(set("<node/><int name='Output' value='10'/>"));
        assertEquals(Condition.BAD_REQUEST, e.condition());
        assertEquals("", parameterErrors(e));
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                arguments(Reason.FORBIDDEN, Condition.FORBIDDEN, "cancel", "InsufficientPrivileges"),
                arguments(Reason.ITEM_NOT_FOUND, Condition.ITEM_NOT_FOUND, "cancel", "NotFound"),
                arguments(Reason.BAD_REQUEST, Condition.BAD_REQUEST, "modify", "OtherError"),
                arguments(Reason.CONFLICT, Condition.CONFLICT, "wait", "Locked"),
                arguments(Reason.NOT_IMPLEMENTED, Condition.FEATURE_NOT_IMPLEMENTED, "cancel", "NotImplemented"),
                arguments(Reason.TIMEOUT, Condition.REMOTE_SERVER_TIMEOUT, "wait", "OtherError"),
                arguments(Reason.FAILED, Condition.INTERNAL_SERVER_ERROR, "cancel", "OtherError"));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void everyKindOfRefusalHasItsConditionAndItsOldCode(Reason reason, Condition condition, String type, String code) {
        house.things.refusal = Optional.of(new ThingException(reason, "No."));
        StanzaException e = house.refused(set("<boolean name='Main' value='true'/>"));
        assertEquals(condition, e.condition());
        assertEquals(type, e.type());
        assertEquals("No.", e.getMessage());
        assertEquals(Optional.of(code), oldCode(e));
        StanzaException form = house.refused(Element.of("urn:xmpp:iot:control", "getForm"));
        assertEquals(condition, form.condition());
        assertEquals(Optional.empty(), form.payload());
    }

    @Test
    void aSubmittedFormIsReadByTheTypesOfTheParameters() throws Exception {
        Element answer = house.ask(submit("<field var='FORM_TYPE' type='hidden'><value>x</value></field>"
                + "<field var='xdd session'><value>325ED0F3</value></field>"
                + "<field var='secret' type='hidden'><value>x</value></field>"
                + "<field var='Output'><value>10</value></field>"
                + "<field var='Main'><value>0</value></field>"
                + "<field var='Level'><value>0.750</value></field>"
                + "<field var='Label'/>"
                + "<field var='FadeTime' type='text-single'><value>5</value></field>"));
        assertEquals(DONE, answer);
        assertEquals(
                List.of(
                        new Setting("Output", Value.of(10)),
                        new Setting("Main", Value.of(false)),
                        new Setting("Level", Value.of("0.750", "")),
                        new Setting("FadeTime", Value.of(5))),
                house.things.done);
    }

    /** A peer that knows no notSame sends every field back; an old value must not undo the new one. */
    @Test
    void ofAFormSentBackWholeOnlyWhatWasChangedIsSet() throws Exception {
        Form shown = new FormCodec().parse(house.ask(Element.of("urn:xmpp:iot:control", "getForm")));
        StringBuilder fields = new StringBuilder();
        for (FormField field : shown.fields()) {
            String value = field.name().equals("Main") ? "false" : String.join("", field.values());
            fields.append("<field var='" + field.name() + "'><value>" + value + "</value></field>");
        }
        assertEquals(DONE, house.ask(submit(fields.toString())));
        assertEquals(List.of(new Setting("Main", Value.of(false))), house.things.done);
    }

    @Test
    void aFormNobodyEditedSetsNothingAndIsFine() throws Exception {
        assertEquals(DONE, house.ask(submit("<field var='xdd session'><value>1</value></field>")));
        assertEquals(List.of(), house.things.done);
    }

    @Test
    void aFormWithWrongTextsNamesEachAndSetsNothing() {
        StanzaException e = house.refused(submit("<field var='Output'><value>ten</value></field>"
                + "<field var='FadeTime'><value>5</value></field><field var='Main'><value>maybe</value></field>"));
        assertEquals(Condition.BAD_REQUEST, e.condition());
        assertEquals("Output: Invalid parameter value. Main: Invalid parameter value.", parameterErrors(e));
        assertEquals(Optional.of("FormError"), oldCode(e));
        assertEquals(List.of(), house.things.done);
    }

    @Test
    void aFormWithAnUnknownFieldIsNotFound() {
        StanzaException e = house.refused(submit("<field var='Volume'><value>5</value></field>"));
        assertEquals(Condition.ITEM_NOT_FOUND, e.condition());
        assertEquals("Volume: Parameter not found.", parameterErrors(e));
    }

    @Test
    void aFormWithAForbiddenFieldSetsTheRestAndSaysSo() throws Exception {
        house.things.forbidden.add("FadeTime");
        Element answer = house.ask(submit(
                "<field var='FadeTime'><value>5</value></field>" + "<field var='Output'><value>10</value></field>"));
        assertEquals(
                "<setResponse xmlns='urn:xmpp:iot:control' responseCode='OK'><parameter name='Output'/></setResponse>",
                answer.toString());
    }

    @Test
    void theFormListsWhatMayBeSetInOrderAndWithoutWrapper() throws Exception {
        house.things.nodes.clear();
        house.things.forbidden.add("Hidden");
        house.things
                .with(
                        "spot",
                        Parameter.of("Main", ValueType.BOOLEAN).titled("Main switch", "Switches it on."),
                        Value.of(true))
                .with("spot", Parameter.of("Hidden", ValueType.INT), Value.of(1))
                .with("spot", Parameter.of("Mode", ValueType.STRING).oneOf("calm", "disco"), Value.of("calm"))
                .with(
                        "spot",
                        Parameter.of("Angle", ValueType.NUMERIC)
                                .between(-90, 90)
                                .inGroup("Direction"),
                        Value.of("1.50", ""));
        Element x = house.ask(Iq.Type.GET, Element.of("urn:xmpp:iot:control", "getForm"));
        String layout = "http://jabber.org/protocol/xdata-layout";
        String validate = "<validate xmlns='http://jabber.org/protocol/xdata-validate' datatype='";
        String notSame = "<notSame xmlns='urn:xmpp:xdata:dynamic'/>";
        assertEquals(
                "<x xmlns='jabber:x:data' type='form'><title>spot</title>"
                        + "<page xmlns='" + layout
                        + "' label='spot'><fieldref var='Main'/><fieldref var='Mode'/></page>"
                        + "<page xmlns='" + layout + "' label='Direction'><fieldref var='Angle'/></page>"
                        + "<field var='Main' type='boolean' label='Main switch'><desc>Switches it on.</desc>"
                        + "<value>true</value>" + notSame + "</field>"
                        + "<field var='Mode' type='list-single' label='Mode'><value>calm</value>"
                        + "<option label='calm'><value>calm</value></option>"
                        + "<option label='disco'><value>disco</value></option>"
                        + validate + "xs:string'><basic/></validate>" + notSame + "</field>"
                        + "<field var='Angle' type='text-single' label='Angle'><value>1.50</value>"
                        + validate + "xs:double'><range min='-90' max='90'/></validate>" + notSame
                        + "<parameterGroup xmlns='urn:xmpp:iot:control' name='Direction'/></field></x>",
                x.toString());
    }

    @Test
    void theTitleOfAFormForManyNamesTheFirst() throws Exception {
        for (String node : List.of("a", "b", "c")) {
            house.things.with(node, Parameter.of("Output", ValueType.BOOLEAN), Value.of(true));
        }
        Element request = House.parse("<getForm xmlns='urn:xmpp:iot:control'><node nodeId='a'/><node nodeId='b'/>"
                + "<node nodeId='c'/></getForm>");
        assertEquals(
                "a, b, …",
                house.ask(Iq.Type.SET, request)
                        .child("jabber:x:data", "title")
                        .map(Element::text)
                        .orElse(""));
    }

    @Test
    void aMessageSetsAndNobodyHearsOfIt() {
        house.tell(message("<int name='Output' value='10'/>"), false);
        assertEquals(List.of(new Setting("Output", Value.of(10))), house.things.done);
    }

    @Test
    void aMessageThatFailsOrMakesNoSenseIsNotAnswered() {
        house.tell(message("<int name='Output' value='1000'/>"), false);
        house.tell(message("<int name='Output' value='ten'/>"), false);
        house.things.refusal = Optional.of(new ThingException(Reason.FORBIDDEN, "Access denied."));
        house.tell(message("<int name='Output' value='10'/>"), false);
        house.tell(
                House.parse("<message xmlns='jabber:client'><getForm xmlns='urn:xmpp:iot:control'/></message>"), false);
        assertEquals(List.of(), house.things.done);
    }

    @Test
    void anOldCommandFromAServersStoreIsNotCarriedOut() {
        house.tell(message("<int name='Output' value='10'/>"), true);
        assertEquals(List.of(), house.things.done);
    }

    private static Element message(String content) {
        return Element.builder("jabber:client", "message")
                .child("jabber:client", "body", "Lights!")
                .child(set(content))
                .build();
    }
}
