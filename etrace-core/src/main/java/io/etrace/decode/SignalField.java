// SPDX-License-Identifier: Apache-2.0
package io.etrace.decode;

import java.nio.charset.StandardCharsets;

/** A member of a siginfo (sigaction(2)). */
public enum SignalField {
    ERRNO("si_errno", "errno"),
    SENDER_PID("si_pid", "sender_pid"),
    SENDER_UID("si_uid", "sender_uid"),
    STATUS("si_status", "status"),
    USER_TIME("si_utime", "utime"),
    SYSTEM_TIME("si_stime", "stime"),
    TIMER("si_timerid", "timer_id"),
    OVERRUN("si_overrun", "overrun"),
    VALUE_INT("si_int", "value_int"),
    VALUE_POINTER("si_ptr", "value_pointer"),
    ADDRESS("si_addr", "address"),
    ADDRESS_BITS("si_addr_lsb", "address_lsb"),
    LOWER("si_lower", "lower"),
    UPPER("si_upper", "upper"),
    PROTECTION_KEY("si_pkey", "pkey"),
    BAND("si_band", "band"),
    DESCRIPTOR("si_fd", "fd"),
    CALL_ADDRESS("si_call_addr", "call_address"),
    SYSCALL("si_syscall", "syscall"),
    ARCHITECTURE("si_arch", "arch");

    private final byte[] text;
    private final byte[] json;

    SignalField(String text, String json) {
        this.text = (", " + text + "=").getBytes(StandardCharsets.US_ASCII);
        this.json = (",\"" + json).getBytes(StandardCharsets.US_ASCII);
    }

    /** {@code , si_pid=}, never to be changed. */
    public byte[] text() {
        return text;
    }

    /** {@code ,"sender_pid}, never to be changed. */
    public byte[] json() {
        return json;
    }
}
