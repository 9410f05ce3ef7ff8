// SPDX-License-Identifier: Apache-2.0
package io.etrace.bench.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;

/** A table in Markdown, which reads well on a terminal, too: the first column is text, the others are figures. */
final class Table {
    private final List<List<String>> rows = new ArrayList<>();

    Table(String... titles) {
        rows.add(List.of(titles));
    }

    void add(String... cells) {
        rows.add(List.of(cells));
    }

    /** A figure with three digits or all before the point; {@code -} when it is not known. */
    static String figure(double value) {
        if (Double.isNaN(value)) {
            return "-";
        }
        int decimals = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2;
        return String.format(Locale.ROOT, "%,." + decimals + "f", value);
    }

    static String count(long value) {
        return value < 0 ? "-" : String.format(Locale.ROOT, "%,d", value);
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(line(rows.getFirst()));
        StringJoiner rule = new StringJoiner("|", "|", "|");
        for (int column = 0; column < rows.getFirst().size(); column++) {
            rule.add(column == 0 ? "-".repeat(width(0) + 2) : "-".repeat(width(column) + 1) + ":");
        }
        lines.add(rule.toString());
        rows.stream().skip(1).map(this::line).forEach(lines::add);
        return lines;
    }

    private String line(List<String> cells) {
        StringJoiner line = new StringJoiner(" | ", "| ", " |");
        for (int column = 0; column < cells.size(); column++) {
            String gap = " ".repeat(width(column) - cells.get(column).length());
            line.add(column == 0 ? cells.get(column) + gap : gap + cells.get(column));
        }
        return line.toString();
    }

    private int width(int column) {
        return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
    }
}
