// SPDX-License-Identifier: Apache-2.0
package io.etrace.capture;

import io.etrace.stream.DrainSink;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.SeekableByteChannel;
import java.util.Optional;

/** Reads the file header and frames of a channel. Memory: the largest payload, stored and decoded. */
final class FrameReader {
    private static final int ANY_NUMBER = -1;

    private final ReadableByteChannel channel;
    private final ByteBuffer header = ByteBuffer.allocateDirect(FrameHeader.LENGTH);
    private ByteBuffer stored = ByteBuffer.allocateDirect(DrainSink.MAX_SPAN);
    private final BlockDecoder decoding = new BlockDecoder();
    private long position;
    private long next;

    /** @throws DamagedCaptureException when it is no capture */
    FrameReader(ReadableByteChannel channel) throws IOException {
        this.channel = channel;
        ByteBuffer start = ByteBuffer.allocate(FileHeader.LENGTH);
        fill(start);
        FileHeader.check(start);
    }

    /** Bytes read or passed over so far. */
    long position() {
        return position;
    }

    /**
     * Reads the next header; its payload is to be read or skipped before the one after it. Empty at the end of the file.
     *
     * @throws DamagedCaptureException when there is none, or not the one that follows the frame before
     */
    Optional<FrameHeader> nextHeader() throws IOException {
        header.clear();
        int length = fill(header);
        if (length == 0) {
            return Optional.empty();
        }
        if (length < FrameHeader.LENGTH) {
            throw cutShort();
        }
        FrameHeader frame = FrameHeader.read(header);
        if (next != ANY_NUMBER && frame.number() != (int) next) {
            throw new DamagedCaptureException(
                    "block " + Integer.toUnsignedString(frame.number()) + " stands where block " + next + " should be");
        }
        next = Integer.toUnsignedLong(frame.number() + 1);
        return Optional.of(frame);
    }

    /** The decoded payload of the frame, valid until the next call. */
    ByteBuffer payload(FrameHeader frame) throws IOException {
        if (stored.capacity() < frame.storedLength()) {
            stored = ByteBuffer.allocateDirect(frame.storedLength());
        }
        stored.clear().limit(frame.storedLength());
        if (fill(stored) < frame.storedLength()) {
            throw cutShort();
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
            if (file.size() - position < frame.storedLength()) {
                throw cutShort();
            }
            position += frame.storedLength();
            file.position(position);
        } else {
            payload(frame);
        }
    }

    /** Goes on at a frame. Only for channels that can. */
    void seek(SeekableByteChannel file, long target) throws IOException {
        file.position(target);
        position = target;
        next = ANY_NUMBER;
    }

    private static DamagedCaptureException cutShort() {
        return new DamagedCaptureException("the file ends within a block");
    }

    /** Reads until the buffer is full or the channel ends; returns how many bytes were read. */
    private int fill(ByteBuffer buffer) throws IOException {
        while (buffer.hasRemaining() && channel.read(buffer) >= 0) {}
        position += buffer.position();
        return buffer.position();
    }
}
