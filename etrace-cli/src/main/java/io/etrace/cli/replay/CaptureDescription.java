// SPDX-License-Identifier: Apache-2.0
package io.etrace.cli.replay;

import io.etrace.capture.CaptureMetadata;
import io.etrace.cli.console.HumanSize;
import io.etrace.cli.console.HumanTime;
import io.etrace.replay.Capture;
import io.etrace.replay.CaptureSummary;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What a capture is, in lines for people. */
final class CaptureDescription {
    private static final int LABEL = 13;
    private static final String OPTION = "option_";

    private final Capture capture;
    private final CaptureMetadata metadata;
    private final CaptureSummary summary;
    private final List<String> lines = new ArrayList<>();

    CaptureDescription(Capture capture, CaptureSummary summary) {
        this.capture = capture;
        this.metadata = capture.metadata();
        this.summary = summary;
    }

    List<String> lines() {
        lines.add(capture.name());
        line("format", "version " + capture.version() + ", " + completeness());
        if (metadata.piece().orElse(1) > 1) { // the first one may be the only one
            line("piece", metadata.piece().getAsInt() + " of the recording");
        }
        if (!metadata.trigger().isEmpty()) {
            line("trigger", metadata.trigger());
        }
        line("host", metadata.value("host") + ", boot " + metadata.value("boot_id"));
        line("kernel", metadata.value("kernel") + " " + metadata.value("kernel_build"));
        line(
                "machine",
                metadata.value("architecture") + ", " + metadata.value("cpus") + " CPUs, pages of "
                        + metadata.value("page_size") + " bytes");
        line("began", time(metadata.start().realtime()));
        line("ended", summary.end().map(end -> time(end.realtime())).orElse("not known"));
        line("duration", duration());
        line("asked for", askedFor());
        line(
                "calls",
                summary.statistics()
                        .map(statistics -> statistics.sent() + " recorded of " + statistics.seen() + " seen")
                        .orElse("not known"));
        line("records", summary.records() + " of " + summary.cpus() + " CPUs");
        line("lost", lost());
        line(
                "processes",
                summary.processes().isPresent()
                        ? Integer.toString(summary.processes().getAsInt())
                        : "not known");
        line("size", size());
        line("compression", compression());
        return List.copyOf(lines);
    }

    private void line(String label, String text) {
        lines.add("  " + label + " ".repeat(LABEL - label.length()) + text);
    }

    private String completeness() {
        if (!summary.damage().isEmpty()) {
            return summary.damage();
        }
        return summary.end().isPresent()
                ? "complete"
                : "incomplete: the tracer was killed, or could not write any more; all up to there can be read";
    }

    private static String time(long epochNanos) {
        return Instant.ofEpochSecond(0, epochNanos).toString();
    }

    /** What the tracer was told, without what it was not. */
    private String askedFor() {
        return new TreeMap<>(metadata.values())
                .entrySet().stream()
                        .filter(fact -> fact.getKey().startsWith(OPTION))
                        .map(fact -> fact.getKey().substring(OPTION.length()) + " " + fact.getValue())
                        .collect(Collectors.joining("; "));
    }

    /** From the beginning to the end, or to the last record when there is no end; and when the records were made. */
    private String duration() {
        OptionalLong end =
                summary.end().map(clocks -> OptionalLong.of(clocks.monotonic())).orElse(summary.lastTime());
        if (end.isEmpty()) {
            return "not known";
        }
        String whole =
                HumanTime.of(Math.max(0, end.getAsLong() - metadata.start().monotonic()));
        if (summary.firstTime().isEmpty()) {
            return whole + ", without a record";
        }
        return whole + ", records from " + time(realtime(summary.firstTime().getAsLong())) + " to "
                + time(realtime(summary.lastTime().orElseThrow()));
    }

    private long realtime(long monotonic) {
        return monotonic + metadata.start().realtimeOffset();
    }

    private String lost() {
        long counted = summary.statistics().map(statistics -> statistics.lost()).orElse(0L);
        return Math.max(summary.lost(), counted) + (summary.statistics().isEmpty() ? " at least" : "");
    }

    private String size() {
        String file = capture.size().isPresent() ? HumanSize.of(capture.size().getAsLong()) + ", " : "";
        String each =
                summary.records() == 0 ? "" : ", " + summary.storedBytes() / summary.records() + " bytes a record";
        return file + HumanSize.of(summary.storedBytes()) + " of records in " + summary.blocks() + " blocks" + each;
    }

    private String compression() {
        if (summary.storedBytes() >= summary.recordBytes()) {
            return "none";
        }
        return "to " + summary.storedBytes() * 100 / summary.recordBytes() + "% of "
                + HumanSize.of(summary.recordBytes());
    }
}
