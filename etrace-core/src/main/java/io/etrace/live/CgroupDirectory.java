// SPDX-License-Identifier: Apache-2.0
package io.etrace.live;

import io.etrace.TraceException;
import io.etrace.bpf.CgroupFilter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Finds the cgroup of a directory, from the mounts of cgroup file systems (cgroups(7)). */
final class CgroupDirectory {
    private static final Path MOUNTS = Path.of("/proc/self/mountinfo");
    private static final Path HIERARCHIES = Path.of("/proc/self/cgroup");
    private static final int MOUNT_POINT = 4;

    private CgroupDirectory() {}

    /** A mount of cgroups; options as in the super block, which for v1 name the controllers. */
    private record Mount(Path point, boolean v2, List<String> options) {}

    static CgroupFilter resolve(Path directory) {
        try {
            Path real = directory.toRealPath();
            Mount mount = mountOf(real)
                    .orElseThrow(() -> new TraceException("cannot trace the cgroup " + directory
                            + ": it is in no cgroup file system; give a directory below /sys/fs/cgroup"));
            return new CgroupFilter(
                    inode(real), mount.v2() ? 0 : hierarchyOf(mount, directory), path(mount.point(), real));
        } catch (IOException e) {
            throw new TraceException(
                    "cannot trace the cgroup " + directory + ": there is no such directory (" + e.getMessage() + ")",
                    e);
        }
    }

    private static long inode(Path directory) throws IOException {
        return (Long) Files.getAttribute(directory, "unix:ino");
    }

    /** The directories from below the mount point on. */
    private static List<CgroupFilter.Directory> path(Path mount, Path directory) throws IOException {
        List<CgroupFilter.Directory> path = new ArrayList<>();
        Path parent = mount;
        for (Path name : mount.relativize(directory)) {
            if (!name.toString().isEmpty()) {
                path.add(new CgroupFilter.Directory(inode(parent), name.toString()));
                parent = parent.resolve(name);
            }
        }
        return path;
    }

    /** The innermost mount that the directory lies in. */
    private static Optional<Mount> mountOf(Path directory) throws IOException {
        Optional<Mount> best = Optional.empty();
        for (String line : Files.readAllLines(MOUNTS, StandardCharsets.ISO_8859_1)) {
            Optional<Mount> mount = parse(line).filter(candidate -> directory.startsWith(candidate.point()));
            if (mount.isPresent()
                    && (best.isEmpty()
                            || mount.get().point().getNameCount()
                                    > best.get().point().getNameCount())) {
                best = mount;
            }
        }
        return best;
    }

    /** {@code ... mountpoint options [tags] - type source super-options} (proc_pid_mountinfo(5)). */
    private static Optional<Mount> parse(String line) {
        String[] halves = line.split(" - ", 2);
        String[] type = halves.length == 2 ? halves[1].split(" ") : new String[0];
        if (type.length < 3 || !type[0].startsWith("cgroup")) {
            return Optional.empty();
        }
        Path point = Path.of(halves[0].split(" ")[MOUNT_POINT]);
        return Optional.of(new Mount(point, type[0].equals("cgroup2"), Arrays.asList(type[2].split(","))));
    }

    /** Lines are {@code hierarchy:controllers:path}. */
    private static int hierarchyOf(Mount mount, Path directory) throws IOException {
        for (String line : Files.readAllLines(HIERARCHIES, StandardCharsets.ISO_8859_1)) {
            String[] parts = line.split(":", 3);
            List<String> controllers = Arrays.asList(parts[1].split(","));
            if (!parts[1].isEmpty()
                    && !parts[1].startsWith("name=")
                    && mount.options().containsAll(controllers)) {
                return Integer.parseInt(parts[0]);
            }
        }
        throw new TraceException("cannot trace the cgroup " + directory
                + ": its hierarchy has no controller; give one of cgroup v2 or of a v1 controller");
    }
}
