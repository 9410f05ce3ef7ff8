// SPDX-License-Identifier: Apache-2.0
package io.etrace.render.text;

import static io.etrace.text.Ascii.ascii;

import io.etrace.decode.SyscallDecoder;
import io.etrace.record.SyscallRecord;
import io.etrace.text.Utf8Buffer;

/** What lines for people say behind the result of a call that was not seen from its entry to its end. */
public final class CallRemarks {
    private static final byte[] UNFINISHED = ascii(" (unfinished)");
    private static final byte[] IN_FLIGHT = ascii(" (in flight)");
    private static final byte[] NO_ENTRY = ascii(" (entry not seen)");
    private static final byte[] DENIED = ascii(" (denied)");
    private static final byte[] NO_ROOM = ascii(" (no room for all arguments)");

    private CallRemarks() {}

    public static void append(SyscallRecord record, SyscallDecoder decoder, Utf8Buffer out) {
        if (record.isUnfinished() && decoder.returns()) {
            out.append(record.isInFlight() ? IN_FLIGHT : UNFINISHED);
        }
        if (record.hasNoEntry() && !record.isChildReturn()) {
            out.append(record.isDenied() ? DENIED : NO_ENTRY);
        }
        if (record.hasNoRoom()) {
            out.append(NO_ROOM);
        }
    }
}
