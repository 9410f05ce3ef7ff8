// SPDX-License-Identifier: Apache-2.0
package io.etrace.bpf;

import java.util.List;

/**
 * A cgroup and all below it.
 *
 * @param id its kernfs id, which is the inode number of its directory
 * @param hierarchy 0 for cgroup v2, otherwise the number that /proc/self/cgroup gives the v1 hierarchy
 * @param path the directories from below the mount point to its own, by which it is known when it is made again
 */
public record CgroupFilter(long id, int hierarchy, List<Directory> path) {
    public static final CgroupFilter NONE = new CgroupFilter(0, -1, List.of());

    /**
     * One directory of a path.
     *
     * @param parent kernfs id of the one above
     */
    public record Directory(long parent, String name) {}

    public CgroupFilter {
        path = List.copyOf(path);
    }

    boolean isPresent() {
        return hierarchy >= 0;
    }
}
