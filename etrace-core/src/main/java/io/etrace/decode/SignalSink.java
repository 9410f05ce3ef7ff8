// SPDX-License-Identifier: Apache-2.0
package io.etrace.decode;

/** Receives the members of a siginfo, in the order in which strace shows them. */
public interface SignalSink {
    /** @param symbols the names of its values */
    void number(SignalField field, long value, ConstantNames symbols);

    void address(SignalField field, long value);
}
