// SPDX-License-Identifier: Apache-2.0
package io.etrace.syscalls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TracefsTest {
    @TempDir
    private Path directory;

    private Path tracefs(String name) throws IOException {
        Path root = directory.resolve(name);
        Files.createDirectories(root.resolve("events/syscalls"));
        return root;
    }

    private Path mounts(String text) throws IOException {
        return Files.writeString(directory.resolve("mounts"), text);
    }

    @Test
    void takesTheFirstUsualPlaceThatIsMounted() throws IOException {
        Path empty = Files.createDirectory(directory.resolve("empty"));
        Path second = tracefs("second");

        assertThat(Tracefs.locate(List.of(empty, second), mounts(""))).contains(second);
    }

    @Test
    void looksIntoTheMountsForAnotherPlace() throws IOException {
        Path odd = tracefs("odd place");
        String line = "nodev " + odd.toString().replace(" ", "\\040") + " tracefs rw,relatime 0 0\n";

        assertThat(Tracefs.locate(List.of(), mounts("proc /proc proc rw 0 0\n" + line)))
                .contains(odd);
    }

    @Test
    void findsTracefsWithinDebugfs() throws IOException {
        Path root = tracefs("debug/tracing");
        String line = "none " + root.getParent() + " debugfs rw 0 0\n";

        assertThat(Tracefs.locate(List.of(), mounts(line))).contains(root);
    }

    @Test
    void findsNothingWhereNothingIs() throws IOException {
        assertThat(Tracefs.locate(List.of(directory), mounts("short\nnodev /nowhere tracefs rw 0 0\n")))
                .isEmpty();
        assertThat(Tracefs.locate(List.of(), directory.resolve("missing"))).isEmpty();
    }

    @Test
    void tellsHowToMountIt() {
        assertThat(Tracefs.missing())
                .hasMessageContaining("mount -t tracefs nodev /sys/kernel/tracing")
                .hasMessageContaining("CONFIG_FTRACE_SYSCALLS");
    }

    @Test
    void readsTheFormatsThatAreWellAndReportsTheOthers() throws IOException {
        Path root = tracefs("formats");
        format(root, "sys_enter_sync", "name: sys_enter_sync\n\tfield:int __syscall_nr;\toffset:8;\n");
        format(root, "sys_enter_bad", "name: sys_enter_bad\n\tfield:int __sys");
        format(root, "sys_exit_sync", "name: sys_exit_sync\n");
        Files.createDirectories(root.resolve("events/syscalls/sys_enter_empty"));

        SyscallFormats formats = SyscallFormats.read(root);

        assertThat(formats.formats()).containsExactly(new SyscallFormat("sync", List.of()));
        assertThat(formats.problems())
                .hasSize(2)
                .anyMatch(problem ->
                        problem.contains("sys_enter_bad/format: the " + "format of sys_enter_bad ends within a field"));
    }

    @Test
    void refusesATracefsWithoutSyscalls() throws IOException {
        Path root = tracefs("none");

        assertThatThrownBy(() -> SyscallFormats.read(root)).hasMessageContaining("it has no sys_enter_*");
        assertThatThrownBy(() -> SyscallFormats.read(directory.resolve("missing")))
                .hasMessageContaining("cannot list");
    }

    private static void format(Path root, String event, String text) throws IOException {
        Path folder = Files.createDirectories(root.resolve("events/syscalls").resolve(event));
        Files.writeString(folder.resolve("format"), text);
    }
}
