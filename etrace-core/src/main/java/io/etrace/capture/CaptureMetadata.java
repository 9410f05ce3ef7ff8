// SPDX-License-Identifier: Apache-2.0
package io.etrace.capture;

import io.etrace.process.ProcessList;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * What a capture says of the machine that was traced, besides the records.
 *
 * @param values by key, see docs/capture-format.md
 * @param start the clocks when the capture, or this piece of it, began
 * @param syscalls the kernel's syscalls in the text form of {@code io.etrace.syscalls}
 * @param types a BTF blob
 * @param processes those that were there then
 */
public record CaptureMetadata(
        Map<String, String> values, ClockReading start, byte[] syscalls, byte[] types, ProcessList processes) {
    private static final String PIECE = "piece";
    private static final String TRIGGER = "trigger";
    private static final String CLOCK_ROW = "clock_row";

    public CaptureMetadata {
        values = Map.copyOf(values);
    }

    /** A value, or {@code unknown}. */
    public String value(String key) {
        return values.getOrDefault(key, "unknown");
    }

    /** The same with more values. */
    public CaptureMetadata with(Map<String, String> more) {
        Map<String, String> all = new TreeMap<>(values);
        all.putAll(more);
        return new CaptureMetadata(all, start, syscalls, types, processes);
    }

    /** The same with other processes. */
    public CaptureMetadata with(ProcessList others) {
        return new CaptureMetadata(values, start, syscalls, types, others);
    }

    /** The same with other clocks. */
    public CaptureMetadata with(ClockReading other) {
        return new CaptureMetadata(values, other, syscalls, types, processes);
    }

    /** The same of a piece of the recording, counted from 1. */
    CaptureMetadata ofPiece(int number, String trigger) {
        CaptureMetadata piece = with(Map.of(PIECE, Integer.toString(number)));
        return trigger.isEmpty() ? piece : piece.with(Map.of(TRIGGER, trigger));
    }

    /** What had a flight recorder write this piece; empty when it is of another recording. */
    public String trigger() {
        return values.getOrDefault(TRIGGER, "");
    }

    /** Says under which number, that no CPU has, the records of clocks are. */
    public static Map<String, String> clockRow(int row) {
        return Map.of(CLOCK_ROW, Integer.toString(row));
    }

    /** Whether blocks of a number are of a CPU. */
    public boolean isCpu(int number) {
        return !value(CLOCK_ROW).equals(Integer.toString(number));
    }

    /** Which piece of its recording it is, from 1; empty when it does not say. */
    public OptionalInt piece() {
        String piece = value(PIECE);
        return piece.matches("[1-9][0-9]{0,8}") ? OptionalInt.of(Integer.parseInt(piece)) : OptionalInt.empty();
    }

    /** Equal for the pieces of one recording: all values and the clocks, but for what is the piece's own. */
    public Map<String, String> recording() {
        Map<String, String> all = allValues();
        all.remove(PIECE);
        all.remove(TRIGGER);
        return all;
    }

    Map<String, String> allValues() {
        Map<String, String> all = new TreeMap<>(values);
        all.putAll(start.metadata());
        return all;
    }

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }
}
