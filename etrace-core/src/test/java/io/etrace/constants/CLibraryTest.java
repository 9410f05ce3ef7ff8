// SPDX-License-Identifier: Apache-2.0
package io.etrace.constants;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compares the values with those that the C library of this machine gives to macros of the same name. */
class CLibraryTest {
    private static final List<String> HEADERS = List.of(
            "aio.h",
            "dirent.h",
            "elf.h",
            "errno.h",
            "fcntl.h",
            "net/ethernet.h",
            "netinet/in.h",
            "netinet/tcp.h",
            "netinet/udp.h",
            "netpacket/packet.h",
            "poll.h",
            "sched.h",
            "signal.h",
            "stdio.h",
            "sys/epoll.h",
            "sys/eventfd.h",
            "sys/fanotify.h",
            "sys/inotify.h",
            "sys/ioctl.h",
            "sys/ipc.h",
            "sys/mman.h",
            "sys/mount.h",
            "sys/msg.h",
            "sys/personality.h",
            "sys/pidfd.h",
            "sys/poll.h",
            "sys/prctl.h",
            "sys/ptrace.h",
            "sys/quota.h",
            "sys/random.h",
            "sys/reboot.h",
            "sys/resource.h",
            "sys/sem.h",
            "sys/shm.h",
            "sys/signalfd.h",
            "sys/socket.h",
            "sys/stat.h",
            "sys/statvfs.h",
            "sys/swap.h",
            "sys/time.h",
            "sys/timerfd.h",
            "sys/timex.h",
            "sys/vfs.h",
            "sys/wait.h",
            "sys/xattr.h",
            "termios.h",
            "time.h",
            "unistd.h");

    /** Sets whose values are made from the macros by an expression. */
    private static final Set<String> COMPUTED = Set.of(
            "capability_set",
            "capability_set_high",
            "capability_set_low",
            "ioprio",
            "ioprio_class",
            "quota_operation",
            "quotactl");

    @Test
    void valuesAreThoseOfTheCLibrary(@TempDir Path folder) throws Exception {
        ConstantSets sets = ConstantSets.of(Architecture.X86_64);
        List<String> compared =
                Gcc.run(List.of(Gcc.compile(folder, program(sets)).toString()));
        assertThat(compared).hasSizeGreaterThan(900);
        assertThat(compared).filteredOn(line -> !agrees(sets, line.split(" "))).isEmpty();
    }

    /** Whether the constant of a set has the same value, as an int. */
    private static boolean agrees(ConstantSets sets, String[] line) {
        long ours = sets.get(line[0]).valueOf(line[1]).orElseThrow();
        return (int) ours == (int) Long.parseLong(line[2]);
    }

    private static String program(ConstantSets sets) {
        List<String> lines = new ArrayList<>(List.of("#define _GNU_SOURCE"));
        HEADERS.forEach(header -> lines.add("#if __has_include(<" + header + ">)\n#include <" + header + ">\n#endif"));
        lines.add("int main(void) {");
        for (String set : sets.names()) {
            sets.get(set).names().stream()
                    .filter(constant -> !COMPUTED.contains(set) && !differs(constant))
                    .forEach(constant -> lines.add("#ifdef " + constant + "\nprintf(\"" + set + " " + constant
                            + " %lld\\n\", (long long)(" + constant + "));\n#endif"));
        }
        lines.add("return 0; }\n");
        return String.join("\n", lines);
    }

    /** Names that glibc uses for something else than the system call does. */
    private static boolean differs(String constant) {
        return Set.of("O_LARGEFILE", "SIGRTMIN", "__O_TMPFILE").contains(constant);
    }
}
