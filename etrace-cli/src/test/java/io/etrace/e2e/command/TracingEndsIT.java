// SPDX-License-Identifier: Apache-2.0
package io.etrace.e2e.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.etrace.e2e.harness.Await;
import io.etrace.e2e.harness.Etrace;
import io.etrace.e2e.harness.RunningEtrace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** With a command, or with processes, tracing ends when nothing of them is left, unless something else ends it. */
class TracingEndsIT {
    /** Ends at once, and leaves a daemon that goes on until there is a file. */
    private static final String DAEMON =
            "(echo $BASHPID >$0/daemon; until [ -e $0/go ]; do sleep 0.05; done; cat /no/such/daemon) 2>/dev/null & exit 3";

    @TempDir
    Path directory;

    @BeforeAll
    static void needsRoot() {
        Etrace.needsRoot();
    }

    private RunningEtrace startDaemon(String... options) throws IOException, InterruptedException {
        List<String> words = new java.util.ArrayList<>(List.of(options));
        words.addAll(List.of("--no-stats", "-o", trace().toString(), "--", "bash", "-c", DAEMON, directory.toString()));
        return RunningEtrace.start(words);
    }

    private Path trace() {
        return directory.resolve("trace");
    }

    private ProcessHandle daemon() throws IOException, InterruptedException {
        Path note = directory.resolve("daemon");
        Await.that("daemon", () -> Files.exists(note) && Files.readString(note).endsWith("\n"));
        return ProcessHandle.of(Long.parseLong(Files.readString(note).strip())).orElseThrow();
    }

    private void letGo() throws IOException {
        Files.createFile(directory.resolve("go"));
    }

    @Test
    void aDaemonIsTracedToItsEnd() throws IOException, InterruptedException {
        try (RunningEtrace etrace = startDaemon()) {
            long daemon = daemon().pid();
            etrace.awaitMessage("tracing goes on until what it started has, too: process");
            letGo();
            Etrace.Result result = etrace.end();
            assertThat(result.status()).isEqualTo(3);
            assertThat(result.err()).contains(Long.toString(daemon));
        }
        assertThat(Files.readString(trace())).contains("filename: /no/such/daemon");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--until=command", "--no-follow"})
    void theCommandsEndMayBeEnough(String option) throws IOException, InterruptedException {
        try (RunningEtrace etrace = startDaemon(option)) {
            assertThat(etrace.end().status()).isEqualTo(3);
            assertThat(daemon().isAlive()).isTrue();
            letGo();
        }
        assertThat(Files.readString(trace())).doesNotContain("filename: /no/such/daemon");
    }

    @Test
    void onceTheCommandHasEndedOneInterruptIsEnough() throws IOException, InterruptedException {
        try (RunningEtrace etrace = startDaemon()) {
            etrace.awaitMessage("tracing goes on");
            etrace.signal("INT");
            Etrace.Result result = etrace.end();
            assertThat(result.status()).isEqualTo(3);
            assertThat(result.err()).contains("is left running: process");
            assertThat(daemon().isAlive()).isTrue();
            letGo();
        }
    }

    @Test
    void aSignalLeavesTheCommandRunningAndSaysSo() throws IOException, InterruptedException {
        try (RunningEtrace etrace = RunningEtrace.start("--no-stats", "-o", trace().toString(), "--", "sleep", "600")) {
            etrace.awaitLine(trace(), "SysExecve");
            ProcessHandle command = etrace.command();
            etrace.signal("TERM");
            Etrace.Result result = etrace.end();
            assertThat(result.status()).isZero();
            assertThat(result.err()).contains("sleep (" + command.pid() + ") is left running");
            assertThat(command.isAlive()).isTrue();
            command.destroyForcibly();
        }
    }

    @Test
    void killOnExitKillsAllOfIt() throws IOException, InterruptedException {
        try (RunningEtrace etrace = RunningEtrace.start(
                "--kill-on-exit",
                "--no-stats",
                "-o",
                trace().toString(),
                "--",
                "bash",
                "-c",
                "sleep 600 & echo $! >$0/daemon; sleep 700",
                directory.toString())) {
            ProcessHandle daemon = daemon();
            ProcessHandle command = etrace.command();
            etrace.signal("TERM");
            Etrace.Result result = etrace.end();
            assertThat(result.status()).isEqualTo(128 + 9);
            assertThat(result.err()).doesNotContain("left running", "goes on");
            Await.that("end of both", () -> !isRunning(daemon) && !isRunning(command));
        }
        assertThat(Etrace.run("--kill-on-exit", "--stdout").status()).isEqualTo(2);
    }

    /** What nobody waits for stays a zombie. */
    private static boolean isRunning(ProcessHandle process) throws IOException {
        Path stat = Path.of("/proc", Long.toString(process.pid()), "stat");
        return Files.exists(stat) && !Files.readString(stat).contains(") Z ");
    }

    @Test
    void withProcessesItEndsWhenTheyHave() throws IOException, InterruptedException {
        Process first =
                new ProcessBuilder("bash", "-c", "read; cat /no/such/first; (sleep 0.3; cat /no/such/child) &").start();
        Process second = new ProcessBuilder("bash", "-c", "read; cat /no/such/second").start();
        try (RunningEtrace etrace =
                RunningEtrace.start("--no-stats", "-o", trace().toString(), "-p", first.pid() + "," + second.pid())) {
            first.outputWriter().append('\n').flush();
            etrace.awaitLine(trace(), "/no/such/first");
            second.outputWriter().append('\n').flush();
            assertThat(etrace.end().status()).isZero();
        }
        assertThat(Files.readString(trace())).contains("/no/such/second", "/no/such/child");
    }

    /** The number of the one that was traced is given to another process, while a second one is traced. */
    @Test
    void aNumberIsNoProcess() throws IOException, InterruptedException {
        String script = """
                bash -c 'until [ -e $0/over ]; do read -t 0.05; done; test -e /no/such/keeper' $0 & keeper=$!
                sleep 600 & target=$!
                echo $target $keeper >$0/pids
                read
                kill -9 $target; wait $target
                for i in $(seq 400); do
                    echo $((target - 1)) >/proc/sys/kernel/ns_last_pid
                    test -e /no/such/warmup; cat /no/such/stranger & [ $! = $target ] && echo >$0/same && break
                done
                wait $!; echo >$0/over
                until [ -e $0/stop ]; do sleep 0.1; done
                """;
        Process namespace = new ProcessBuilder(
                        "unshare", "--pid", "--fork", "--mount-proc", "bash", "-c", script, directory.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        Path pids = directory.resolve("pids");
        Await.that("pids", () -> Files.exists(pids) && Files.readString(pids).endsWith("\n"));
        String[] numbers = Files.readString(pids).strip().split(" ");
        Path err = directory.resolve("err");
        Process etrace = Etrace.process(List.of(
                        "nsenter",
                        "--pid",
                        "--mount",
                        "-t",
                        Long.toString(
                                namespace.children().findFirst().orElseThrow().pid()),
                        Etrace.launcher(),
                        "-p",
                        numbers[0],
                        "-p",
                        numbers[1],
                        "--no-stats",
                        "--stdout"))
                .redirectOutput(trace().toFile())
                .redirectError(err.toFile())
                .start();
        Await.that("start", () -> Files.readString(err).contains("Tracing started") || !etrace.isAlive());
        namespace.outputWriter().append('\n').flush();
        Await.that("end", () -> !etrace.isAlive());
        Files.createFile(directory.resolve("stop"));
        assertThat(directory.resolve("same")).exists();
        assertThat(Files.readString(trace()))
                .contains("sleep(" + numbers[0] + ") | +++ killed by SIGKILL", "/no/such/keeper")
                .doesNotContain("/no/such/stranger");
        assertThat(etrace.exitValue()).as(Files.readString(err)).isZero();
    }
}
