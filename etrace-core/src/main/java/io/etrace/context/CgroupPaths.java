// SPDX-License-Identifier: Apache-2.0
package io.etrace.context;

import io.etrace.record.CgroupRecord;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;

/** The paths of the cgroups that were read so far; when they take too much memory, the oldest are dropped. */
public final class CgroupPaths {
    /** Bytes that one takes besides its text: two objects, and an entry of the map. */
    private static final int OVERHEAD = 160;

    private final SequencedMap<Key, String> paths = new LinkedHashMap<>();
    private final long mostBytes;
    private long bytes;

    private record Key(int hierarchyId, long cgroupId) {}

    CgroupPaths(long mostBytes) {
        this.mostBytes = mostBytes;
    }

    void add(CgroupRecord record) {
        String path = record.path();
        String before = paths.putLast(new Key(record.hierarchyId(), record.cgroupId()), path);
        bytes += size(path) - (before == null ? 0 : size(before));
        while (bytes > mostBytes && paths.size() > 1) {
            bytes -= size(paths.pollFirstEntry().getValue());
        }
    }

    /** Two bytes for each character, as one that is not Latin-1 takes. */
    private static long size(String path) {
        return OVERHEAD + 2L * path.length();
    }

    /** The path from the root of its hierarchy; empty when it was lost. */
    public Optional<String> find(int hierarchyId, long cgroupId) {
        return Optional.ofNullable(paths.get(new Key(hierarchyId, cgroupId)));
    }
}
