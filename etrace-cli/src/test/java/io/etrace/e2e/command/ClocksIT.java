// SPDX-License-Identifier: Apache-2.0
package io.etrace.e2e.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.etrace.e2e.harness.Etrace;
import io.etrace.e2e.harness.Events;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The clock of this machine is set during a trace, by some seconds for a tenth of a second (clock.c). */
class ClocksIT {
    private static final long SECONDS = 7;
    private static final Duration NEAR = Duration.ofSeconds(SECONDS).dividedBy(2);

    @TempDir
    static Path directory;

    private static String program = "";

    @BeforeAll
    static void compile() throws IOException, InterruptedException {
        Etrace.needsRoot();
        program = Etrace.compile(directory, "clock.c").toString();
    }

    private static List<JsonNode> accesses(Etrace.Result result) {
        assertThat(result.status()).as(result.err()).isZero();
        return Events.parse(result.outLines()).all().stream()
                .filter(event -> event.path("syscall").asString("").equals("SysAccess"))
                .filter(event -> path(event).startsWith("/clock/"))
                .toList();
    }

    private static String path(JsonNode access) {
        return Events.argument(access, "filename").path("parsed_data").asString("");
    }

    /** What the program read, as its file names have it. */
    private static Instant read(JsonNode access) {
        return Instant.ofEpochSecond(0, Long.parseLong(path(access).substring("/clock/".length())));
    }

    private static void assertRight(List<JsonNode> accesses) {
        assertThat(accesses).hasSize(15);
        for (JsonNode access : accesses) {
            Instant shown = Instant.parse(access.get("timestamp").asString());
            assertThat(Duration.between(read(access), shown).abs())
                    .as(access.toString())
                    .isLessThan(NEAR);
        }
    }

    @Test
    void timesAfterAStepAreRightLive() throws IOException, InterruptedException {
        assertRight(accesses(Etrace.run("--json", "-o", "-", "--no-stats", "--", program, Long.toString(SECONDS))));
    }

    /** Read from the beginning, by several threads, and in pieces. */
    @Test
    void timesAfterAStepAreRightInACapture() throws IOException, InterruptedException {
        Path file = directory.resolve("capture");
        assertThat(Etrace.run("--raw", "-o", file.toString(), "--no-stats", "--", program, Long.toString(SECONDS))
                        .status())
                .isZero();
        for (String threads : List.of("1", "3")) {
            assertRight(accesses(
                    Etrace.run("--input", file.toString(), "--threads", threads, "--json", "-o", "-", "--no-stats")));
        }
        assertThat(Etrace.run("info", file.toString()).out()).doesNotContain("of " + (cpus() + 1) + " CPUs");
    }

    private static int cpus() {
        return Runtime.getRuntime().availableProcessors();
    }
}
