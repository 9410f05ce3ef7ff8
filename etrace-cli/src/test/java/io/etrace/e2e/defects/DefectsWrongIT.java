// SPDX-License-Identifier: Apache-2.0
package io.etrace.e2e.defects;

import static org.assertj.core.api.Assertions.assertThat;

import io.etrace.e2e.harness.Etrace;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What ETrace in Go tells wrongly, in the order in which its defects were written down: one method for each. */
class DefectsWrongIT {
    private static Defects defects = Defects.NONE;

    @BeforeAll
    static void trace(@TempDir Path build) throws IOException, InterruptedException {
        defects = Defects.trace(build);
    }

    @Test
    void intsAreEightUnsignedBytes() {
        assertThat(defects.line("/no/such/time")).contains("int dfd: AT_FDCWD,");
        assertThat(Defects.argument(defects.events("SysExecveat").findFirst().orElseThrow(), 0)
                        .get("parsed_data")
                        .asLong())
                .isEqualTo(-100);
    }

    @Test
    void descriptorsOfPipe2AreReadAsEightBytes() {
        assertThat(defects.line("SysPipe2(")).contains("int * fildes: [3, 4],");
    }

    @Test
    void failedReadsShowStaleMemory() {
        assertThat(defects.output()).doesNotContain("SSSS", "0x5353");
        Stream.of("SysRead", "SysGetdents64", "SysMincore").forEach(name -> {
            JsonNode failed = defects.events(name)
                    .filter(event -> event.has("errno"))
                    .findFirst()
                    .orElseThrow();
            int memory = name.equals("SysMincore") ? 2 : 1;
            assertThat(Defects.argument(failed, memory).get("data").asString())
                    .as("a pointer")
                    .hasSize(12);
        });
    }

    @Test
    void resultsInJsonAreUnsigned() {
        assertThat(defects.events("SysExecveat")
                        .findFirst()
                        .orElseThrow()
                        .get("ret")
                        .asLong())
                .isEqualTo(-2);
    }

    @Test
    void timestampsAreUpToASecondOff() {
        Instant time = Instant.parse(defects.events("SysOpenat")
                .filter(event -> Defects.argument(event, 1)
                        .path("parsed_data")
                        .asString("")
                        .equals("/no/such/time"))
                .findFirst()
                .orElseThrow()
                .get("timestamp")
                .asString());
        List<Instant> around = Arrays.stream(defects.times().strip().split(" "))
                .map(nanos -> Instant.ofEpochSecond(0, Long.parseLong(nanos)))
                .toList();
        long tolerance = 50_000_000; // the wall clock may be adjusted while tracing
        assertThat(time)
                .isBetween(
                        around.getFirst().minusNanos(tolerance),
                        around.getLast().plusNanos(tolerance));
    }

    @Test
    void statisticsAloneCountAsSentWhatIsNot() throws IOException, InterruptedException {
        assertThat(Etrace.run("--stats-only", "--", "true").err())
                .contains("Syscall Name | Seen |")
                .doesNotContain("Sent");
    }
}
