// SPDX-License-Identifier: Apache-2.0
package io.etrace.e2e.errors;

import static org.assertj.core.api.Assertions.assertThat;

import io.etrace.e2e.harness.Etrace;
import io.etrace.e2e.harness.LoopRecorder;
import io.etrace.e2e.harness.TestCgroup;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** In a memory cgroup of little memory the kernel does not kill etrace: it takes less, or says what would. */
class MemoryLimitIT {
    private static final int CALLS = 1_000_000;
    private static final long MEGABYTE = 1 << 20;

    @TempDir
    Path directory;

    private LoopRecorder loop = LoopRecorder.NONE;

    @BeforeEach
    void compile() throws IOException, InterruptedException {
        loop = LoopRecorder.compile(directory);
    }

    private static Etrace.Result within(long bytes, String command) throws IOException, InterruptedException {
        try (TestCgroup cgroup = TestCgroup.createOfMemory(bytes);
                TestCgroup child = cgroup.child("inner")) {
            return Etrace.program(List.of("sh", "-c", "echo $$ >'" + child.processes() + "'; exec env " + command));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"--stdout", "--raw --compress -o -"})
    void littleMemoryIsEnough(String options) throws IOException, InterruptedException {
        Etrace.Result result = within(
                160 * MEGABYTE,
                "../etrace -s getppid " + options + " -- " + loop.program() + " " + CALLS + " >/dev/null");
        assertThat(result.status()).as(result.err()).isZero();
        assertThat(result.err()).containsPattern("SysGetppid \\|").contains("Total events");
    }

    @Test
    void ofTooLittleIsSaidWhatNeedsLess() throws IOException, InterruptedException {
        String command = "-- " + loop.program() + " " + CALLS;
        Etrace.Result refused = within(96 * MEGABYTE, "../etrace " + command);
        assertThat(refused.status()).isEqualTo(1);
        assertThat(refused.err())
                .contains("cannot trace within 96M of memory", "with ETRACE_JAVA_OPTS='", "with --stats-only");
        String smaller = refused.err().replaceAll("(?s).*with (ETRACE_JAVA_OPTS='[^']*').*", "$1");
        Etrace.Result counted = within(96 * MEGABYTE, smaller + " ../etrace --stats-only " + command);
        assertThat(counted.status()).as(counted.err()).isZero();
        assertThat(counted.err()).containsPattern("SysGetppid \\| +" + CALLS + " \\|");
    }
}
