// SPDX-License-Identifier: Apache-2.0
package io.etrace.e2e.filters;

import static org.assertj.core.api.Assertions.assertThat;

import io.etrace.e2e.harness.Etrace;
import io.etrace.e2e.harness.Events;
import io.etrace.e2e.harness.RunningEtrace;
import io.etrace.e2e.harness.TestCgroup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which of the processes that run already, or will, are traced. Each of ours asks for files by a name of its own. */
class FiltersIT {
    private final List<Process> processes = new ArrayList<>();

    @TempDir
    Path directory;

    private Path program = Path.of("");
    private Path trace = Path.of("");

    @BeforeEach
    void compile() throws IOException, InterruptedException {
        Etrace.needsRoot();
        program = Etrace.compile(directory, "loop.c", "-pthread");
        trace = directory.resolve("trace");
    }

    @AfterEach
    void kill() throws InterruptedException {
        for (Process process : processes) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly().waitFor();
        }
    }

    private Process run(String... words) throws IOException {
        Process process = new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        processes.add(process);
        return process;
    }

    private Process loop(String name) throws IOException {
        return run(program.toString(), name);
    }

    /** Traces until all threads of those that are wanted were seen; none of the others may be. */
    private void assertTraced(List<String> wanted, List<String> others, String... options)
            throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of(options));
        words.addAll(List.of("-s", "access", "-o", trace.toString()));
        try (RunningEtrace etrace = RunningEtrace.start(words)) {
            for (String name : wanted) {
                for (int thread = 0; thread < 3; thread++) {
                    etrace.awaitLine(trace, "filename: /" + name + "/thread-" + thread + ",");
                }
            }
            etrace.signal("INT");
            assertThat(etrace.end().status()).isZero();
        }
        String text = Files.readString(trace);
        assertThat(others).noneMatch(name -> text.contains("/" + name + "/"));
    }

    @Test
    void processesByNumberWithThreadsThatRunAlready() throws IOException, InterruptedException {
        Process first = loop("first");
        Process second = loop("second");
        loop("third");
        assertTraced(List.of("first", "second"), List.of("third"), "-p", first.pid() + "," + second.pid());
    }

    @Test
    void processesByUser() throws IOException, InterruptedException {
        Files.setPosixFilePermissions(directory, java.nio.file.attribute.PosixFilePermissions.fromString("rwxr-xr-x"));
        loop("root");
        run("setpriv", "--reuid=65533", "--clear-groups", program.toString(), "user");
        assertTraced(List.of("user"), List.of("root"), "--uid", "65533");
    }

    @Test
    void processesInACgroupAndBelowIt() throws IOException, InterruptedException {
        try (TestCgroup outer = TestCgroup.create();
                TestCgroup inner = outer.child("inner")) {
            inCgroups(outer, inner);
        }
    }

    @Test
    void processesInACgroupOfVersion2() throws IOException, InterruptedException {
        try (TestCgroup outer = TestCgroup.createV2();
                TestCgroup inner = outer.child("inner")) {
            inCgroups(outer, inner);
        }
    }

    private void inCgroups(TestCgroup outer, TestCgroup inner) throws IOException, InterruptedException {
        loop("outside");
        run("sh", "-c", "echo $$ > " + outer.processes() + "; exec " + program + " outer");
        run("sh", "-c", "echo $$ > " + inner.processes() + "; exec " + program + " inner");
        assertTraced(
                List.of("outer", "inner"),
                List.of("outside"),
                "--cgroup",
                outer.directory().toString());
        kill();
    }

    @Test
    void aProcessThatMovesIntoTheCgroupLater() throws IOException, InterruptedException {
        try (TestCgroup cgroup = TestCgroup.create()) {
            Process loop = loop("moved");
            try (RunningEtrace etrace = RunningEtrace.start(
                    "--cgroup", cgroup.directory().toString(), "-s", "access", "-o", trace.toString())) {
                Files.writeString(cgroup.processes(), Long.toString(loop.pid()));
                etrace.awaitLine(trace, "/moved/thread-0");
                etrace.awaitLine(trace, "/moved/thread-2");
            }
            kill();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"--follow", "--no-follow"})
    void processesByNameWithTheirLaterChildren(String follow) throws IOException, InterruptedException {
        Path shell =
                Files.copy(Path.of("/bin/sh"), directory.resolve("etrace-shell"), StandardCopyOption.COPY_ATTRIBUTES);
        try (RunningEtrace etrace = RunningEtrace.start("--comm", "etrace-shell", follow, "-o", trace.toString())) {
            Process parent = run(shell.toString(), "-c", "cat /no/such/child; test -e /no/such/parent");
            assertThat(parent.waitFor(60, TimeUnit.SECONDS)).isTrue();
            etrace.awaitLine(trace, "/no/such/parent");
            etrace.signal("TERM");
            assertThat(etrace.end().status()).isZero();
        }
        assertThat(Files.readString(trace).contains("filename: /no/such/child")).isEqualTo(follow.equals("--follow"));
    }

    /** cast.c: its main thread, which waits, was renamed, and so were its threads. */
    @ParameterizedTest
    @ValueSource(strings = {"cast-main", "cast-thread", "cast"})
    void aRunningProcessByEachOfItsNames(String name) throws IOException, InterruptedException {
        Path cast = Etrace.compile(directory, "cast.c", "-pthread");
        Process process = new ProcessBuilder(cast.toString(), "/dev/null").start();
        processes.add(process);
        assertThat(process.inputReader().readLine()).isEqualTo("ready");
        try (RunningEtrace etrace = RunningEtrace.start("-c", name, "-s", "access", "-o", trace.toString())) {
            process.outputWriter().append('\n').flush();
            etrace.awaitLine(trace, "filename: /cast/cast-thread,");
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            etrace.signal("TERM");
            assertThat(etrace.end().status()).isZero();
        }
        assertThat(Files.readString(trace).contains("/cast/main")).isEqualTo(!name.equals("cast-thread"));
    }

    /** The name of a process counts for threads that do nothing meanwhile. */
    @Test
    void aProcessThatGetsTheNameLater() throws IOException, InterruptedException {
        Process loop = loop("renamed");
        try (RunningEtrace etrace = RunningEtrace.start("-c", "etrace-later", "-s", "access", "-o", trace.toString())) {
            Etrace.program(List.of("kill", "-USR1", Long.toString(loop.pid())));
            for (int thread = 0; thread < 3; thread++) {
                etrace.awaitLine(trace, "/renamed/thread-" + thread);
            }
        }
    }

    /** As a server does it that begins as root. */
    @Test
    void aWorkerThatBecomesTheUserWithoutExec() throws IOException, InterruptedException {
        try (RunningEtrace etrace = RunningEtrace.start("-u", "65533", "--no-stats", "-o", trace.toString())) {
            Process perl = run(
                    "perl",
                    "-e",
                    "-e \"/no/such/root\"; ($<, $>) = (65533, 65533); -e \"/no/such/user\"; fork; -e \"/no/such/child\"");
            assertThat(perl.waitFor(60, TimeUnit.SECONDS)).isTrue();
            etrace.awaitLine(trace, "/no/such/child");
            etrace.signal("TERM");
            assertThat(etrace.end().status()).isZero();
        }
        assertThat(Files.readString(trace))
                .contains("/no/such/user", "| SysSet")
                .doesNotContain("/no/such/root");
    }

    /** As systemd does it when a service is restarted. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aCgroupThatIsRemovedAndMadeAgain(boolean withTheOneAbove) throws IOException, InterruptedException {
        try (TestCgroup outer = TestCgroup.create();
                TestCgroup slice = outer.child("slice");
                TestCgroup service = slice.child("service")) {
            run("sh", "-c", "echo $$ > " + service.processes() + "; exec " + program + " first");
            try (RunningEtrace etrace = RunningEtrace.start(
                    "--cgroup", service.directory().toString(), "-s", "access", "-o", trace.toString())) {
                etrace.awaitLine(trace, "/first/thread-2");
                kill();
                service.remove();
                if (withTheOneAbove) {
                    slice.remove();
                    Files.createDirectory(slice.directory());
                }
                TestCgroup beside = slice.child("other");
                Files.createDirectory(service.directory());
                run("sh", "-c", "echo $$ > " + beside.processes() + "; exec " + program + " beside");
                run("sh", "-c", "echo $$ > " + service.processes() + "; exec " + program + " second");
                etrace.awaitLine(trace, "/second/thread-2");
                kill();
                beside.remove();
            }
        }
        assertThat(Files.readString(trace)).doesNotContain("/beside/");
    }

    @Test
    void severalNames() throws IOException, InterruptedException {
        for (String name : List.of("etrace-one", "etrace-two", "etrace-three")) {
            run(
                    Files.copy(program, directory.resolve(name), StandardCopyOption.COPY_ATTRIBUTES)
                            .toString(),
                    name);
        }
        assertTraced(
                List.of("etrace-one", "etrace-two"), List.of("etrace-three"), "-c", "etrace-one", "--comm=etrace-two");
    }

    @Test
    void theExecThatGivesTheNameIsTimedFromItsEntry() throws IOException, InterruptedException {
        long before = System.nanoTime();
        Etrace.Result result = Etrace.run("--comm", "true", "--json", "-o", trace.toString(), "--", "true");
        long all = System.nanoTime() - before;
        assertThat(result.status()).as(result.err()).isZero();
        assertThat(Events.parse(Files.readAllLines(trace)).calls("SysExecve"))
                .singleElement()
                .satisfies(exec -> assertThat(exec.get("duration_ns").asLong())
                        .isPositive()
                        .isLessThan(all));
    }
}
