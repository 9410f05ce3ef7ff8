// SPDX-License-Identifier: Apache-2.0
package io.etrace.bench.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;

/** Curves as SVG, below one another: each number has the same distance to the next, the other axis is linear from 0. */
final class LineChart {
    private static final int LEFT = 70;
    private static final int WIDTH = 860;
    private static final int RIGHT = 230;
    private static final int HEIGHT = 150;
    private static final int STEP = 220;
    private static final List<String> COLORS = List.of("#1f6feb", "#d1242f", "#1a7f37", "#8250df");

    private final List<String> shapes = new ArrayList<>();
    private int top = 30;

    void add(Curve curve) {
        double most = curve.points().stream()
                .flatMap(point -> point.figures().stream())
                .filter(Double::isFinite)
                .mapToDouble(figure -> figure)
                .max()
                .orElse(1);
        text(LEFT, top - 10, "start", curve.title());
        text(LEFT - 6, top + 10, "end", Table.figure(most));
        text(LEFT - 6, top + HEIGHT, "end", "0");
        shapes.add(String.format(
                Locale.ROOT,
                "<path d=\"M%d %dV%dH%d\" fill=\"none\" stroke=\"#8b949e\"/>",
                LEFT,
                top,
                top + HEIGHT,
                WIDTH - RIGHT));
        for (int i = 0; i < curve.points().size(); i++) {
            text(
                    x(curve, i),
                    top + HEIGHT + 16,
                    "middle",
                    Table.count(curve.points().get(i).at()));
        }
        text(WIDTH - RIGHT + 30, top + HEIGHT + 16, "start", curve.grows());
        for (int name = 0; name < curve.names().size(); name++) {
            line(curve, name, most);
        }
        top += STEP;
    }

    private static int x(Curve curve, int point) {
        return LEFT
                + 10
                + point
                        * (WIDTH - LEFT - RIGHT - 20)
                        / Math.max(1, curve.points().size() - 1);
    }

    private void line(Curve curve, int name, double most) {
        StringJoiner points = new StringJoiner(" ");
        double last = 0;
        for (int i = 0; i < curve.points().size(); i++) {
            double figure = curve.points().get(i).figures().get(name);
            if (Double.isFinite(figure)) {
                last = top + HEIGHT - Math.max(0, figure) / most * HEIGHT;
                points.add(x(curve, i) + "," + Math.round(last));
            }
        }
        String color = COLORS.get(name % COLORS.size());
        shapes.add("<polyline points=\"" + points + "\" fill=\"none\" stroke-width=\"2\" stroke=\"" + color + "\"/>");
        text(WIDTH - RIGHT + 8, (int) last + 4 + 0, "start", curve.names().get(name));
    }

    private void text(int x, int y, String anchor, String words) {
        shapes.add("<text x=\"" + x + "\" y=\"" + y + "\" text-anchor=\"" + anchor + "\">" + words + "</text>");
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("<!-- SPDX-License-Identifier: Apache-2.0 -->");
        lines.add("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + WIDTH + " " + top
                + "\" font-family=\"sans-serif\" font-size=\"12\">");
        lines.add("<rect width=\"100%\" height=\"100%\" fill=\"white\"/>");
        lines.addAll(shapes);
        lines.add("</svg>");
        return lines;
    }
}
