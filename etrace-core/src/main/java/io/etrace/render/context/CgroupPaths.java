// SPDX-License-Identifier: Apache-2.0
package io.etrace.render.context;

import io.etrace.record.CgroupRecord;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The paths of the cgroups that were told so far. */
public final class CgroupPaths {
    private final Map<Key, String> paths = new HashMap<>();

    private record Key(int hierarchyId, long cgroupId) {}

    void add(CgroupRecord record) {
        paths.put(new Key(record.hierarchyId(), record.cgroupId()), record.path());
    }

    /** The path from the root of its hierarchy; empty when it was lost. */
    public Optional<String> find(int hierarchyId, long cgroupId) {
        return Optional.ofNullable(paths.get(new Key(hierarchyId, cgroupId)));
    }
}
