// SPDX-License-Identifier: Apache-2.0
package io.etrace.e2e.captures;

import static org.assertj.core.api.Assertions.assertThat;

import io.etrace.e2e.harness.Etrace;
import io.etrace.e2e.harness.LoopRecorder;
import io.etrace.e2e.harness.RunningEtrace;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code --ring}: the latest records are kept in memory, and written when something happens. */
class FlightRecorderIT {
    @TempDir
    Path directory;

    private LoopRecorder loop = LoopRecorder.NONE;

    @BeforeEach
    void compile() throws IOException, InterruptedException {
        loop = LoopRecorder.compile(directory);
    }

    @Test
    void aFlightRecorderWritesTheEndOfWhatItSaw() throws IOException, InterruptedException {
        loop.record(300_000, "--ring", "2M", "--trigger", "exit:0", "-o", loop.file("t.raw"));
        assertThat(LoopRecorder.pieces(directory.resolve("t.raw"))).containsExactly(loop.file("t.raw.000001"));
        Etrace.Result decoded = LoopRecorder.decode(loop.file("t.raw.000001"));
        assertThat(LoopRecorder.calls(decoded)).isBetween(10_000L, (2L << 20) / 64);
        assertThat(decoded.out())
                .contains("SysExitGroup")
                .contains("+++ exited with 0 +++")
                .doesNotContain("SysExecve");
    }

    @Test
    void aFlightRecorderThatNothingTriggersWritesNothingAndSaysSo() throws IOException, InterruptedException {
        Etrace.Result result = Etrace.run(
                "--raw",
                "--ring",
                "2M",
                "--trigger",
                "failed:fsync,killed,exit:3",
                "-o",
                loop.file("t.raw"),
                "--",
                loop.program().toString(),
                "1000");
        assertThat(result.status()).isZero();
        assertThat(result.err()).contains("nothing was written: no --trigger fired, and no SIGUSR1 came");
        assertThat(LoopRecorder.pieces(directory.resolve("t.raw"))).isEmpty();
    }

    @Test
    void theFirstTriggerThatFiredIsNamedWithItsProcess() throws IOException, InterruptedException {
        Etrace.Result result = Etrace.run(
                "--raw",
                "--ring",
                "2M",
                "--trigger",
                "failed:fsync,exit:7,end",
                "-o",
                loop.file("t.raw"),
                "--",
                "sh",
                "-c",
                "(exit 7) & echo child=$!; wait; sleep 0.3");
        String child = result.out().strip().replace("child=", "");
        String cause = "exit:7 of process " + child;
        assertThat(result.err()).contains(loop.file("t.raw.000001") + ", triggered by " + cause);
        assertThat(result.err()).contains(loop.file("t.raw.000002") + ", triggered by end");
        assertThat(result.err()).doesNotContain("nothing was written");
        assertThat(Etrace.run("info", loop.file("t.raw.000001")).out()).containsPattern("trigger +" + cause);
        Etrace.Result both = Etrace.run("--input", loop.file("t.raw.000001"), loop.file("t.raw.000002"));
        assertThat(both.status()).as(both.err()).isZero();
    }

    @Test
    void aFailingCallTriggersAFlightRecorder() throws IOException, InterruptedException {
        Etrace.run(
                "--raw",
                "--ring",
                "1M",
                "--trigger",
                "failed:openat",
                "-o",
                loop.file("t.raw"),
                "--",
                "cat",
                loop.file("none"));
        assertThat(LoopRecorder.decode(loop.file("t.raw.000001")).out())
                .contains(loop.file("none") + ", ")
                .contains("ENOENT");
    }

    /** Whoever ends: a filter is about the calls that are recorded. */
    @Test
    void theEndOfATaskWithoutAWantedCallTriggersAFlightRecorder() throws IOException, InterruptedException {
        Etrace.run(
                "--raw",
                "--ring",
                "1M",
                "--trigger",
                "killed",
                "-s",
                "connect",
                "-o",
                loop.file("t.raw"),
                "--",
                "sh",
                "-c",
                "kill -9 $$");
        assertThat(LoopRecorder.decode(loop.file("t.raw.000001")).out())
                .contains("+++ killed by SIGKILL +++")
                .doesNotContain("?(");
    }

    @Test
    void aSignalTriggersAFlightRecorder() throws IOException, InterruptedException {
        Path ready = directory.resolve("ready");
        try (RunningEtrace etrace = RunningEtrace.start(
                "--raw",
                "--ring",
                "1M",
                "-o",
                loop.file("t.raw"),
                "--",
                "sh",
                "-c",
                "echo >" + ready + "; read -r _")) {
            etrace.awaitBytes(ready, 0);
            etrace.signal("USR1");
            etrace.awaitMessage("t.raw.000001, triggered by SIGUSR1");
            etrace.command().destroy();
            assertThat(etrace.end().status()).isEqualTo(128 + 15);
        }
        assertThat(LoopRecorder.decode(loop.file("t.raw.000001")).out())
                .contains("SysExecve")
                .doesNotContain("killed by");
    }
}
