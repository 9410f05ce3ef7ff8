// SPDX-License-Identifier: Apache-2.0
package io.etrace.bpf;

/**
 * A cgroup and all below it.
 *
 * @param id its kernfs id, which is the inode number of its directory
 * @param hierarchy 0 for cgroup v2, otherwise the number that /proc/self/cgroup gives the v1 hierarchy
 */
public record CgroupFilter(long id, int hierarchy) {
    public static final CgroupFilter NONE = new CgroupFilter(0, -1);

    boolean isPresent() {
        return hierarchy >= 0;
    }
}
