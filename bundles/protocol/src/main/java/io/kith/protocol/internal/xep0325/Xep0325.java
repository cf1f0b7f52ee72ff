// SPDX-License-Identifier: Apache-2.0
package io.kith.protocol.internal.xep0325;

import io.kith.protocol.control.ControlData;
import io.kith.protocol.control.ControlDialect;
import io.kith.protocol.control.FormRequest;
import io.kith.protocol.control.ParameterError;
import io.kith.protocol.control.SetRequest;
import io.kith.protocol.control.SetResponse;
import io.kith.xml.Codec;

/** The codecs of {@code urn:xmpp:iot:control}. */
public final class Xep0325 implements ControlDialect {

    static final String NAMESPACE = ControlData.NAMESPACE;

    private final Codec<SetRequest> set = new SetCodec();
    private final Codec<SetResponse> setResponse = new SetResponseCodec();
    private final Codec<FormRequest> getForm = new GetFormCodec();
    private final Codec<ParameterError> parameterError = new ParameterErrorCodec();

    @Override
    public String namespace() {
        return NAMESPACE;
    }

    @Override
    public Codec<SetRequest> set() {
        return set;
    }

    @Override
    public Codec<SetResponse> setResponse() {
        return setResponse;
    }

    @Override
    public Codec<FormRequest> getForm() {
        return getForm;
    }

    @Override
    public Codec<ParameterError> parameterError() {
        return parameterError;
    }
}
