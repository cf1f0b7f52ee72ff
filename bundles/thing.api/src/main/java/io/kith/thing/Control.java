// SPDX-License-Identifier: Apache-2.0
package io.kith.thing;

import static java.util.Objects.requireNonNull;

import io.kith.model.Parameter;
import io.kith.model.Value;
import io.kith.model.ValueType;

/**
 * A control parameter with the hardware behind it. Getter and setter are called on the thread of their thing, one
 * call at a time, and may block within the time that the house allows.
 *
 * @param parameter what others see
 * @param getter tells the state now, in the parameter's type
 * @param setter sets a value that was found to be of the parameter's type and within its bounds
 */
public record Control(Parameter parameter, Getter getter, Setter setter) {

    /** Tells a state. */
    @FunctionalInterface
    public interface Getter {
        /** The state now; an exception's message goes to whoever asked. */
        Value get() throws Exception;
    }

    /** Sets a state. */
    @FunctionalInterface
    public interface Setter {
        /**
         * Sets the state.
         *
         * @throws ThingException with {@link ThingException.Reason#CONFLICT} if it is locked at the moment
         * @throws Exception if the hardware fails; the message goes to whoever asked
         */
        void set(Value value) throws Exception;
    }

    /** Tells a truth value. */
    @FunctionalInterface
    public interface FlagGetter {
        /** The state now. */
        boolean get() throws Exception;
    }

    /** Sets a truth value. */
    @FunctionalInterface
    public interface FlagSetter {
        /** Sets the state. */
        void set(boolean value) throws Exception;
    }

    /** Tells a whole number. */
    @FunctionalInterface
    public interface IntGetter {
        /** The state now. */
        int get() throws Exception;
    }

    /** Sets a whole number. */
    @FunctionalInterface
    public interface IntSetter {
        /** Sets the state. */
        void set(int value) throws Exception;
    }

    /** Refuses null. */
    public Control {
        requireNonNull(parameter, "parameter");
        requireNonNull(getter, "getter");
        requireNonNull(setter, "setter");
    }

    /** A switch. */
    public static Control flag(String name, FlagGetter getter, FlagSetter setter) {
        return new Control(
                Parameter.of(name, ValueType.BOOLEAN),
                () -> Value.of(getter.get()),
                value -> setter.set(((Value.Flag) value).value()));
    }

    /** A whole number within bounds, both inclusive. */
    public static Control number(String name, int min, int max, IntGetter getter, IntSetter setter) {
        return new Control(
                Parameter.of(name, ValueType.INT).between(min, max),
                () -> Value.of(getter.get()),
                value -> setter.set(((Value.Int32) value).value()));
    }

    /** The same with a title and a description for people. */
    public Control titled(String title, String description) {
        return new Control(parameter.titled(title, description), getter, setter);
    }
}
