// SPDX-License-Identifier: Apache-2.0
package io.etrace.render.text;

import io.etrace.record.LossRecord;
import io.etrace.render.Loss;
import io.etrace.render.LossNames;
import io.etrace.render.Timestamps;
import io.etrace.text.Utf8Buffer;

/**
 * Writes where records are missing, of what, and why:
 *
 * <pre>
 * *** 12 records of CPU 1 lost between 2021-...Z and 2021-...Z; ring full: 9 SysRead, 3 SysClose ***
 * </pre>
 */
public final class LossText {
    private final Timestamps timestamps;
    private final LossNames names;

    public LossText(Timestamps timestamps, LossNames names) {
        this.timestamps = timestamps;
        this.names = names;
    }

    /** A gap of which no record tells the reason. */
    public void append(Loss loss, Utf8Buffer out) {
        begin(loss.count(), loss.cpu(), loss.after(), out);
        timestamps.append(out, loss.before());
        out.append(" ***\n");
    }

    public void append(LossRecord loss, Utf8Buffer out) {
        begin(loss.lost(), Integer.toUnsignedLong(loss.cpu()), loss.after(), out);
        if (loss.isAtEnd()) {
            out.append("the end");
        } else {
            timestamps.append(out, loss.time());
        }
        reason(loss, LossRecord.FULL, "; ring full: ", out);
        reason(loss, LossRecord.STORAGE, "; no memory: ", out);
        reason(loss, LossRecord.TOO_LARGE, "; larger than the ring: ", out);
        out.append(" ***\n");
    }

    private void begin(long count, long cpu, long after, Utf8Buffer out) {
        out.append("*** ").appendUnsigned(count).append(count == 1 ? " record" : " records");
        out.append(" of CPU ").appendUnsigned(cpu).append(" lost between ");
        if (after == 0) {
            out.append("the beginning");
        } else {
            timestamps.append(out, after);
        }
        out.append(" and ");
    }

    private void reason(LossRecord loss, int reason, String words, Utf8Buffer out) {
        String before = words;
        for (int kind = 0; kind < loss.kinds(); kind++) {
            if (loss.reason(kind) == reason) {
                out.append(before).appendUnsigned(loss.lost(kind)).append(' ');
                names.append(loss, kind, out);
                before = ", ";
            }
        }
    }
}
