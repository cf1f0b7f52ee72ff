// SPDX-License-Identifier: Apache-2.0
package io.kith.protocol.control;

import io.kith.xml.Codec;

/** The codecs of one namespace in which things are controlled. */
public interface ControlDialect {

    /** The namespace, which is also the feature of service discovery. */
    String namespace();

    /** Message, or IQ set {@code set}. */
    Codec<SetRequest> set();

    /** Its result. */
    Codec<SetResponse> setResponse();

    /** IQ get {@code getForm}. */
    Codec<FormRequest> getForm();

    /** Within the error of a refused IQ. */
    Codec<ParameterError> parameterError();
}
