// SPDX-License-Identifier: Apache-2.0
package io.etrace.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.etrace.stats.LossReasons;
import io.etrace.stats.Statistics;
import io.etrace.stats.SyscallStatistics;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StatisticsTableTest {
    private static final SyscallStatistics CLOSE = syscall("SysClose", 15, 1, 10, 5, 0, 15_000);
    private static final SyscallStatistics EPOLL =
            syscall("SysEpollCreate1", 1_000_000, 0, 999_999, 1, 0, 2_500_000_000L);

    @Test
    void alignsColumnsAsWideAsTheirWidestCell() {
        assertThat(table(true, CLOSE, EPOLL))
                .containsExactly(
                        "   Syscall Name |   Sent | Lost | Errors | Total time | p50 | p99 |    Max",
                        "SysEpollCreate1 | 999999 |    1 |      0 |      2.50s | 0ns | 0ns | 2.50us",
                        "       SysClose |     10 |    5 |      1 |     15.0us | 0ns | 0ns | 1.00us",
                        "Total events: 1000009",
                        "Total lost: 6",
                        "Lost because: ring full 6, no memory 0, larger than the ring 0");
    }

    @Test
    void showsWhatWasFilteredSoThatTheSumIsVisible() {
        assertThat(table(true, syscall("SysRead", 10, 0, 3, 2, 5, 10)))
                .containsExactly(
                        "Syscall Name | Seen | Sent | Lost | Filtered | Errors | Total time | p50 | p99 | Max",
                        "     SysRead |   10 |    3 |    2 |        5 |      0 |       10ns | 0ns | 0ns | 1ns",
                        "Total events: 3",
                        "Total lost: 2",
                        "Lost because: ring full 2, no memory 0, larger than the ring 0",
                        "Total filtered: 5 of 10 seen");
    }

    /** The Go program calls them sent, although nothing is. */
    @Test
    void countsWhatWasSeenWhenNothingIsSent() {
        assertThat(table(false, syscall("SysRead", 10, 0, 0, 0, 0, 10)))
                .containsExactly(
                        "Syscall Name | Seen | Errors | Total time | p50 | p99 | Max",
                        "     SysRead |   10 |      0 |       10ns | 0ns | 0ns | 1ns",
                        "Total events: 10",
                        "Total lost: 0");
    }

    @Test
    void leavesOutWhatWasNeverCalledAndSortsEqualsByName() {
        assertThat(table(
                        true,
                        syscall("SysB", 1, 0, 1, 0, 0, 1),
                        syscall("SysC", 0, 0, 0, 0, 0, 0),
                        syscall("SysA", 1, 0, 1, 0, 0, 1)))
                .hasSize(5)
                .satisfies(lines -> assertThat(lines.get(1)).contains("SysA"))
                .satisfies(lines -> assertThat(lines.get(2)).contains("SysB"));
    }

    @Test
    void countsLostRecordsOfOtherKinds() {
        assertThat(new StatisticsTable(new Statistics(List.of(CLOSE), 3, 4, new LossReasons(2, 2, 1, 0), 6), true)
                        .lines())
                .contains(
                        "Total lost: 12",
                        "Lost because: ring full 5, no memory 6, larger than the ring 1",
                        "Total missed: 6 runs that the kernel did not give to etrace");
    }

    private static SyscallStatistics syscall(
            String name, long seen, long errors, long sent, long lost, long filtered, long nanos) {
        return new SyscallStatistics(
                name, seen, errors, sent, lost, filtered, nanos, seen == 0 ? 0 : nanos / seen, new long[8]);
    }

    private static List<String> table(boolean events, SyscallStatistics... syscalls) {
        long lost = Stream.of(syscalls).mapToLong(SyscallStatistics::lost).sum();
        LossReasons reasons = new LossReasons(lost, 0, 0, 0);
        return new StatisticsTable(new Statistics(List.of(syscalls), 0, 0, reasons, 0), events).lines();
    }
}
