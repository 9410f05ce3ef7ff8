// SPDX-License-Identifier: Apache-2.0
package io.etrace.capture;

import io.etrace.stream.DrainSink;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.SeekableByteChannel;
import java.util.Optional;

/**
 * Reads the file header and frames of a channel. What stands between them, because somebody else wrote to the same stream or
 * because it was overwritten, is passed over up to the next frame, and noted. Memory: the largest payload, stored and decoded.
 */
final class FrameReader {
    private static final int ANY_NUMBER = -1;

    private final ReadableByteChannel channel;
    private final Lookahead bytes;
    private final Damage damage;
    private ByteBuffer stored = ByteBuffer.allocateDirect(DrainSink.MAX_SPAN);
    private final BlockDecoder decoding = new BlockDecoder();
    private long frameStart;
    private long next;

    /** @throws DamagedCaptureException when it is no capture */
    FrameReader(ReadableByteChannel channel, Damage damage) throws IOException {
        this.channel = channel;
        this.damage = damage;
        bytes = new Lookahead(channel);
        if (FileHeader.find(bytes.see(FileHeader.LENGTH, FileHeader.LENGTH)) != 0) {
            passOverWhatPrecedes();
        }
        ByteBuffer start = ByteBuffer.allocate(FileHeader.LENGTH);
        bytes.take(start);
        FileHeader.check(start);
    }

    /** What a shell's startup file writes, for example, before a capture comes from another machine. */
    private void passOverWhatPrecedes() throws IOException {
        int start = -1;
        for (int more = 1, seen = 0; start < 0 && more > 0 && seen < Lookahead.MOST; seen += more) {
            ByteBuffer all = bytes.see(seen + 1, Lookahead.MOST);
            more = all.remaining() - seen;
            start = FileHeader.find(all);
        }
        if (start > 0) {
            damage.between(0, start);
            bytes.drop(start);
        }
    }

    /** Bytes read or passed over so far. */
    long position() {
        return bytes.position();
    }

    /** Where the frame begins whose header was read last. */
    long frameStart() {
        return frameStart;
    }

    /**
     * Reads the next header; its payload is to be read or skipped before the one after it. Empty at the end of the file.
     */
    Optional<FrameHeader> nextHeader() throws IOException {
        long start = position();
        ByteBuffer seen = bytes.see(FrameHeader.LENGTH, FrameHeader.LENGTH);
        while (seen.remaining() >= FrameHeader.LENGTH) {
            Optional<FrameHeader> frame = headerAt(seen, start);
            if (frame.isPresent()) {
                return frame;
            }
            bytes.drop(FrameHeader.nextStart(seen));
            seen = bytes.see(FrameHeader.LENGTH, Lookahead.MOST);
        }
        endWithin(start, seen);
        return Optional.empty();
    }

    /** Takes the header that stands in front of {@code seen}, if there is one that may follow the frame before. */
    private Optional<FrameHeader> headerAt(ByteBuffer seen, long start) {
        if (!FrameHeader.isAt(seen)) {
            return Optional.empty();
        }
        try {
            FrameHeader frame = FrameHeader.read(seen);
            checkOrder(frame, start);
            if (position() > start) {
                damage.between(start, position() - start);
            }
            frameStart = position();
            bytes.drop(FrameHeader.LENGTH);
            next = Integer.toUnsignedLong(frame.number() + 1);
            return Optional.of(frame);
        } catch (DamagedCaptureException e) {
            damage.frame(position(), String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    /** A frame that comes late, or once more, is not wanted; in front of one that comes early others are missing. */
    private void checkOrder(FrameHeader frame, long start) {
        int early = next == ANY_NUMBER ? 0 : frame.number() - (int) next;
        String wrong =
                "block " + Integer.toUnsignedString(frame.number()) + " stands where block " + next + " should be";
        if (early < 0) {
            throw new DamagedCaptureException(wrong);
        }
        if (early > 0) {
            damage.missing(early);
        }
        if (early > 0 && position() == start) {
            damage.frame(start, wrong);
        }
    }

    /** The channel ends, and there is less left than a header. */
    private void endWithin(long start, ByteBuffer rest) {
        long length = position() - start + rest.remaining();
        if (length > 0 && position() == start && FrameHeader.begins(rest, 0)) {
            damage.frame(start, cutShort(length));
        } else if (length > 0) {
            damage.between(start, length);
        }
        bytes.drop(rest.remaining());
    }

    /** The decoded payload of the frame, valid until the next call. */
    ByteBuffer payload(FrameHeader frame) throws IOException {
        if (stored.capacity() < frame.storedLength()) {
            stored = ByteBuffer.allocateDirect(frame.storedLength());
        }
        stored.clear().limit(frame.storedLength());
        if (bytes.take(stored) < frame.storedLength()) {
            throw new DamagedCaptureException(cutShort(position() - frameStart));
        }
        stored.flip();
        if (Checksum.of(stored) != frame.payloadChecksum()) {
            throw new DamagedCaptureException("the checksum of a block is wrong");
        }
        return decoding.decode(Codec.of(frame.codec()), stored, frame.length());
    }

    /** Skips the payload of the frame: without reading it where the channel can seek. */
    void skip(FrameHeader frame) throws IOException {
        if (channel instanceof SeekableByteChannel file) {
            long end = position() + frame.storedLength();
            bytes.seek(file, Math.min(end, file.size()));
            if (end > file.size()) {
                throw new DamagedCaptureException(cutShort(file.size() - frameStart));
            }
        } else {
            payload(frame);
        }
    }

    /** The header at a place of a file, and nothing but there; its payload can be read next. */
    Optional<FrameHeader> peek(SeekableByteChannel file, long target) throws IOException {
        bytes.seek(file, target);
        ByteBuffer seen = bytes.see(FrameHeader.LENGTH, FrameHeader.LENGTH);
        if (seen.remaining() < FrameHeader.LENGTH || !FrameHeader.isAt(seen)) {
            return Optional.empty();
        }
        bytes.drop(FrameHeader.LENGTH);
        return Optional.of(FrameHeader.read(seen));
    }

    /** Goes back to where {@link #position} was before it peeked. */
    void goBack(SeekableByteChannel file, long target) throws IOException {
        bytes.seek(file, target);
    }

    /** Goes on at a frame. Only for channels that can. */
    void seek(SeekableByteChannel file, long target) throws IOException {
        bytes.seek(file, target);
        next = ANY_NUMBER;
    }

    private static String cutShort(long length) {
        return "the file ends within a block; the " + length + " bytes from there on are not read";
    }
}
