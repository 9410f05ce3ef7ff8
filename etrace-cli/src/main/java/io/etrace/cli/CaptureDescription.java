// SPDX-License-Identifier: Apache-2.0
package io.etrace.cli;

import io.etrace.CaptureSummary;
import io.etrace.RawCapture;
import io.etrace.raw.CaptureFacts;
import io.etrace.raw.ClockReading;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** What a capture is, in lines for people. */
final class CaptureDescription {
    private static final int LABEL = 13;

    private final RawCapture capture;
    private final CaptureFacts facts;
    private final CaptureSummary summary;
    private final List<String> lines = new ArrayList<>();

    CaptureDescription(RawCapture capture, CaptureSummary summary) {
        this.capture = capture;
        this.facts = capture.facts();
        this.summary = summary;
    }

    List<String> lines() {
        lines.add(capture.name());
        line("format", "version " + capture.version() + ", " + completeness());
        line("host", facts.value("host") + ", boot " + facts.value("boot_id"));
        line("kernel", facts.value("kernel") + " " + facts.value("kernel_build"));
        line(
                "machine",
                facts.value("architecture") + ", " + facts.value("cpus") + " CPUs, pages of " + facts.value("page_size")
                        + " bytes");
        line("began", time(facts.start().realtime()));
        line("ended", summary.end().map(end -> time(end.realtime())).orElse("not known"));
        line("duration", duration());
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
        return summary.end().isPresent() ? "complete" : "without an end: the tracer was killed, all before can be read";
    }

    private static String time(long epochNanos) {
        return Instant.ofEpochSecond(0, epochNanos).toString();
    }

    /** From the beginning to the end, or to the last record when there is no end. */
    private String duration() {
        OptionalLong last =
                summary.end().map(ClockReading::monotonic).map(OptionalLong::of).orElse(summary.lastTime());
        return last.isEmpty()
                ? "not known"
                : HumanTime.of(Math.max(0, last.getAsLong() - facts.start().monotonic()));
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
