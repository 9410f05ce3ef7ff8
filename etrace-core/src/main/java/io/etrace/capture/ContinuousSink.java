// SPDX-License-Identifier: Apache-2.0
package io.etrace.capture;

import java.io.IOException;
import java.lang.foreign.MemorySegment;

/** Writes everything: to one file, or to a new one when that has become too large or too old. */
final class ContinuousSink implements CaptureSink {
    private final Pieces pieces;
    private final long pieceBytes;
    private final long pieceNanos;
    private CaptureFile file;
    private long pieceStart;

    /** Opens the first piece. */
    ContinuousSink(Pieces pieces, RecordingOptions options, long now) throws IOException {
        this.pieces = pieces;
        this.pieceBytes = options.pieceBytes() > 0 ? options.pieceBytes() : Long.MAX_VALUE;
        this.pieceNanos = options.pieceTime().isZero()
                ? Long.MAX_VALUE
                : options.pieceTime().toNanos();
        this.file = pieces.open("");
        this.pieceStart = now;
    }

    @Override
    public void bytes(int cpu, MemorySegment span) throws IOException {
        file.block(cpu, span);
    }

    @Override
    public void round(long watermark) throws IOException {
        file.round(watermark);
        if (file.written() >= pieceBytes || watermark - pieceStart >= pieceNanos) {
            pieces.close(file);
            file = pieces.open("");
            pieceStart = watermark;
        }
    }

    @Override
    public void end() throws IOException {
        pieces.close(file);
    }
}
