// SPDX-License-Identifier: Apache-2.0
package io.etrace.record;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;

/**
 * The path of a cgroup, recorded before the first context that refers to it.
 *
 * <pre>
 * 16  cgroup id (u64)    24  hierarchy id (s32)    28  truncated (u32)    32  names, each with a NUL, innermost first
 * </pre>
 */
public final class CgroupRecord extends RecordCursor {
    private static final int NAMES = 32;

    /** kernfs id, unique within the hierarchy. */
    public long cgroupId() {
        return longAt(16);
    }

    /** 0 is cgroup v2. */
    public int hierarchyId() {
        return intAt(24);
    }

    /** The path from the root of the hierarchy, {@code /} for the root itself; {@code .../} leads a path cut short. */
    public String path() {
        int end = Math.clamp(count(), 0, Math.max(0, length() - NAMES));
        byte[] names = new byte[end];
        MemorySegment.copy(memory(), ValueLayout.JAVA_BYTE, offset() + NAMES, names, 0, end);
        StringBuilder path = new StringBuilder();
        int start = 0;
        for (int i = 0; i < end; i++) {
            if (names[i] == 0) {
                path.insert(0, "/" + new String(names, start, i - start, StandardCharsets.UTF_8));
                start = i + 1;
            }
        }
        if (intAt(28) != 0) {
            path.insert(0, "...");
        }
        return path.isEmpty() ? "/" : path.toString();
    }
}
