// SPDX-License-Identifier: Apache-2.0
package io.etrace.e2e.inheritance;

import static io.etrace.e2e.harness.Failure.assertOneLine;
import static org.assertj.core.api.Assertions.assertThat;

import io.etrace.e2e.harness.Etrace;
import io.etrace.e2e.harness.TestTerminal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What callers lack or have too much of is told in one line that names it, or does not matter. */
class OddCallersIT {
    @TempDir
    Path directory;

    @BeforeEach
    void root() {
        Etrace.needsRoot();
    }

    /** Runs shell commands, in which $etrace is the command, without the capability to raise limits. */
    private Etrace.Result shell(String script) throws IOException, InterruptedException {
        return Etrace.program(List.of(
                "setpriv",
                "--bounding-set=-sys_resource",
                "sh",
                "-c",
                "etrace=" + Etrace.LAUNCHER + "; cd " + directory + "; " + script));
    }

    private static void assertLine(Etrace.Result result, String line) {
        assertThat(result.status()).isEqualTo(1);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).isEqualTo("etrace: " + line + "\n");
    }

    @Test
    void aProgramFailsWithoutItsInputAsItDoesAlone() throws IOException, InterruptedException {
        Etrace.Result alone = shell("exec cat <&-");
        Etrace.Result traced = shell("exec $etrace -l error --no-stats -o trace -- cat <&-");
        assertThat(traced).isEqualTo(alone);
        assertThat(traced.status()).isEqualTo(1);
    }

    @Test
    void aTraceIsNotWrittenToWhatTookTheNumberOfAClosedStream() throws IOException, InterruptedException {
        assertOneLine(
                shell("exec $etrace --stdout -- true >&-"), "cannot write to standard output: Bad file descriptor");
        Etrace.Result result = shell("$etrace --json -o trace -- true 2>&-; echo $?; grep -vc '^{' trace");
        assertThat(result.out()).isEqualTo("0\n0\n");
    }

    @Test
    void optionsForOtherJvmsAreNotTheTracers() throws IOException, InterruptedException {
        String options = "-XX:+UseNoSuchCollector -agentlib:jdwp=transport=dt_socket,server=y,suspend=y";
        Etrace.Result result = shell(
                "export JAVA_TOOL_OPTIONS='" + options + "' JDK_JAVA_OPTIONS=-bad _JAVA_OPTIONS=-bad; "
                        + "exec $etrace -l error --no-stats -o trace -- sh -c 'echo $JAVA_TOOL_OPTIONS $JDK_JAVA_OPTIONS $_JAVA_OPTIONS'");
        assertThat(result).isEqualTo(new Etrace.Result(0, options + " -bad -bad\n", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-n 32", "-v 500000", "-d 100000", "-s 32"})
    void aLimitThatIsTooLowForAJvm(String limit) throws IOException, InterruptedException {
        Etrace.Result result = shell("ulimit " + limit + "; exec $etrace -- true");
        assertThat(result.status()).isEqualTo(1);
        assertThat(result.out()).isEmpty();
        assertThat(result.errLines())
                .singleElement()
                .asString()
                .startsWith("etrace: cannot start a JVM: ulimit " + limit);
    }

    @Test
    void aLimitThatMayBeRaisedIsTheCommandsAlone() throws IOException, InterruptedException {
        String limits = "ulimit -Sn; ulimit -Sv; ulimit -Sd; ulimit -Ss";
        Etrace.Result result = shell("ulimit -Sn 32; ulimit -Sv 500000; ulimit -Sd 100000; ulimit -Ss 1024; "
                + "exec $etrace -l error --no-stats -o trace -- sh -c '" + limits + "'");
        assertThat(result).isEqualTo(new Etrace.Result(0, "32\n500000\n100000\n1024\n", ""));
    }

    @Test
    void ownNamesThatAreNotUtf8() throws IOException, InterruptedException {
        String name = "$(printf 'f\\351')";
        assertThat(shell("exec $etrace -o " + name + " -- true").errLines().getFirst())
                .isEqualTo("etrace: 'f\\xe9' is not UTF-8: give - instead, and the file to the shell with < or >");
        assertOneLine(shell("exec $etrace -- ./" + name), "cannot run ./f\\xe9: there is no such file");
    }

    @Test
    void noProc() throws IOException, InterruptedException {
        assertLine(
                shell("exec unshare -m sh -c 'umount -l /proc; exec '$etrace' -- true'"),
                "cannot read /proc/self/exe: mount -t proc proc /proc");
    }

    @Test
    void aDeletedDirectoryHoldsNoTrace() throws IOException, InterruptedException {
        Etrace.Result result = shell("mkdir gone; cd gone; rmdir ../gone; exec $etrace -o trace -- true 2>../errors");
        assertThat(result.status()).isEqualTo(1);
        assertThat(Etrace.text(directory.resolve("errors")))
                .contains("cannot create output file trace: no such file or directory");
        assertThat(Path.of("/trace")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PATH=", "PATH=/none"})
    void aPathWithoutPrograms(String path) throws IOException, InterruptedException {
        assertOneLine(
                shell("export " + path + "; exec $etrace -- ls"),
                "cannot run ls: there is no such program in PATH (" + path.substring("PATH=".length()) + ")");
    }

    @Test
    void anEmptyPathIsTheWorkingDirectory() throws IOException, InterruptedException {
        Etrace.Result result =
                shell("cp /bin/echo here; PATH=; exec $etrace -l error --no-stats -o trace -- here we are");
        assertThat(result).isEqualTo(new Etrace.Result(0, "we are\n", ""));
    }

    @Test
    void ctrlBackslashIsTheCommandsBusiness() throws IOException, InterruptedException {
        String program = "trap \"echo left; exit 9\" QUIT; echo ready; while :; do sleep 0.1; done";
        try (TestTerminal terminal = TestTerminal.start(
                "exec " + Etrace.LAUNCHER + " -o " + directory.resolve("trace") + " -- sh -c '" + program + "'")) {
            terminal.awaitText("ready");
            terminal.type("\u001c");
            assertThat(terminal.end()).isEqualTo(9);
            assertThat(terminal.seen()).contains("left", "Total lost: 0").doesNotContain("thread dump", "java.lang");
        }
    }
}
