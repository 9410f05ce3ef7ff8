// SPDX-License-Identifier: Apache-2.0
package io.etrace.e2e.inheritance;

import static org.assertj.core.api.Assertions.assertThat;

import io.etrace.e2e.harness.Etrace;
import io.etrace.e2e.harness.TestTerminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A command has all that it would have without etrace: a program that tells what it has inherited is started by odd
 * callers directly, under strace, by the etrace of a checkout, and by an installed one.
 */
@TestInstance(Lifecycle.PER_CLASS)
class InheritanceIT {
    private static final int REPORTED = 42;

    /** In bash: what the caller does before it starts the program, the words before it, and how it starts it. */
    enum Caller {
        PLAIN("", "", ""),
        IGNORES_SIGNALS("trap '' PIPE QUIT INT HUP USR1 TSTP XCPU", "", ""),
        BLOCKS_SIGNALS("trap '' CHLD", "env --block-signal=TERM,USR2,INT,QUIT,RTMIN", ""),
        HAS_NO_INPUT("", "", "<&-"),
        HAS_NO_STREAMS("", "", "<&- >&- 2>&-"),
        HAS_NO_OUTPUT("", "", ">&-"),
        HAS_DESCRIPTORS(
                "echo content >some.jar; mkfifo fifo; exec 3>>log 7<some.jar 8</proc/self/status 9</proc 200<>fifo; head -c 3 <&7",
                "",
                ""),
        HAS_LOW_LIMITS(
                "ulimit -Sn 32; ulimit -Ss 256; ulimit -t 1000; ulimit -Sc 0; ulimit -Sv 400000; ulimit -Sd 100000; ulimit -l 64",
                "",
                ""),
        HAS_MASKS(
                "umask 0137; echo 0x11 >/proc/self/coredump_filter; echo 500 >/proc/self/oom_score_adj",
                "nice -n 3",
                ""),
        HAS_NO_CAPABILITY_MORE("", "setpriv --no-new-privs --bounding-set=-sys_time", ""),
        HAS_ANOTHER_PERSONALITY("", "setarch -R", ""),
        IS_IN_A_DELETED_DIRECTORY("mkdir gone; cd gone; rmdir ../gone", "", "2>/dev/null"),
        HAS_ODD_VARIABLES(
                "f() { echo hi; }; export -f f; export app=1 cache=2 home=3 key=4 version=5 stamp=6 self=7 jar=8 mark=9 "
                        + "launcher=10 machine=11 newline=12 PWD=/nowhere IFS=x OLDPWD= SHELLOPTS BASH_ENV=/none ENV=/none",
                "env _=odd a.b=c =nameless $'\\xff=\\xfe' twice=1 \"many=$(seq 20000)\"",
                ""),
        HAS_NO_VARIABLES("", "env -i REPORT=\"$REPORT\"", ""),
        HAS_OPTIONS_FOR_JAVA(
                "export JAVA_TOOL_OPTIONS='-Xmx2m -agentlib:jdwp=transport=dt_socket,server=y,suspend=y' "
                        + "_JAVA_OPTIONS=-bad JDK_JAVA_OPTIONS=-worse JDK_AOT_VM_OPTIONS=-worst CLASSPATH=/none",
                "",
                "");

        private final String before;
        private final String words;
        private final String streams;

        Caller(String before, String words, String streams) {
            this.before = before;
            this.words = words;
            this.streams = streams;
        }

        /** strace does not hand on blocked signals and an ignored SIGCHLD. */
        private boolean isKeptByStrace() {
            return this != BLOCKS_SIGNALS;
        }
    }

    @TempDir
    private Path directory;

    private Path program = Path.of("");
    private Path installed = Path.of("");

    @BeforeAll
    void prepare(@TempDir Path programs) throws IOException, InterruptedException {
        Etrace.needsRoot();
        program = Etrace.compile(programs, "inherits.c");
        installed = Files.createDirectories(programs.resolve("lib/etrace"));
        Etrace.Result made =
                Etrace.program(List.of("make", "-C", "..", "install", "PREFIX=" + programs, "DESTDIR=", "MAKE=:"));
        assertThat(made.status()).as(made.err()).isZero();
    }

    @BeforeEach
    void clean() throws IOException {
        try (Stream<Path> old = Files.list(directory)) {
            for (Path file : old.toList()) {
                Files.delete(file);
            }
        }
    }

    private String script(Caller caller, String program) {
        String etrace = "-l error -o \"$REPORT/trace\" --no-stats --";
        return """
                cd %s; export REPORT=$PWD; PATH=$PWD:$PATH
                start() {
                    rm -f "$REPORT/trace" "$REPORT/report"
                    ( exec %s "$@" %s %s )
                    status=$?
                    [ $status = %d ] || echo "status $status" >>"$REPORT/report"
                }
                %s
                start; mv "$REPORT/report" "$REPORT/direct"
                start strace -f -o /dev/null; mv "$REPORT/report" "$REPORT/strace"
                start %s %s; mv "$REPORT/report" "$REPORT/checkout"
                start %s/etrace %s; mv "$REPORT/report" "$REPORT/installed"
                """.formatted(
                        directory,
                        caller.words,
                        program,
                        caller.streams,
                        REPORTED,
                        caller.before,
                        Etrace.launcher(),
                        etrace,
                        installed,
                        etrace);
    }

    private String said(Path script, List<String> words) throws IOException, InterruptedException {
        Etrace.Result result = Etrace.program(
                Stream.concat(words.stream(), Stream.of(script.toString())).toList());
        return result.out() + result.err();
    }

    private List<String> report(String name) throws IOException {
        return Files.readAllLines(directory.resolve(name));
    }

    private void compare(Caller caller, String said) throws IOException {
        List<String> direct = report("direct");
        assertThat(direct).as(said).hasSizeGreaterThan(40).noneMatch(line -> line.startsWith("status"));
        if (caller.isKeptByStrace()) {
            assertThat(report("strace")).as("strace").isEqualTo(direct);
        }
        assertThat(report("checkout")).as(said).isEqualTo(direct);
        assertThat(report("installed")).as(said).isEqualTo(direct);
    }

    @ParameterizedTest
    @EnumSource
    void aCommandHasWhatItsCallerGives(Caller caller) throws IOException, InterruptedException {
        Path script = Files.writeString(directory.resolve("script"), script(caller, program + " one"));
        compare(caller, said(script, List.of("bash")));
    }

    @Test
    void wordsAndTheProgramsNameAreBytes() throws IOException, InterruptedException {
        String words =
                "$'inh\\xe9rits' $'a\\xffb' '' $'\\x80\\x81\\x82\\x88\\x01\\x7f' '*' \"it's\" $'\\u20ac' -- --raw '$HOME' $'\\n'";
        String copy = "cp " + program + " $'inh\\xe9rits'\n";
        Path script = Files.writeString(
                directory.resolve("script"), "cd " + directory + "; " + copy + script(Caller.PLAIN, words));
        compare(Caller.PLAIN, said(script, List.of("bash")));
    }

    @Test
    void theTerminalIsTheCallers() throws IOException, InterruptedException {
        Path script = Files.writeString(directory.resolve("script"), script(Caller.PLAIN, program + " one"));
        compare(Caller.PLAIN, TestTerminal.show("bash " + script));
        assertThat(report("direct")).anyMatch(line -> line.startsWith("group") && !line.contains("foreground -1"));
    }
}
