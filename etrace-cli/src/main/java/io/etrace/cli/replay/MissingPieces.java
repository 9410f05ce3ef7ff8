// SPDX-License-Identifier: Apache-2.0
package io.etrace.cli.replay;

import io.etrace.replay.Capture;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The pieces of recordings that were not given, though some before and some after them were. */
final class MissingPieces {
    /** Names of files by the number of the piece, by recording. */
    private final Map<Map<String, String>, SequencedMap<Integer, String>> recordings = new LinkedHashMap<>();

    /** Takes note of a capture that was given; it may be closed afterwards. */
    void add(Capture capture) {
        capture.metadata()
                .piece()
                .ifPresent(number -> recordings
                        .computeIfAbsent(capture.metadata().recording(), recording -> new TreeMap<>())
                        .put(number, capture.name()));
    }

    /** A line for each gap. */
    List<String> lines() {
        return recordings.values().stream().flatMap(MissingPieces::gaps).toList();
    }

    private static Stream<String> gaps(SequencedMap<Integer, String> pieces) {
        List<String> gaps = new ArrayList<>();
        Map.Entry<Integer, String> before = pieces.firstEntry();
        for (Map.Entry<Integer, String> piece : pieces.entrySet()) {
            if (piece.getKey() - before.getKey() > 1) {
                gaps.add(gap(before.getKey() + 1, piece.getKey() - 1, before.getValue(), piece.getValue()));
            }
            before = piece;
        }
        return gaps.stream();
    }

    private static String gap(int first, int last, String before, String after) {
        String missing = first == last ? "piece " + first : "pieces " + first + " to " + last;
        return "the files lack " + missing + " of the recording: events between " + before + " and " + after
                + " are missing; give all its files";
    }
}
