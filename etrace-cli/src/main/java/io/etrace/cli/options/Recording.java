// SPDX-License-Identifier: Apache-2.0
package io.etrace.cli.options;

import io.etrace.capture.RecordingOptions;
import io.etrace.model.TraceModel;
import java.time.Duration;
import java.util.List;

/**
 * How {@code --raw} writes, as the command line says it.
 *
 * @param pieceBytes of a piece; 0: pieces are not ended by size
 * @param pieceTime of a piece; zero: pieces are not ended by time
 * @param keep pieces kept; 0: all
 * @param flightBytes kept in memory until a trigger fires; 0: all is written
 * @param triggers as given
 */
public record Recording(
        boolean compress, long pieceBytes, Duration pieceTime, int keep, long flightBytes, List<String> triggers) {
    private static final long LEAST_FLIGHT = 1 << 20;
    private static final long MOST_FLIGHT = 1L << 36;

    static Recording of(Settings settings) {
        requireRaw(settings);
        settings.exclude(EtraceFlag.ROTATE, EtraceFlag.RING, "a trigger of --ring begins a new file");
        require(settings, EtraceFlag.TRIGGER, settings.has(EtraceFlag.RING), "--ring");
        require(
                settings,
                EtraceFlag.KEEP,
                settings.has(EtraceFlag.ROTATE) || settings.has(EtraceFlag.RING),
                "--rotate or --ring");
        String rotate = settings.value(EtraceFlag.ROTATE).orElse("");
        boolean bySize = rotate.matches("[0-9]+([kKMG](i?B)?)?");
        return new Recording(
                settings.has(EtraceFlag.COMPRESS),
                bySize ? positive(EtraceFlag.ROTATE, Quantity.bytes(EtraceFlag.ROTATE, rotate)) : 0,
                bySize || rotate.isEmpty() ? Duration.ZERO : time(rotate),
                settings.value(EtraceFlag.KEEP).map(Recording::keep).orElse(0),
                settings.value(EtraceFlag.RING).map(Recording::flight).orElse(0L),
                settings.values(EtraceFlag.TRIGGER));
    }

    private static void requireRaw(Settings settings) {
        for (EtraceFlag flag :
                List.of(EtraceFlag.COMPRESS, EtraceFlag.ROTATE, EtraceFlag.KEEP, EtraceFlag.RING, EtraceFlag.TRIGGER)) {
            require(settings, flag, settings.has(EtraceFlag.RAW), "--raw");
        }
    }

    private static void require(Settings settings, EtraceFlag flag, boolean given, String needed) {
        if (settings.has(flag) && !given) {
            throw new UsageException(flag.spelling() + " is of use with " + needed + " only: add " + needed);
        }
    }

    private static long positive(EtraceFlag flag, long number) {
        if (number <= 0) {
            throw new UsageException(flag.spelling() + " wants more than 0");
        }
        return number;
    }

    private static Duration time(String text) {
        Duration time = Quantity.time(EtraceFlag.ROTATE, text);
        positive(EtraceFlag.ROTATE, time.toNanos());
        return time;
    }

    private static int keep(String text) {
        return (int) positive(EtraceFlag.KEEP, Quantity.number(EtraceFlag.KEEP, text));
    }

    private static long flight(String text) {
        long bytes = Quantity.bytes(EtraceFlag.RING, text);
        if (bytes < LEAST_FLIGHT || bytes > MOST_FLIGHT) {
            throw new UsageException("--ring wants 1M to 64G of memory, not " + text);
        }
        return bytes;
    }

    /** Whether there may be several files. */
    public boolean inPieces() {
        return pieceBytes > 0 || !pieceTime.isZero() || flightBytes > 0;
    }

    /** @throws IllegalArgumentException when a trigger makes no sense */
    public RecordingOptions options(TraceModel model) {
        return new RecordingOptions(
                compress,
                pieceBytes,
                pieceTime,
                keep,
                flightBytes,
                triggers.stream().map(text -> Triggers.of(text, model)).toList());
    }
}
