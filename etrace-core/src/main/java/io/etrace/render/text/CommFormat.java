// SPDX-License-Identifier: Apache-2.0
package io.etrace.render.text;

import io.etrace.context.CgroupPaths;
import io.etrace.context.ContextFormat;
import io.etrace.record.ContextRecord;
import io.etrace.text.Utf8Buffer;
import java.util.Arrays;

/** In lines of text a context is only its comm. */
public final class CommFormat implements ContextFormat {
    private final byte[] comm = new byte[ContextRecord.COMM_LENGTH];
    private final Utf8Buffer text = new Utf8Buffer(64);

    @Override
    public byte[] render(ContextRecord record, CgroupPaths cgroups) {
        text.clear();
        Strings.append(text, comm, 0, record.copyComm(comm));
        return Arrays.copyOf(text.array(), text.length());
    }
}
