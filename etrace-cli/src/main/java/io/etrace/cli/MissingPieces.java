// SPDX-License-Identifier: Apache-2.0
package io.etrace.cli;

import io.etrace.RawCapture;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The pieces of recordings that were not given, though some before and some after them were. */
final class MissingPieces {
    private MissingPieces() {}

    /** A line for each gap. */
    static List<String> among(List<RawCapture> captures) {
        List<RawCapture> pieces = captures.stream()
                .filter(capture -> capture.facts().piece().isPresent())
                .sorted(Comparator.comparingInt(MissingPieces::number))
                .toList();
        List<String> gaps = new ArrayList<>();
        for (int i = 0; i < pieces.size(); i++) {
            RawCapture piece = pieces.get(i);
            pieces.subList(i + 1, pieces.size()).stream()
                    .filter(piece::isOfSameRecording)
                    .findFirst()
                    .filter(next -> number(next) - number(piece) > 1)
                    .ifPresent(next -> gaps.add(gap(piece, next)));
        }
        return gaps;
    }

    private static int number(RawCapture piece) {
        return piece.facts().piece().orElseThrow();
    }

    private static String gap(RawCapture before, RawCapture after) {
        int first = number(before) + 1;
        int last = number(after) - 1;
        String missing = first == last ? "piece " + first : "pieces " + first + " to " + last;
        return "the files lack " + missing + " of the recording: events between " + before.name() + " and "
                + after.name() + " are missing; give all its files";
    }
}
