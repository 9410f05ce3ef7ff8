// SPDX-License-Identifier: Apache-2.0
package io.etrace.capture;

import io.etrace.process.ProcessList;
import io.etrace.stream.DrainSink;
import io.etrace.stream.RecordSource;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.SeekableByteChannel;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads a capture from front to back, from a file or a pipe; from a file also by {@link #seek} from any segment on. Behind
 * damage, or bytes of others, reading goes on at the next frame; {@link #damage} describes them. Nothing of a damaged frame
 * is handed on. One thread reads.
 */
public final class CaptureReader implements RecordSource {
    /** No machine has more CPUs (CONFIG_NR_CPUS). */
    private static final int MOST_CPUS = 8192;

    /** The version of the format that can be read; there is one so far. */
    public static final int VERSION = FileHeader.VERSION;

    private final ReadableByteChannel channel;
    private final FrameReader frames;
    private final CaptureMetadata metadata;
    private final Set<Integer> seenCpus = new HashSet<>();
    private boolean segmentStart = true;
    private boolean ended;
    private final Damage damage = new Damage();
    private byte[] statistics = {};
    private Optional<ClockReading> end = Optional.empty();

    /**
     * Reads the file header and the metadata.
     *
     * @throws DamagedCaptureException when it is no capture, or too little of one to decode anything
     */
    public CaptureReader(ReadableByteChannel channel) throws IOException {
        this.channel = channel;
        frames = new FrameReader(channel, damage);
        Map<String, String> values = MetadataLines.read(required(FrameType.METADATA));
        byte[] syscalls = required(FrameType.SYSCALLS);
        MetadataLines.text(syscalls, "syscalls");
        byte[] types = required(FrameType.TYPES);
        ProcessList processes = ProcessCodec.read(required(FrameType.PROCESSES));
        metadata = new CaptureMetadata(values, ClockReading.of(values), syscalls, types, processes);
    }

    private byte[] required(FrameType type) throws IOException {
        Optional<FrameHeader> frame = frames.nextHeader();
        if (frame.isEmpty() || !frame.get().is(type)) {
            throw new DamagedCaptureException("its beginning is damaged");
        }
        return copy(frames.payload(frame.get()));
    }

    private static byte[] copy(ByteBuffer payload) {
        byte[] bytes = new byte[payload.remaining()];
        payload.get(bytes);
        return bytes;
    }

    public CaptureMetadata metadata() {
        return metadata;
    }

    /** The statistics at the end, once all was read; empty when the capture was cut short. */
    public byte[] statistics() {
        return statistics;
    }

    /** The clocks when the capture ended, once all was read; empty when it was cut short. */
    public Optional<ClockReading> end() {
        return end;
    }

    /** What is wrong with the capture, as far as it was read; empty when nothing is. */
    public String damage() {
        return damage.text();
    }

    /** Bytes read or passed over so far. */
    public long position() {
        return frames.position();
    }

    /**
     * The segments by which to {@link #seek}; empty when the capture has no end, or the channel cannot seek. Reading then
     * goes on where it was.
     */
    public List<Segment> segments() throws IOException {
        if (!(channel instanceof SeekableByteChannel file)) {
            return List.of();
        }
        long before = frames.position();
        try {
            return readIndex(file);
        } catch (DamagedCaptureException e) {
            return List.of();
        } finally {
            frames.goBack(file, before);
        }
    }

    private List<Segment> readIndex(SeekableByteChannel file) throws IOException {
        Optional<FrameHeader> last = frames.peek(file, Math.max(0, file.size() - FrameHeader.LENGTH));
        if (last.isEmpty() || !last.get().is(FrameType.END)) {
            return List.of();
        }
        Optional<FrameHeader> index =
                frames.peek(file, Math.clamp(last.get().summary().firstTime(), 0, file.size()));
        return index.isPresent() && index.get().is(FrameType.INDEX)
                ? IndexCodec.read(frames.payload(index.get()))
                : List.of();
    }

    /** Goes on at a segment of {@link #segments}. What was handed on before has nothing to do with what follows. */
    public void seek(Segment segment) throws IOException {
        if (!(channel instanceof SeekableByteChannel file)) {
            throw new IllegalStateException("only files can be read from the middle");
        }
        frames.seek(file, Math.clamp(segment.position(), 0, file.size()));
        seenCpus.clear();
        segmentStart = true;
        ended = false;
    }

    /** The next block of records, of which only the header is read where the channel can seek; empty at the end. */
    public Optional<Block> nextBlock() throws IOException {
        while (!ended) {
            try {
                Optional<FrameHeader> frame = nextFrame();
                if (frame.isPresent() && frame.get().is(FrameType.RECORDS)) {
                    frames.skip(frame.get());
                    return Optional.of(block(frames.frameStart(), frame.get()));
                }
                if (frame.isPresent()) {
                    accept(frame.get(), NOWHERE);
                }
            } catch (DamagedCaptureException e) {
                damaged(e);
            }
        }
        return Optional.empty();
    }

    private static Block block(long position, FrameHeader frame) {
        return new Block(position, frame.summary(), frame.storedLength(), frame.length(), frame.payloadChecksum());
    }

    @Override
    public boolean transferTo(DrainSink sink) throws IOException {
        try {
            Optional<FrameHeader> frame = ended ? Optional.empty() : nextFrame();
            if (frame.isPresent()) {
                accept(frame.get(), sink);
            }
        } catch (DamagedCaptureException e) {
            damaged(e);
        }
        return !ended;
    }

    @Override
    public boolean isAwaited() {
        return !(channel instanceof SeekableByteChannel);
    }

    private Optional<FrameHeader> nextFrame() throws IOException {
        Optional<FrameHeader> frame = frames.nextHeader();
        ended = frame.isEmpty();
        return frame;
    }

    /** What the lost records told may be in the state dump of the next segment. */
    private void damaged(DamagedCaptureException e) {
        damage.frame(frames.frameStart(), String.valueOf(e.getMessage()));
        segmentStart = true;
    }

    private void accept(FrameHeader frame, DrainSink sink) throws IOException {
        switch (FrameType.of(frame.type()).orElse(FrameType.OTHER)) {
            case RECORDS -> records(frame, sink);
            case ROUND -> sink.round(frame.summary().firstTime());
            case STATE_DUMP -> stateDump(frame, sink);
            case STATISTICS -> statistics = copy(frames.payload(frame));
            case END_METADATA -> end = Optional.of(ClockReading.of(MetadataLines.read(copy(frames.payload(frame)))));
            case METADATA, SYSCALLS, TYPES, PROCESSES, INDEX, OTHER -> frames.skip(frame);
            case END -> ended = true;
        }
    }

    private void records(FrameHeader frame, DrainSink sink) throws IOException {
        BlockSummary summary = frame.summary();
        if (summary.cpu() < 0 || summary.cpu() >= MOST_CPUS) {
            throw new DamagedCaptureException("a block claims CPU " + Integer.toUnsignedString(summary.cpu()));
        }
        ByteBuffer records = frames.payload(frame);
        if (seenCpus.add(summary.cpu())) {
            sink.begin(summary.cpu(), summary.firstSequence());
        }
        sink.bytes(summary.cpu(), MemorySegment.ofBuffer(records));
    }

    /** Only the first one, or the first behind damage, tells anything new. */
    private void stateDump(FrameHeader frame, DrainSink sink) throws IOException {
        if (segmentStart) {
            sink.stateDump(MemorySegment.ofBuffer(frames.payload(frame)));
        } else {
            frames.skip(frame);
        }
        segmentStart = false;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private static final DrainSink NOWHERE = new DrainSink() {
        @Override
        public void bytes(int cpu, MemorySegment span) {}

        @Override
        public void round(long watermark) {}
    };
}
