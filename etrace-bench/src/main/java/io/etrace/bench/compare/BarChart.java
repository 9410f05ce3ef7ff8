// SPDX-License-Identifier: Apache-2.0
package io.etrace.bench.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Bars from left to right on a logarithmic axis, as SVG, in groups below one another. */
final class BarChart {
    private static final int LEFT = 190;
    private static final int RIGHT = 90;
    private static final int WIDTH = 860;
    private static final int BAR = 16;
    private static final int STEP = 22;
    private static final double LEAST = 10;

    private final List<String> shapes = new ArrayList<>();
    private final double most;
    private int y = 34;

    /** @param most the largest value of any bar */
    BarChart(String title, double most) {
        this.most = Math.pow(10, Math.ceil(Math.log10(Math.max(most, 10 * LEAST))));
        text(LEFT, 20, "start", "bold", title);
    }

    private int x(double value) {
        double share = Math.log10(Math.max(value, LEAST) / LEAST) / Math.log10(most / LEAST);
        return LEFT + (int) Math.round(share * (WIDTH - LEFT - RIGHT));
    }

    void group(String name) {
        y += STEP / 2;
        text(LEFT, y + BAR - 4, "start", "bold", name);
        y += STEP;
    }

    void bar(String name, double value, boolean ours) {
        text(LEFT - 8, y + BAR - 4, "end", "normal", name);
        shapes.add(String.format(
                Locale.ROOT,
                "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"%s\"/>",
                LEFT,
                y,
                Math.max(1, x(value) - LEFT),
                BAR,
                ours ? "#1f6feb" : "#8b949e"));
        text(x(value) + 6, y + BAR - 4, "start", "normal", Table.figure(value));
        y += STEP;
    }

    private void text(int x, int y, String anchor, String weight, String words) {
        shapes.add(String.format(
                Locale.ROOT,
                "<text x=\"%d\" y=\"%d\" text-anchor=\"%s\" font-weight=\"%s\">%s</text>",
                x,
                y,
                anchor,
                weight,
                words));
    }

    private List<String> axis() {
        List<String> lines = new ArrayList<>();
        for (double value = LEAST; value <= most; value *= 10) {
            lines.add(String.format(
                    Locale.ROOT,
                    "<line x1=\"%d\" y1=\"34\" x2=\"%d\" y2=\"%d\" stroke=\"#d0d7de\"/><text x=\"%d\" y=\"%d\" text-anchor=\"middle\">%,.0f</text>",
                    x(value),
                    x(value),
                    y,
                    x(value),
                    y + 16,
                    value));
        }
        return lines;
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("<!-- SPDX-License-Identifier: Apache-2.0 -->");
        lines.add(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\" font-size=\"12\">",
                WIDTH,
                y + 24));
        lines.add("<rect width=\"100%\" height=\"100%\" fill=\"white\"/>");
        lines.addAll(axis());
        lines.addAll(shapes);
        lines.add("</svg>");
        return lines;
    }
}
