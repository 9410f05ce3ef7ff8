// SPDX-License-Identifier: Apache-2.0
package io.etrace.render;

import io.etrace.decode.SyscallDecoders;
import io.etrace.record.LossRecord;
import io.etrace.record.RecordType;
import io.etrace.text.Utf8Buffer;

/** Names of what was lost, as the table of syscalls has them. */
public final class LossNames {
    private final SyscallDecoders decoders;

    public LossNames(SyscallDecoders decoders) {
        this.decoders = decoders;
    }

    public void append(LossRecord loss, int kind, Utf8Buffer out) {
        if (!loss.isSyscall(kind)) {
            out.append(record(loss.type(kind)));
            return;
        }
        byte[] name = decoders.byNumber(loss.number(kind), loss.isCompat(kind)).name();
        if (name.length == 0) {
            out.append("syscall_unknown");
        }
        out.append(name);
        if (loss.isCompat(kind)) {
            out.append("(32-bit)");
        }
    }

    private static String record(int type) {
        return switch (type) {
            case RecordType.CONTEXT -> "context";
            case RecordType.CGROUP -> "cgroup";
            case RecordType.SIGNAL -> "signal";
            case RecordType.EXIT -> "exit";
            case RecordType.FORK -> "fork";
            default -> "record";
        };
    }
}
