// SPDX-License-Identifier: Apache-2.0
package io.etrace.bench.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What tracers print is counted; the texts are theirs, shortened. */
class EventCountTest {
    @TempDir
    Path directory;

    private EventCount.Counts counts(String tracer, String printed) throws IOException {
        Path file = Files.writeString(directory.resolve("printed"), printed);
        return Comparison.named(Tracer.ALL, Tracer::name, tracer).events().of(List.of(file), file);
    }

    @Test
    void etraceTellsBoth() throws IOException {
        assertThat(counts("etrace-raw", "INFO[2026] Total events: 100035\nINFO[2026] Total lost: 7\n"))
                .isEqualTo(new EventCount.Counts(100_035, 7));
    }

    @Test
    void bpftraceCountsById() throws IOException {
        assertThat(counts("bpftrace-count", "Attaching 1 probe...\n\n@[231]: 1\n@[110]: 2468000\n"))
                .isEqualTo(new EventCount.Counts(2_468_001, -1));
    }

    @Test
    void bucketsOfBpftraceAreAddedUp() throws IOException {
        String printed = "@[110]: \n[256, 512)           120 |@@@@ |\n[1K, 2K)               3 |    |\n";
        assertThat(counts("bpftrace-histogram", printed).seen()).isEqualTo(123);
    }

    @Test
    void linesAreEventsAndLossesAreAddedUp() throws IOException {
        assertThat(counts("bpftrace-print", "12 110\n12 110\nLost 30 events\nLost 12 events\n")
                        .lost())
                .isEqualTo(42);
        assertThat(counts("perf-trace", "1 getppid()\n2 getppid()\n").seen()).isEqualTo(2);
    }

    @Test
    void rowsOfPerfAreAddedUpAndItsTotalIsNot() throws IOException {
        String printed = " workload (22496), 18086 events, 100.0%\n\n"
                + "   getppid             9000      0   100.311     0.010     0.011     0.085      0.19%\n"
                + "   openat                 4      0     4.557     0.013     1.139     4.506     98.52%\n";
        assertThat(counts("perf-trace-s", printed).seen()).isEqualTo(9004);
    }

    @Test
    void straceTellsATotal() throws IOException {
        String printed = "  0.00    0.000000           0         1           rseq\n"
                + "100.00    0.040501           2     17043         1 total\n";
        assertThat(counts("strace-c", printed).seen()).isEqualTo(17_043);
        assertThat(counts("strace", printed)).isEqualTo(new EventCount.Counts(-1, -1));
    }
}
