// SPDX-License-Identifier: Apache-2.0
package io.kith.xep.control.internal;

import io.kith.protocol.control.ControlData;
import io.kith.protocol.form.Form;
import io.kith.protocol.form.Layout;
import io.kith.protocol.form.Validation;
import io.kith.thing.Things;
import io.kith.xmpp.Handles;
import io.kith.xmpp.Iq;
import io.kith.xmpp.IqHandler;
import io.kith.xmpp.Message;
import io.kith.xmpp.MessageHandler;
import io.kith.xmpp.Reply;
import io.kith.xmpp.StanzaException;
import java.util.concurrent.CompletionStage;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Brings {@link Controls} to the network. */
@Component(service = {IqHandler.class, MessageHandler.class})
@Handles(
        elements = {"{" + ControlData.NAMESPACE + "}set", "{" + ControlData.NAMESPACE + "}getForm"},
        features = {
            ControlData.NAMESPACE,
            Form.NAMESPACE,
            Validation.NAMESPACE,
            Layout.NAMESPACE,
            ControlComponent.DYNAMIC_FORMS
        })
public final class ControlComponent implements IqHandler, MessageHandler {

    /** XEP-0336: our fields are marked as not to be submitted unless edited. */
    static final String DYNAMIC_FORMS = "urn:xmpp:xdata:dynamic";

    private final Controls controls;

    /** Begins. */
    @Activate
    public ControlComponent(@Reference Things things) {
        controls = new Controls(things);
    }

    @Override
    public CompletionStage<Reply> handle(Iq request) throws StanzaException {
        return controls.handle(request);
    }

    @Override
    public void handle(Message message) {
        controls.handle(message);
    }
}
