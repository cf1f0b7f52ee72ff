// SPDX-License-Identifier: Apache-2.0
package io.kith.xep.chat.internal;

/** What somebody typed, understood as far as that goes without knowing the thing. */
sealed interface Command {

    /**
     * {@code #} and {@code ##}.
     *
     * @param extended whether everything is to be explained
     */
    record Menu(boolean extended) implements Command {}

    /**
     * {@code ?}, {@code ??}, {@code FIELD?}, {@code FIELD??} and their forms with nodes.
     *
     * @param subject what to read
     * @param full whether every category is asked for, not the values of the moment alone
     */
    record Read(Subject subject, boolean full) implements Command {}

    /**
     * {@code =?}, {@code !?} and the forms that can name nothing but a node.
     *
     * @param subject whose parameters to list
     */
    record ListParameters(Subject subject) implements Command {}

    /**
     * {@code NAME=?} and {@code NAME!?}; lists the parameters if the name is that of a node.
     *
     * @param subject which parameter to show
     */
    record Show(Subject subject) implements Command {}

    /**
     * {@code NAME=VALUE}, {@code NAME!VALUE} and {@code NAME:=VALUE}.
     *
     * @param subject which parameter to set
     * @param value as typed
     */
    record Set(Subject subject, String value) implements Command {}

    /**
     * A number of the menu that was shown last.
     *
     * @param number from 1 up
     */
    record Choose(int number) implements Command {}

    /** {@code 0}: back to where one came from. */
    record Back() implements Command {}

    /** Anything else. */
    record Other() implements Command {}
}
