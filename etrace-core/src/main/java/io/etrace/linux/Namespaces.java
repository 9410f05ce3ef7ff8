// SPDX-License-Identifier: Apache-2.0
package io.etrace.linux;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The namespaces of this process in which numbers and times are others than in the initial ones. */
public final class Namespaces {
    private static final Path OWN = Path.of("/proc/self/ns");
    private static final Path OFFSETS = Path.of("/proc/self/timens_offsets");
    /** Inode numbers of the initial namespaces (include/linux/proc_ns.h). */
    private static final long INITIAL_PID = 0xefff_fffcL;

    private static final String INITIAL_TIME = "time:[4026531834]";
    private static final long NANOS_PER_SECOND = 1_000_000_000;

    private Namespaces() {}

    /** The inode number of the pid namespace; 0 for the initial one, or when nobody knows. */
    public static long pid() {
        String link = link("pid");
        int open = link.indexOf('[');
        long inode = open < 0 ? 0 : Long.parseLong(link.substring(open + 1, link.length() - 1));
        return inode == INITIAL_PID ? 0 : inode;
    }

    /** Whether /proc shows the processes by the numbers that they have for this one. */
    public static boolean isProcOurs() {
        try {
            String self = Files.readSymbolicLink(Path.of("/proc/self")).toString();
            return self.equals(Long.toString(ProcessHandle.current().pid()));
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Nanoseconds by which a clock is ahead here of what it is in the initial time namespace (time_namespaces(7)).
     *
     * @param clock {@code monotonic} or {@code boottime}
     */
    static long clockOffset(String clock) {
        String time = link("time");
        boolean known = !time.isEmpty() && !time.equals(INITIAL_TIME) && time.equals(link("time_for_children"));
        return known ? offset(clock) : 0;
    }

    /** Lines are {@code monotonic  86400  500000000}: seconds and nanoseconds. */
    private static long offset(String clock) {
        try {
            for (String line : Files.readAllLines(OFFSETS)) {
                String[] words = line.strip().split("\\s+");
                if (words.length == 3 && words[0].equals(clock)) {
                    return Long.parseLong(words[1]) * NANOS_PER_SECOND + Long.parseLong(words[2]);
                }
            }
            return 0;
        } catch (IOException e) {
            return 0;
        }
    }

    /** {@code pid:[4026531836]}; the name of the initial time namespace differs from that of the link for children. */
    private static String link(String name) {
        try {
            return Files.readSymbolicLink(OWN.resolve(name)).toString();
        } catch (IOException e) {
            return "";
        }
    }
}
