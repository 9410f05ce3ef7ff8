// SPDX-License-Identifier: Apache-2.0
package io.etrace.cli.console;

import io.etrace.stats.LossReasons;
import io.etrace.stats.Statistics;
import io.etrace.stats.SyscallStatistics;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/**
 * The table that ends a run, a row per syscall, the most frequent first. Where events are sent it says what became of the
 * calls that were seen: seen = sent + lost + filtered.
 */
public final class StatisticsTable {
    private static final String SEPARATOR = " | ";

    private record Column(String title, Function<SyscallStatistics, String> cell) {}

    private final Statistics statistics;
    private final boolean events;
    private final long unwritten;

    /** @param events whether events were sent; otherwise calls were only counted */
    public StatisticsTable(Statistics statistics, boolean events) {
        this(statistics, events, 0);
    }

    /**
     * @param events whether events were sent; otherwise calls were only counted
     * @param unwritten how many of those that were sent came no further, because nobody waited for them
     */
    public StatisticsTable(Statistics statistics, boolean events, long unwritten) {
        this.statistics = statistics;
        this.events = events;
        this.unwritten = unwritten;
    }

    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        List<List<String>> rows = rows();
        int[] widths = widths(rows);
        for (List<String> row : rows) {
            lines.add(line(row, widths));
        }
        long lost = statistics.lost() + unwritten;
        lines.add("Total events: " + (events ? statistics.sent() - unwritten : statistics.seen()));
        lines.add("Total lost: " + lost);
        if (lost > 0) {
            lines.add(reasons());
        }
        if (statistics.missedRuns() > 0) {
            lines.add("Total missed: " + statistics.missedRuns() + " runs that the kernel did not give to etrace");
        }
        if (events && statistics.filtered() > 0) {
            lines.add("Total filtered: " + statistics.filtered() + " of " + statistics.seen() + " seen");
        }
        return lines;
    }

    private String reasons() {
        LossReasons reasons = statistics.reasons();
        long full = reasons.ringFull() + statistics.lostOther();
        long memory = reasons.noMemory() + statistics.untracked();
        return "Lost because: ring full " + full + ", no memory " + memory + ", larger than the ring "
                + reasons.tooLarge() + (reasons.unreadable() > 0 ? ", unreadable " + reasons.unreadable() : "")
                + (unwritten > 0 ? ", not yet written " + unwritten : "");
    }

    private List<List<String>> rows() {
        List<Column> columns = columns();
        List<List<String>> rows = new ArrayList<>();
        rows.add(columns.stream().map(Column::title).toList());
        statistics.syscalls().stream()
                .filter(syscall -> syscall.seen() > 0)
                .sorted(Comparator.comparingLong(SyscallStatistics::seen)
                        .reversed()
                        .thenComparing(SyscallStatistics::name))
                .map(syscall -> columns.stream()
                        .map(column -> column.cell().apply(syscall))
                        .toList())
                .forEach(rows::add);
        return rows;
    }

    private List<Column> columns() {
        List<Column> columns = new ArrayList<>();
        columns.add(new Column("Syscall Name", SyscallStatistics::name));
        if (!events || statistics.filtered() > 0) {
            columns.add(new Column("Seen", syscall -> Long.toString(syscall.seen())));
        }
        if (events) {
            columns.add(new Column("Sent", syscall -> Long.toString(syscall.sent())));
            columns.add(new Column("Lost", syscall -> Long.toString(syscall.lost())));
        }
        if (events && statistics.filtered() > 0) {
            columns.add(new Column("Filtered", syscall -> Long.toString(syscall.filtered())));
        }
        columns.add(new Column("Errors", syscall -> Long.toString(syscall.errors())));
        columns.add(new Column("Total time", syscall -> HumanTime.of(syscall.totalNanos())));
        columns.add(new Column("p50", syscall -> percentile(syscall, 50)));
        columns.add(new Column("p99", syscall -> percentile(syscall, 99)));
        columns.add(new Column("Max", syscall -> HumanTime.of(syscall.maxNanos())));
        return columns;
    }

    private static String percentile(SyscallStatistics syscall, double percent) {
        return HumanTime.of(syscall.percentile(percent));
    }

    private static int[] widths(List<List<String>> rows) {
        int[] widths = new int[rows.getFirst().size()];
        for (List<String> row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        return widths;
    }

    private static String line(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            String cell = row.get(i);
            line.append(i == 0 ? "" : SEPARATOR)
                    .repeat(' ', widths[i] - cell.length())
                    .append(cell);
        }
        return line.toString();
    }
}
