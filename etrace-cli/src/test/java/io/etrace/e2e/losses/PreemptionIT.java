// SPDX-License-Identifier: Apache-2.0
package io.etrace.e2e.losses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.etrace.e2e.harness.Etrace;
import io.etrace.linux.KernelRelease;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The programs for kernels that preempt them do the same; Linux 6.15 and later verify them, too. */
class PreemptionIT {
    private static final Map<String, String> ON_LINUX_7 = Map.of("ETRACE_JAVA_OPTS", "-Dos.version=7.0");
    private static final String CALLS = "5000";

    @TempDir
    Path directory;

    @BeforeEach
    void kernel() {
        Etrace.needsRoot();
        assumeThat(KernelRelease.running().isBefore(6, 15)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "-y --witness", "--string-limit 64K", "--comm getppid --failed", "--min-duration 1ns -u 0"})
    void allCallsAreCountedWhateverIsAsked(String options) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of(options.split(" ")));
        words.removeIf(String::isEmpty);
        words.addAll(List.of("--json", "-o", directory.resolve("json").toString(), "--"));
        words.addAll(List.of(Etrace.compile(directory, "getppid.c").toString(), CALLS));
        Etrace.Result result = Etrace.run(ON_LINUX_7, words.toArray(String[]::new));
        assertThat(result.status()).as(result.err()).isZero();
        assertThat(result.err())
                .containsPattern("SysGetppid \\| +" + CALLS + " \\|")
                .contains("Total lost: 0")
                .doesNotContain("Total missed");
    }

    @Test
    void preemptionIsOffWhileTheyRun() throws IOException, InterruptedException {
        Etrace.Result result = Etrace.run(
                ON_LINUX_7,
                "-o",
                directory.resolve("text").toString(),
                "--",
                "bpftool",
                "prog",
                "dump",
                "xlated",
                "name",
                "syscall_enter");
        assertThat(result.status()).as(result.err()).isZero();
        assertThat(result.out())
                .containsSubsequence(
                        "bpf_preempt_disable", "bpf_local_irq_save", "bpf_preempt_enable", "bpf_local_irq_restore");
    }
}
