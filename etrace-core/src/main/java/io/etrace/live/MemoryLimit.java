// SPDX-License-Identifier: Apache-2.0
package io.etrace.live;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How much memory this process may take, with what the kernel takes for it: the least limit of its memory cgroup and of those
 * above that can be seen (memory.max and memory.high of cgroup v2, memory.limit_in_bytes of v1).
 *
 * @param bytes {@link Long#MAX_VALUE} without a limit
 * @param file that has it; empty without one
 */
record MemoryLimit(long bytes, String file) {
    private static final MemoryLimit NONE = new MemoryLimit(Long.MAX_VALUE, "");
    private static final int ROOT = 3;
    private static final int MOUNT_POINT = 4;

    /**
     * A hierarchy of memory cgroups.
     *
     * @param root which of its cgroups is at the mount point
     * @param files that have limits
     */
    private record Hierarchy(Path root, Path point, boolean v2, List<String> files) {
        /** The directory of a cgroup; the mount point when it cannot be seen. */
        Path directory(String cgroup) {
            Path path = Path.of(cgroup).normalize();
            return path.startsWith(root) ? point.resolve(root.relativize(path).toString()) : point;
        }
    }

    static MemoryLimit ofThisProcess() {
        return of(Path.of("/proc/self"));
    }

    /** @param process its directory in /proc */
    static MemoryLimit of(Path process) {
        try {
            List<String> cgroups = lines(process.resolve("cgroup"));
            return lines(process.resolve("mountinfo")).stream()
                    .flatMap(line -> hierarchy(line).stream())
                    .map(hierarchy -> least(hierarchy, cgroups))
                    .reduce(NONE, MemoryLimit::lesser);
        } catch (IOException e) {
            return NONE; // without /proc nothing is known
        }
    }

    private static List<String> lines(Path file) throws IOException {
        return Files.readAllLines(file, StandardCharsets.ISO_8859_1);
    }

    /** {@code ... root mountpoint options [tags] - type source super-options} (proc_pid_mountinfo(5)). */
    private static Optional<Hierarchy> hierarchy(String line) {
        String[] halves = line.split(" - ", 2);
        String[] type = halves.length == 2 ? halves[1].split(" ") : new String[0];
        if (type.length < 3) {
            return Optional.empty();
        }
        String[] mount = halves[0].split(" ");
        boolean v2 = type[0].equals("cgroup2");
        boolean v1 =
                type[0].equals("cgroup") && Arrays.asList(type[2].split(",")).contains("memory");
        return v1 || v2
                ? Optional.of(new Hierarchy(
                        Path.of(mount[ROOT]),
                        Path.of(mount[MOUNT_POINT]),
                        v2,
                        v2 ? List.of("memory.max", "memory.high") : List.of("memory.limit_in_bytes")))
                : Optional.empty();
    }

    /** @param cgroups lines {@code hierarchy:controllers:path}, without controllers for v2 */
    private static MemoryLimit least(Hierarchy hierarchy, List<String> cgroups) {
        return cgroups.stream()
                .map(line -> line.split(":", 3))
                .filter(parts -> hierarchy.v2()
                        ? parts[1].isEmpty()
                        : Arrays.asList(parts[1].split(",")).contains("memory"))
                .map(parts -> hierarchy.directory(parts[2]))
                .flatMap(own -> Stream.iterate(own, path -> path.startsWith(hierarchy.point()), Path::getParent))
                .flatMap(directory -> hierarchy.files().stream().map(directory::resolve))
                .map(MemoryLimit::read)
                .reduce(NONE, MemoryLimit::lesser);
    }

    private static MemoryLimit read(Path file) {
        try {
            return new MemoryLimit(
                    Long.parseLong(
                            Files.readString(file, StandardCharsets.US_ASCII).strip()),
                    file.toString());
        } catch (IOException | NumberFormatException e) {
            return NONE; // the top has no such file; "max" is none
        }
    }

    private MemoryLimit lesser(MemoryLimit other) {
        return other.bytes < bytes ? other : this;
    }
}
