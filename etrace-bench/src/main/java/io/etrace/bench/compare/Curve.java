// SPDX-License-Identifier: Apache-2.0
package io.etrace.bench.compare;

import java.util.ArrayList;
import java.util.List;

/**
 * How figures grow with one number.
 *
 * @param title what it shows
 * @param grows the number that grows
 * @param names of the figures
 * @param points in order of the number
 */
record Curve(String title, String grows, List<String> names, List<Point> points) {
    /** @param figures one for each name of the curve, nanoseconds unless the name says otherwise */
    record Point(long at, List<Double> figures) {}

    Curve(String title, String grows, String... names) {
        this(title, grows, List.of(names), new ArrayList<>());
    }

    void add(long at, Double... figures) {
        points.add(new Point(at, List.of(figures)));
    }

    List<String> lines() {
        List<String> titles = new ArrayList<>(List.of(grows));
        titles.addAll(names);
        Table table = new Table(titles.toArray(String[]::new));
        for (Point point : points) {
            List<String> cells = new ArrayList<>(List.of(Table.count(point.at())));
            point.figures().forEach(figure -> cells.add(Table.figure(figure)));
            table.add(cells.toArray(String[]::new));
        }
        List<String> lines = new ArrayList<>(List.of("### " + title, ""));
        lines.addAll(table.lines());
        lines.add("");
        return lines;
    }

    List<String> csv() {
        return points.stream()
                .flatMap(point -> java.util.stream.IntStream.range(0, names.size())
                        .mapToObj(i -> "\"" + title + "\"," + point.at() + ",\"" + names.get(i) + "\","
                                + point.figures().get(i)))
                .toList();
    }
}
