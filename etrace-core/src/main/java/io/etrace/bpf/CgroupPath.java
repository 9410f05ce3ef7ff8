// SPDX-License-Identifier: Apache-2.0
package io.etrace.bpf;

import io.etrace.linux.BpfObject;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Tells the programs the path of the cgroup to trace, so that they know it again when it is removed and made anew: struct
 * cgroup_place and struct cgroup_name of bpf/abi/plan.h.
 */
final class CgroupPath {
    static final int NAME_LENGTH = 256;
    static final int PLACE_LENGTH = Long.BYTES + NAME_LENGTH;
    static final int MOST_LEVELS = 24;

    private final BpfObject object;

    CgroupPath(BpfObject object) {
        this.object = object;
    }

    /** A path that is deeper than the programs look is not filled in. */
    void fill(List<CgroupFilter.Directory> path) {
        if (path.size() > MOST_LEVELS) {
            return;
        }
        try (Arena arena = Arena.ofConfined()) {
            for (int level = 0; level < path.size(); level++) {
                add(arena, path.get(level), level);
            }
        }
    }

    private void add(Arena arena, CgroupFilter.Directory directory, int level) {
        byte[] name = Arrays.copyOf(directory.name().getBytes(StandardCharsets.UTF_8), NAME_LENGTH);
        MemorySegment place = arena.allocate(PLACE_LENGTH, Long.BYTES);
        place.set(ValueLayout.JAVA_LONG, 0, directory.parent());
        MemorySegment.copy(name, 0, place, ValueLayout.JAVA_BYTE, Long.BYTES, NAME_LENGTH);
        object.map("cgroup_path").update(level, place.asSlice(Long.BYTES));
        object.map("cgroup_places").update(place, arena.allocateFrom(ValueLayout.JAVA_INT, level));
    }
}
