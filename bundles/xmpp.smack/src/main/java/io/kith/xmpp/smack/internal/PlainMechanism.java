// SPDX-License-Identifier: Apache-2.0
package io.kith.xmpp.smack.internal;

import java.nio.charset.StandardCharsets;
import javax.security.auth.callback.CallbackHandler;
import org.jivesoftware.smack.SmackException.SmackSaslException;
import org.jivesoftware.smack.sasl.SASLMechanism;

/** The password itself (RFC 4616): only inside TLS, and only if the configuration allows it. */
final class PlainMechanism extends SASLMechanism {

    static final String NAME = "PLAIN";

    @Override
    public String getName() {
        return NAME;
    }

    @Override
    public int getPriority() {
        return 1000;
    }

    @Override
    protected SASLMechanism newInstance() {
        return new PlainMechanism();
    }

    @Override
    protected void authenticateInternal(CallbackHandler handler) throws SmackSaslException {
        throw new SmackSaslException("The password is given, never asked for");
    }

    @Override
    protected byte[] getAuthenticationText() throws SmackSaslException {
        if (sslSession == null) {
            throw new SmackSaslException("The password itself is sent inside TLS only.");
        }
        String text = "\0" + saslPrep(authenticationId) + '\0' + saslPrep(password);
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    protected void checkIfSuccessfulOrThrow() {
        // PLAIN has no proof of the server
    }
}
