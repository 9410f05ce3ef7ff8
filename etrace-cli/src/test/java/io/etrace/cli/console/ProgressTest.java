// SPDX-License-Identifier: Apache-2.0
package io.etrace.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.etrace.cli.live.LiveProgress;
import io.etrace.cli.replay.ReplayProgress;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private static final long SECOND = 1_000_000_000;

    @Test
    void aReplayShowsPartRateAndTimeLeft() {
        assertThat(line(50_000_000, 200_000_000, 2 * SECOND))
                .isEqualTo("[#######                       ]  25%     25.0 MB/s  00:06 left");
    }

    @Test
    void aLongReplayShowsHours() {
        assertThat(line(1_000_000, 3_726_000_000L, SECOND)).endsWith("1.0 MB/s  1:02:05 left");
    }

    @Test
    void aReplayStartsAndEnds() {
        assertThat(line(0, 100, 0)).contains("  0%", "--:-- left");
        assertThat(line(100, 100, SECOND)).contains("100%", "00:00 left");
        assertThat(line(120, 100, SECOND)).contains("100%");
    }

    @Test
    void aPipeShowsWhatWasReadAndTheRate() {
        assertThat(ReplayProgress.line(50_000_000, OptionalLong.empty(), 2 * SECOND))
                .isEqualTo("     50.0 MB     25.0 MB/s");
    }

    private static String line(long position, long size, long elapsed) {
        return ReplayProgress.line(position, OptionalLong.of(size), elapsed);
    }

    @Test
    void aTraceShowsTheRateSinceTheLastLine() {
        LiveProgress progress = new LiveProgress(0);
        assertThat(progress.line(1000, 0, SECOND / 2)).isEqualTo("1000 events, 2000/s, 0 lost");
        assertThat(progress.line(1500, 7, SECOND)).isEqualTo("1500 events, 1000/s, 7 lost");
        assertThat(progress.line(1500, 7, SECOND)).isEqualTo("1500 events, 0/s, 7 lost");
    }
}
