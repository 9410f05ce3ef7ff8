// SPDX-License-Identifier: Apache-2.0
package io.etrace.e2e.strace;

import static org.assertj.core.api.Assertions.assertThat;

import io.etrace.e2e.harness.Etrace;
import io.etrace.e2e.harness.TracedCall;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Of the same command, {@code strace -f} and etrace show the same calls in each thread, in the same order, with the same
 * arguments and results. What every run has its own of is left out: addresses, ids of processes and times.
 */
class StraceIT {
    /** How often they are called depends on who comes first: the thread that waits, or the one that wakes it. */
    private static final Set<String> BY_TIMING = Set.of("futex", "restart_syscall", "rt_sigreturn", "sched_yield");

    @TempDir
    Path directory;

    @BeforeEach
    void root() {
        Etrace.needsRoot();
    }

    private void assertAgreement(int values, List<String> command) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of("env", "-i", "PATH=/usr/bin:/bin", "LC_ALL=C.UTF-8"));
        words.addAll(command);
        StraceComparison seen = StraceComparison.of(directory, words);
        assertThat(seen.etrace().keySet()).isEqualTo(seen.strace().keySet());
        CallComparison comparison = new CallComparison();
        for (String thread : seen.strace().keySet()) {
            Predicate<String> kept = name -> !BY_TIMING.contains(name);
            List<StraceCall> strace = seen.strace().get(thread).stream()
                    .filter(call -> kept.test(call.name()))
                    .toList();
            List<TracedCall> etrace = seen.etrace().get(thread).stream()
                    .filter(call -> kept.test(call.name()))
                    .toList();
            assertThat(etrace.stream().map(TracedCall::name))
                    .as("thread %s", thread)
                    .containsExactlyElementsOf(
                            strace.stream().map(StraceCall::name).toList());
            comparison.compare(thread, strace, etrace);
        }
        assertThat(comparison.differences()).isEmpty();
        assertThat(comparison.compared()).isGreaterThan(values);
    }

    @Test
    void cat() throws IOException, InterruptedException {
        assertAgreement(100, List.of("cat", "/etc/hosts"));
    }

    @Test
    void lsOfATree() throws IOException, InterruptedException {
        Path tree = Files.createDirectories(directory.resolve("tree/a/b"));
        Files.writeString(tree.resolve("file"), "text");
        Files.createSymbolicLink(tree.resolve("link"), Path.of("nowhere"));
        assertAgreement(200, List.of("ls", "-lR", directory.resolve("tree").toString()));
    }

    @Test
    void aShellPipeline() throws IOException, InterruptedException {
        assertAgreement(
                200, List.of("sh", "-c", "cat /etc/hosts /nonexistent | sed s/a/b/ > /dev/null; (cd / && exit 3)"));
    }

    /** Where its heap begins, which else is random, decides how often the compiler asks for more. */
    @Test
    void gcc() throws IOException, InterruptedException {
        Path source = Files.writeString(directory.resolve("hello.c"), "int main(void) { return 0; }\n");
        assertAgreement(1000, List.of("setarch", "-R", "gcc", "-pipe", "-S", "-o", "/dev/null", source.toString()));
    }

    @Test
    void uidsThatChange() throws IOException, InterruptedException {
        assertAgreement(100, List.of("chroot", "--userspec=65534:65534", "/", "cat", "/etc/shadow"));
    }

    @Test
    void uidsThatChangeForAWhile() throws IOException, InterruptedException {
        assertAgreement(50, List.of(Etrace.compile(directory, "nobody.c").toString()));
    }

    @Test
    void threads() throws IOException, InterruptedException {
        assertAgreement(
                100, List.of(Etrace.compile(directory, "threads.c", "-pthread").toString(), directory.toString()));
    }

    @Test
    void a32BitProgram() throws IOException, InterruptedException {
        assertAgreement(
                30,
                List.of(Etrace.compile(directory, "small32.c", "-m32", "-static")
                        .toString()));
    }

    /**
     * Threads of the JVM do what they do when they come to it, so only the files that they use are compared, of the whole
     * process: how often each was opened and so on, and with what result.
     */
    @Test
    void aJavaProgram() throws IOException, InterruptedException {
        Path source = Files.copy(Path.of("src/test/programs/Threads.java"), directory.resolve("T.java"));
        Path home = Path.of(System.getProperty("java.home"));
        Etrace.program(List.of(home.resolve("bin/javac").toString(), "-d", directory.toString(), source.toString()));
        StraceComparison seen = StraceComparison.of(
                directory,
                List.of(
                        home.resolve("bin/java").toString(),
                        "-Xint",
                        "-XX:+UseSerialGC",
                        "-XX:-UsePerfData",
                        "-cp",
                        directory.toString(),
                        "Threads",
                        directory.toString()));
        Path release = home.resolve("release"); // read by a thread that the end may overtake
        Predicate<String> ours = path -> (path.startsWith(home.toString()) || path.startsWith(directory.toString()))
                && !Path.of(path).equals(release);
        List<String> strace = seen.strace().values().stream()
                .flatMap(List::stream)
                .filter(call -> call.path().filter(ours).isPresent())
                .map(call -> call.name() + " " + call.path() + call.error())
                .sorted()
                .toList();
        assertThat(strace).hasSizeGreaterThan(50);
        assertThat(seen.etrace().values().stream()
                        .flatMap(List::stream)
                        .filter(call -> call.path().filter(ours).isPresent())
                        .map(call -> call.name() + " " + call.path() + call.error())
                        .sorted())
                .containsExactlyElementsOf(strace);
        assertThat(seen.etrace()).hasSameSizeAs(seen.strace());
    }
}
