// SPDX-License-Identifier: Apache-2.0
package io.kith.xmpp.smack.internal;

import javax.security.auth.callback.CallbackHandler;
import org.jivesoftware.smack.SmackException.SmackSaslException;
import org.jivesoftware.smack.sasl.SASLMechanism;
import org.jspecify.annotations.Nullable;

/** {@link Scram} in the form in which Smack takes mechanisms. */
final class ScramMechanism extends SASLMechanism {

    private final Scram.Hash hash;
    private @Nullable Scram scram;

    ScramMechanism(Scram.Hash hash) {
        this.hash = hash;
    }

    @Override
    public String getName() {
        return hash.mechanism();
    }

    /** Lower comes first. */
    @Override
    public int getPriority() {
        return hash == Scram.Hash.SHA_256 ? 10 : 20;
    }

    @Override
    protected SASLMechanism newInstance() {
        return new ScramMechanism(hash);
    }

    @Override
    protected void authenticateInternal(CallbackHandler handler) throws SmackSaslException {
        throw new SmackSaslException("The password is given, never asked for");
    }

    @Override
    protected byte[] getAuthenticationText() {
        Scram begun = new Scram(hash, saslPrep(authenticationId), saslPrep(password));
        scram = begun;
        return begun.first();
    }

    @Override
    protected byte[] evaluateChallenge(byte @Nullable [] challenge) throws SmackSaslException {
        Scram begun = scram;
        if (begun == null || challenge == null) {
            throw new SmackSaslException("The server's SCRAM challenge is empty.");
        }
        try {
            return begun.answer(challenge);
        } catch (Scram.ScramException e) {
            throw new SmackSaslException(e.getMessage(), e);
        }
    }

    @Override
    protected void checkIfSuccessfulOrThrow() throws SmackSaslException {
        Scram begun = scram;
        if (begun == null || !begun.isDone()) {
            throw new SmackSaslException("The server does not prove that it knows the account.");
        }
    }
}
