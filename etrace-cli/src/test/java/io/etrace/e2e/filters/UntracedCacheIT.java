// SPDX-License-Identifier: Apache-2.0
package io.etrace.e2e.filters;

import static org.assertj.core.api.Assertions.assertThat;

import io.etrace.e2e.harness.Etrace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A task that was in the cache of untraced tasks for a thousand calls is traced from the moment on that it matches. */
class UntracedCacheIT {
    @TempDir
    Path directory;

    private Path program = Path.of("");

    @BeforeEach
    void compile() throws IOException, InterruptedException {
        Etrace.needsRoot();
        program = Etrace.compile(directory, "untraced_cache.c", "-pthread");
    }

    private void assertCalls(int calls, String mode, String... options) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of("--comm", "chosen,exe", "--stats-only"));
        words.addAll(List.of(options));
        words.addAll(List.of("--", program.toString(), mode));
        Etrace.Result result = Etrace.run(words);
        assertThat(result.status()).as(result.err()).isZero();
        assertThat(result.err()).containsPattern("SysGetppid \\| +" + calls + " \\|");
    }

    @Test
    void nothingOfOtherNamesCounts() throws IOException, InterruptedException {
        Etrace.Result result = Etrace.run("--comm", "chosen,exe", "--stats-only", "--", program.toString(), "1000");
        assertThat(result.status()).as(result.err()).isZero();
        assertThat(result.err()).contains("Total events: 0");
    }

    @Test
    void aNameCountsWhileItIsBorne() throws IOException, InterruptedException {
        assertCalls(7 + 3, "rename", "--no-follow");
    }

    @Test
    void whatMatchedOnceIsFollowed() throws IOException, InterruptedException {
        assertCalls(7 + 100 + 3, "rename");
    }

    @Test
    void aThreadIdMayGoToATaskThatIsTraced() throws IOException, InterruptedException {
        assertCalls(11, "id");
    }

    @Test
    void aThreadThatExecutesTakesItsLeadersId() throws IOException, InterruptedException {
        assertCalls(13, "exec");
    }
}
