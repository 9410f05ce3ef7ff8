// SPDX-License-Identifier: Apache-2.0
package io.etrace.select;

import io.etrace.context.CgroupPaths;
import io.etrace.record.ContextRecord;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A cgroup by its path, and all below it.
 *
 * @param subsystem whose hierarchy it is in, or {@link #ANY}
 * @param path from the root of the hierarchy, without a slash at its end: empty for the root itself
 */
public record CgroupTree(int subsystem, String path) {
    /** The cgroup of any hierarchy. */
    public static final int ANY = -1;

    private static final Path MOUNTS = Path.of("/sys/fs/cgroup");
    private static final String V2_BESIDE_V1 = "unified";

    /**
     * The cgroup that a directory below /sys/fs/cgroup stood for on the machine that was traced, which need not be this
     * one; or a path as events show it.
     *
     * @param subsystems their names by id: a v1 hierarchy is mounted under that of its controller
     */
    public static CgroupTree of(Path directory, List<String> subsystems) {
        Path path = Path.of("/").resolve(directory).normalize();
        if (!path.startsWith(MOUNTS)) {
            return new CgroupTree(ANY, text(path));
        }
        Path below = MOUNTS.relativize(path);
        String first = below.getName(0).toString();
        int subsystem = subsystems.indexOf(first);
        boolean mount = subsystem >= 0 || first.equals(V2_BESIDE_V1);
        return new CgroupTree(subsystem, text(Path.of("/").resolve(mount ? first(below) : below)));
    }

    private static Path first(Path below) {
        return below.getName(0).relativize(below);
    }

    private static String text(Path path) {
        String text = path.toString();
        return text.equals("/") ? "" : text;
    }

    boolean holds(ContextRecord context, CgroupPaths cgroups) {
        if (subsystem == ANY && isBelow(cgroups.find(0, context.cgroupV2()))) {
            return true;
        }
        for (int i = 0; i < context.subsystemCount(); i++) {
            boolean asked = subsystem == ANY || subsystem == i;
            if (asked && isBelow(cgroups.find(context.hierarchyId(i), context.cgroupId(i)))) {
                return true;
            }
        }
        return false;
    }

    private boolean isBelow(Optional<String> cgroup) {
        return cgroup.isPresent()
                && cgroup.get().startsWith(path)
                && (cgroup.get().length() == path.length()
                        || path.isEmpty()
                        || cgroup.get().charAt(path.length()) == '/');
    }
}
