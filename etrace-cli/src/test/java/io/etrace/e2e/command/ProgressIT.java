// SPDX-License-Identifier: Apache-2.0
package io.etrace.e2e.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.etrace.e2e.harness.Etrace;
import io.etrace.e2e.harness.TestTerminal;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Progress is for people: on a terminal, made with script(1), and only while the events go elsewhere. */
class ProgressIT {
    private static final Pattern BAR =
            Pattern.compile("\\[(#*) *\\] +(\\d+)% +[0-9.]+ MB/s +(\\d\\d:\\d\\d|--:--) left");

    private static final String ERASE = "\r\033[K";

    @TempDir
    private static Path directory;

    private static Path capture;

    @BeforeAll
    static void record() throws IOException, InterruptedException {
        Etrace.needsRoot();
        capture = directory.resolve("all.etrace");
        Path loop = Etrace.compile(directory, "getppid.c");
        Etrace.Result result = Etrace.run("--raw", "-o", capture.toString(), "--", loop.toString(), "300000");
        assertThat(result.status()).as(result.err()).isZero();
    }

    /** Pauses make it last on the fastest machine too. */
    private static String slowReplay(String input) {
        return "bash -c \"../etrace --input " + input
                + " --json -o >(sleep 0.5; head -c 300M >/dev/null; sleep 0.5; cat >/dev/null)\"";
    }

    private static String replay(String options) {
        return "../etrace --input '" + capture + "' " + options;
    }

    @Test
    void aBarGrowsWhileFilesAreReadAndGoesWhenTheyAre() throws IOException, InterruptedException {
        for (String files : List.of("", " '" + capture + "'")) {
            String seen = TestTerminal.show(slowReplay("'" + capture + "'" + files));
            Matcher bars = BAR.matcher(seen);
            int last = 0;
            int count = 0;
            for (; bars.find(); count++) {
                int percent = Integer.parseInt(bars.group(2));
                assertThat(percent).isBetween(last, 100);
                assertThat(bars.group(1).length() * 100 / 30).isCloseTo(percent, within(4));
                last = percent;
            }
            assertThat(count).as(seen).isGreaterThan(1);
            assertThat(last).isGreaterThan(10);
            assertThat(seen.substring(seen.lastIndexOf("left")))
                    .startsWith("left" + ERASE)
                    .contains("done ! Output file");
        }
    }

    @Test
    void aPipeHasNoEndToShow() throws IOException, InterruptedException {
        String seen = TestTerminal.show("cat '" + capture + "' | " + slowReplay("-"));
        assertThat(seen)
                .containsPattern("\\d MB +[0-9.]+ MB/s")
                .doesNotContain("left")
                .doesNotContain("%");
    }

    @Test
    void nothingIsDrawnWhereEventsAreShownOrNobodyLooks() throws IOException, InterruptedException {
        assertThat(TestTerminal.show(replay("--stdout | tail -n 1"))).doesNotContain("MB/s");
        assertThat(TestTerminal.show(replay("--json -o /dev/null 2>&1 | cat")))
                .doesNotContain("MB/s")
                .contains("Total events");
        Etrace.Result result = Etrace.run("--input", capture.toString(), "--json", "-o", "/dev/null");
        assertThat(result.err()).doesNotContain("MB/s").doesNotContain("\033");
    }

    @Test
    void aTerminalIsNoCapture() throws IOException, InterruptedException {
        String seen = TestTerminal.show("../etrace --input - --stdout; echo status=$?");
        assertThat(seen).contains("standard input, which is a terminal", "pipe one in", "status=2");
    }
}
