// SPDX-License-Identifier: Apache-2.0
package io.etrace.e2e.defects;

import static org.assertj.core.api.Assertions.assertThat;

import io.etrace.e2e.harness.Etrace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What ETrace in Go leaves out, in the order in which its defects were written down: one method for each. */
class DefectsMissingIT {
    private static final List<String> NEW_SYSCALLS = List.of(
            "ProcessMrelease FutexWaitv Cachestat Fchmodat2 FutexWake FutexWait FutexRequeue Statmount Listmount",
            "LsmGetSelfAttr LsmSetSelfAttr LsmListModules Mseal Setxattrat Getxattrat Listxattrat Removexattrat",
            "OpenTreeAttr FileGetattr FileSetattr");

    private static Defects defects = Defects.NONE;

    @TempDir
    Path directory;

    @BeforeAll
    static void trace(@TempDir Path build) throws IOException, InterruptedException {
        defects = Defects.trace(build);
    }

    @Test
    void syscallsOfNewKernelsAreDroppedAndNotCounted() {
        List<String> names = NEW_SYSCALLS.stream()
                .flatMap(line -> Arrays.stream(line.split(" ")))
                .toList();
        assertThat(names).allSatisfy(name -> {
            assertThat(defects.line("Sys" + name + "(")).containsPattern("\\((int|unsigned|void|struct|const|u64)");
            assertThat(defects.err()).containsPattern("Sys" + name + " \\| +1 \\| +0 \\|");
        });
    }

    @Test
    void exitAndExitGroupAreMissing() {
        assertThat(defects.line("SysExit(")).endsWith("SysExit(int error_code: 5) = ?");
        assertThat(defects.line("SysExitGroup(")).endsWith("SysExitGroup(int error_code: 0) = ?");
    }

    @Test
    void theChildsReturnOfCloneIsMissing() {
        assertThat(defects.text().stream().filter(line -> line.contains("SysClone(")))
                .hasSize(2)
                .anyMatch(line -> line.endsWith(" = 0"));
        assertThat(defects.events("SysClone").filter(event -> event.has("child_return")))
                .hasSize(1)
                .allMatch(event -> event.get("ret").asLong() == 0);
    }

    @Test
    void execsThatFailAreMissing() {
        assertThat(defects.line("/no/such/program"))
                .contains("argv: [first, \"\"], ", "envp: [ENV=only])")
                .endsWith("= -2 ENOENT (No such file or directory)");
    }

    @Test
    void pointersOfExecveatAreMissing() {
        assertThat(defects.line("SysExecveat("))
                .contains("fd: AT_FDCWD", "filename: /no/such/execveat", "argv: [first, \"\"], ", "envp: [ENV=only], ");
    }

    @Test
    void envpIsMissingWhenArgvIsNull() {
        assertThat(defects.line("/no/such/null-argv")).contains("argv: NULL", "envp: [ENV=only])");
    }

    @Test
    void syscallMinusOneLogsAnErrorAndWritesABlankRecord() {
        assertThat(defects.line("syscall_0x"))
                .contains("syscall_0xffffffff(0x1, 0x2, 0x3,")
                .contains("= -38 ENOSYS");
        assertThat(defects.err()).doesNotContain("ERRO");
    }

    @Test
    void programsOf32BitAreDecodedWithNumbersOf64Bit() throws IOException, InterruptedException {
        Path small = Etrace.compile(directory, "small32.c", "-m32", "-static");
        Etrace.Result result = Etrace.run("--stdout", "--", small.toString());
        assertThat(result.out())
                .contains("SysOpenat(int dfd: AT_FDCWD, const char * filename: /no/such/file, int flags: ")
                .contains("[{iov_base: one, iov_len: 3}, {iov_base: three, iov_len: 5}]")
                .contains("SysPipe2(int * fildes: [3, 4], int flags: O_NONBLOCK) = 0")
                .doesNotContain("syscall_0x");
    }
}
