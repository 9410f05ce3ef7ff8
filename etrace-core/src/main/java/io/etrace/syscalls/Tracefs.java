// SPDX-License-Identifier: Apache-2.0
package io.etrace.syscalls;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Finds where tracefs is mounted. */
public final class Tracefs {
    /** Where to mount it when it is not: {@code mount -t tracefs nodev /sys/kernel/tracing}. */
    public static final Path USUAL_PLACE = Path.of("/sys/kernel/tracing");

    private static final List<Path> PLACES = List.of(USUAL_PLACE, Path.of("/sys/kernel/debug/tracing"));
    private static final Path MOUNTS = Path.of("/proc/mounts");
    private static final String SYSCALL_EVENTS = "events/syscalls";

    private Tracefs() {}

    /** The root of a mounted tracefs with syscall tracepoints that this process may read. */
    public static Optional<Path> locate() {
        return locate(PLACES, MOUNTS);
    }

    /** The root of tracefs; a {@link TracefsException} tells how to mount it when there is none. */
    public static Path require() {
        return locate().orElseThrow(Tracefs::missing);
    }

    /** The exception for a tracefs that is neither mounted nor mountable. */
    public static TracefsException missing() {
        return new TracefsException("tracefs with syscall tracepoints is neither at " + PLACES.getFirst() + " nor at "
                + PLACES.getLast() + " nor in " + MOUNTS + ", or is not readable: as root run `mount -t tracefs nodev "
                + USUAL_PLACE + "`; the kernel needs CONFIG_FTRACE_SYSCALLS=y");
    }

    static Optional<Path> locate(List<Path> places, Path mounts) {
        return places.stream()
                .filter(Tracefs::usable)
                .findFirst()
                .or(() -> mounted(mounts).stream().filter(Tracefs::usable).findFirst());
    }

    private static boolean usable(Path root) {
        return Files.isReadable(root.resolve(SYSCALL_EVENTS));
    }

    private static List<Path> mounted(Path mounts) {
        try {
            return Files.readAllLines(mounts, StandardCharsets.ISO_8859_1).stream()
                    .flatMap(line -> mountPoint(line).stream())
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    /** A line is {@code device mountpoint type options 0 0}, with blanks inside a field as octal {@code \040}. */
    private static Optional<Path> mountPoint(String line) {
        String[] parts = line.split(" ");
        if (parts.length < 3) {
            return Optional.empty();
        }
        Path point =
                Path.of(parts[1].replace("\\040", " ").replace("\\011", "\t").replace("\\134", "\\"));
        return switch (parts[2]) {
            case "tracefs" -> Optional.of(point);
            case "debugfs" -> Optional.of(point.resolve("tracing"));
            default -> Optional.empty();
        };
    }
}
