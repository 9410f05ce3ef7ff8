// SPDX-License-Identifier: Apache-2.0
package io.etrace.capture;

import java.io.IOException;
import java.util.function.Supplier;

/** Opens one capture file after another, each of which can be read on its own. */
final class Pieces {
    private final CaptureTarget target;
    private final int keep;
    private final CaptureMetadata metadata;
    private final StreamState state;
    private final BlockEncoder packing;
    private final Supplier<byte[]> statistics;
    private int piece;

    /**
     * @param keep how many are kept, the latest; 0: all
     * @param state of the stream, which moves with what the pieces are given
     * @param statistics of what happened since they were asked for last
     */
    Pieces(
            CaptureTarget target,
            int keep,
            CaptureMetadata metadata,
            StreamState state,
            BlockEncoder packing,
            Supplier<byte[]> statistics) {
        this.target = target;
        this.keep = keep;
        this.metadata = metadata;
        this.state = state;
        this.packing = packing;
        this.statistics = statistics;
    }

    /**
     * Begins a piece.
     *
     * @param trigger what has it written; empty when all is
     */
    CaptureFile open(String trigger) throws IOException {
        piece++;
        return new CaptureFile(target.open(piece, trigger), metadata.ofPiece(piece, trigger), state, packing);
    }

    /** Completes the piece that was opened last. */
    void close(CaptureFile file) throws IOException {
        file.end(statistics.get());
        target.close(piece);
        if (keep > 0 && piece > keep) {
            target.remove(piece - keep);
        }
    }
}
