// SPDX-License-Identifier: Apache-2.0
package io.etrace.capture;

import java.time.Duration;
import java.util.List;

/**
 * How a capture is written.
 *
 * @param compress whether blocks are compressed
 * @param pieceBytes bytes after which a new piece begins; 0: none does
 * @param pieceTime after which a new piece begins; zero: none does
 * @param keep how many pieces, the latest, are kept; 0: all
 * @param flightBytes records kept in memory, and written when a trigger fires, bytes; 0: all are written at once
 * @param triggers of a flight recorder, besides {@link CaptureWriter#trigger}
 */
public record RecordingOptions(
        boolean compress, long pieceBytes, Duration pieceTime, int keep, long flightBytes, List<Trigger> triggers) {
    /** One file, as it comes. */
    public static final RecordingOptions PLAIN = new RecordingOptions(false, 0, Duration.ZERO, 0, 0, List.of());

    public RecordingOptions {
        triggers = List.copyOf(triggers);
    }

    /** Whether there may be more than one file. */
    public boolean inPieces() {
        return pieceBytes > 0 || !pieceTime.isZero() || flightBytes > 0;
    }
}
