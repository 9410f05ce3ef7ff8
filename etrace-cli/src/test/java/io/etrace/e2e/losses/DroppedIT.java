// SPDX-License-Identifier: Apache-2.0
package io.etrace.e2e.losses;

import static org.assertj.core.api.Assertions.assertThat;

import io.etrace.e2e.harness.Await;
import io.etrace.e2e.harness.Etrace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is not written although it was sent is counted; advice names what is not done yet; equal times are equal. */
class DroppedIT {
    /** A batch of lines, and one more that did not fit. */
    private static final int MOST_IN_A_BATCH = 4096;

    @TempDir
    Path directory;

    private Path loop = Path.of("");

    @BeforeEach
    void compile() throws IOException, InterruptedException {
        Etrace.needsRoot();
        loop = Etrace.compile(directory, "getppid.c");
    }

    private static long number(String text, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        assertThat(matcher.find()).as(pattern + " in " + text).isTrue();
        return Long.parseLong(matcher.group(1));
    }

    /** The reader takes a line, and nothing more before etrace has ended. */
    @ParameterizedTest
    @ValueSource(strings = {"TERM", "INT"})
    void whatIsDroppedWhenTheEndIsRequestedTwiceIsCounted(String signal) throws IOException, InterruptedException {
        Path err = directory.resolve("err");
        Path go = directory.resolve("go");
        Path lines = directory.resolve("lines");
        String etrace = "exec " + Etrace.LAUNCHER + " --stdout -s getppid -p " + "$LOOP 2>'" + err + "'";
        Process shell = Etrace.process(List.of(
                        "bash",
                        "-c",
                        "'" + loop + "' 2000000000 & LOOP=$!; (echo $BASHPID >'" + directory + "/pid'; " + etrace
                                + ") | (IFS= read -r line; printf '%s\\n' \"$line\"; while ! [ -e '" + go
                                + "' ]; do sleep 0.1; done; cat) >'" + lines
                                + "'; kill -9 $LOOP"))
                .start();
        try {
            Await.that("backlog", () -> Files.exists(lines) && Files.size(lines) > 0);
            String pid = Files.readString(directory.resolve("pid")).strip();
            for (int i = 0; i < 2; i++) {
                Etrace.program(List.of("kill", "-" + signal, pid));
                Thread.sleep(300);
            }
            Await.that("end of etrace", () -> Files.readString(err).contains("not written"));
            Files.createFile(go);
            assertThat(shell.waitFor()).isZero();
        } finally {
            shell.destroyForcibly();
        }
        String said = Files.readString(err);
        long events = number(said, "Total events: (\\d+)");
        long dropped = number(said, "not yet written (\\d+)");
        assertThat(events + dropped).isEqualTo(number(said, "SysGetppid \\| +(\\d+) \\|"));
        assertThat(dropped).isPositive();
        assertThat(number(said, "Total lost: (\\d+)")).isGreaterThanOrEqualTo(dropped);
        assertThat(said).contains(dropped + " events were not written: etrace was told to end again");
        try (var written = Files.lines(lines)) {
            assertThat(written.filter(line -> line.contains("SysGetppid")).count())
                    .isBetween(events, events + MOST_IN_A_BATCH);
        }
    }

    @Test
    void adviceNamesWhatIsNotDoneYet() throws IOException, InterruptedException {
        String raw = directory.resolve("t.raw").toString();
        Etrace.Result recorded = Etrace.run(
                "--raw", "-o", raw, "--buffer-size", "4K", "-s", "getppid", "--", loop.toString(), "1000000");
        assertThat(recorded.err())
                .containsPattern("WARN.* events were lost; fewer are with a larger --buffer-size\\R")
                .doesNotContain("--raw");
        Etrace.Result shown =
                Etrace.run("-o", directory + "/t", "--buffer-size", "4K", "--", loop.toString(), "1000000");
        assertThat(shown.err()).contains("fewer are with a larger --buffer-size, --raw, --syscall");
    }

    @Test
    void aTimeThatIsKnownIsShownAsItIs() throws IOException, InterruptedException {
        Etrace.Result result = Etrace.run("-s", "clock_nanosleep", "-o", directory + "/t", "--", "sleep", "0.123");
        assertThat(result.err())
                .containsPattern("SysClockNanosleep \\| +1 \\|.*\\| +(\\d+ms) \\| +\\1 \\| +\\1 \\| +\\1\\R");
    }
}
