// SPDX-License-Identifier: Apache-2.0
package io.etrace.raw;

import io.etrace.capture.DrainSink;
import io.etrace.capture.RecordSource;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/**
 * Reads a capture from front to back. Reading ends where the file does, or at the first damage, of which {@link #damage}
 * tells; nothing of a damaged frame is handed on. One thread reads.
 */
public final class CaptureReader implements RecordSource {
    private final ReadableByteChannel channel;
    private final ByteBuffer header = ByteBuffer.allocateDirect(FrameHeader.LENGTH);
    private ByteBuffer payload = ByteBuffer.allocateDirect(DrainSink.MAX_SPAN);
    private final CaptureFacts facts;
    private long position;
    private String damage = "";
    private byte[] statistics = {};

    /**
     * Reads the file header and the facts.
     *
     * @throws DamagedCaptureException when it is no capture, or too little of one to decode anything
     */
    public CaptureReader(ReadableByteChannel channel) throws IOException {
        this.channel = channel;
        checkFileHeader();
        Map<String, String> values = CaptureFacts.parse(required(FrameType.FACTS));
        facts = new CaptureFacts(values, required(FrameType.SYSCALLS), required(FrameType.TYPES));
    }

    private void checkFileHeader() throws IOException {
        ByteBuffer start =
                ByteBuffer.allocate(CaptureWriter.FILE_HEADER_LENGTH).order(java.nio.ByteOrder.LITTLE_ENDIAN);
        int length = fill(start);
        if (length == 0) {
            throw new DamagedCaptureException("it is empty");
        }
        byte[] magic = Arrays.copyOf(start.array(), CaptureWriter.MAGIC.length);
        if (length < start.capacity() || !Arrays.equals(magic, CaptureWriter.MAGIC)) {
            throw new DamagedCaptureException("it is not a capture of etrace");
        }
        int version = start.getInt(CaptureWriter.MAGIC.length);
        if (version != CaptureWriter.VERSION) {
            throw new DamagedCaptureException("its format is version " + version + ", this etrace reads version "
                    + CaptureWriter.VERSION + "; use a newer etrace");
        }
    }

    private byte[] required(FrameType type) throws IOException {
        Optional<FrameHeader> frame = nextFrame();
        if (frame.isEmpty() || frame.get().type() != type.code()) {
            throw new DamagedCaptureException("its beginning is damaged" + (damage.isEmpty() ? "" : ": " + damage));
        }
        return copyOfPayload();
    }

    private byte[] copyOfPayload() {
        byte[] bytes = new byte[payload.remaining()];
        payload.duplicate().get(bytes);
        return bytes;
    }

    public CaptureFacts facts() {
        return facts;
    }

    /** The statistics at the end, once all was read; empty when the capture was cut short. */
    public byte[] statistics() {
        return statistics;
    }

    /** What is wrong with the capture, as far as it was read; empty when nothing is. */
    public String damage() {
        return damage;
    }

    /** Bytes read so far. */
    public long position() {
        return position;
    }

    @Override
    public boolean transferTo(DrainSink sink) throws IOException {
        Optional<FrameHeader> frame = nextFrame();
        if (frame.isEmpty()) {
            return false;
        }
        Optional<FrameType> type = FrameType.of(frame.get().type());
        if (type.isPresent()) {
            accept(type.get(), frame.get().argument(), sink);
        }
        return true;
    }

    private void accept(FrameType type, long argument, DrainSink sink) throws IOException {
        switch (type) {
            case RECORDS -> sink.bytes(checkedCpu(argument), MemorySegment.ofBuffer(payload));
            case ROUND -> sink.round(argument);
            case STATISTICS -> statistics = copyOfPayload();
            case FACTS, SYSCALLS, TYPES -> {}
        }
    }

    private static int checkedCpu(long cpu) {
        return Math.clamp(cpu, 0, 8191);
    }

    /** Reads a frame with its payload; empty at the end, and at damage. */
    private Optional<FrameHeader> nextFrame() throws IOException {
        long start = position;
        int length = fill(header);
        if (length == 0) {
            return Optional.empty();
        }
        try {
            FrameHeader frame = length < FrameHeader.LENGTH ? cutShort() : FrameHeader.read(header);
            readPayload(frame);
            return Optional.of(frame);
        } catch (DamagedCaptureException e) {
            damage = "damaged at byte " + start + ": " + e.getMessage();
            return Optional.empty();
        }
    }

    private void readPayload(FrameHeader frame) throws IOException {
        if (payload.capacity() < frame.length()) {
            payload = ByteBuffer.allocateDirect((int) frame.length());
        }
        payload.clear().limit((int) frame.length());
        if (fill(payload) < frame.length()) {
            cutShort();
        }
        payload.flip();
        if (FrameHeader.checksum(payload.duplicate()) != frame.payloadChecksum()) {
            throw new DamagedCaptureException("the checksum of a block is wrong");
        }
    }

    private static FrameHeader cutShort() {
        throw new DamagedCaptureException("the file ends within a block");
    }

    /** Reads until the buffer is full or the file ends; the bytes then read stand at its start. */
    private int fill(ByteBuffer buffer) throws IOException {
        if (buffer == header) {
            buffer.clear();
        }
        while (buffer.hasRemaining() && channel.read(buffer) >= 0) {}
        position += buffer.position();
        return buffer.position();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
