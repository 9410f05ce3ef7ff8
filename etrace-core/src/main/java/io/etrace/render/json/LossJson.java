// SPDX-License-Identifier: Apache-2.0
package io.etrace.render.json;

import io.etrace.record.LossRecord;
import io.etrace.render.Loss;
import io.etrace.render.LossNames;
import io.etrace.render.Timestamps;
import io.etrace.text.Utf8Buffer;

/** Writes where records are missing, of what, and why, as JSON. */
final class LossJson {
    private final Timestamps timestamps;
    private final LossNames names;

    LossJson(Timestamps timestamps, LossNames names) {
        this.timestamps = timestamps;
        this.names = names;
    }

    /** A gap of which no record tells the reason. */
    void append(Loss loss, Utf8Buffer out) {
        begin(loss.count(), loss.cpu(), loss.after(), out);
        time(loss.before(), out);
        out.append("}\n");
    }

    void append(LossRecord loss, Utf8Buffer out) {
        begin(loss.lost(), Integer.toUnsignedLong(loss.cpu()), loss.after(), out);
        time(loss.isAtEnd() ? 0 : loss.time(), out);
        out.append(",\"lost\":[");
        for (int kind = 0; kind < loss.kinds(); kind++) {
            out.append(kind == 0 ? "{" : ",{");
            kind(loss, kind, out);
        }
        out.append("]}\n");
    }

    private void begin(long count, long cpu, long after, Utf8Buffer out) {
        out.append("{\"kind\":\"loss\",\"cpu\":").appendUnsigned(cpu);
        out.append(",\"count\":").appendUnsigned(count).append(",\"after\":");
        time(after, out);
        out.append(",\"before\":");
    }

    /** 0 is the beginning, or the end. */
    private void time(long time, Utf8Buffer out) {
        if (time == 0) {
            out.append("null");
            return;
        }
        out.append('"');
        timestamps.append(out, time);
        out.append('"');
    }

    private void kind(LossRecord loss, int kind, Utf8Buffer out) {
        out.append(loss.isSyscall(kind) ? "\"syscall\":\"" : "\"record\":\"");
        names.append(loss, kind, out);
        out.append("\",\"reason\":\"").append(reason(loss.reason(kind)));
        out.append("\",\"count\":").appendUnsigned(loss.lost(kind)).append('}');
    }

    private static String reason(int reason) {
        return switch (reason) {
            case LossRecord.FULL -> "ring_full";
            case LossRecord.STORAGE -> "no_memory";
            case LossRecord.TOO_LARGE -> "too_large";
            default -> "unknown";
        };
    }
}
