// SPDX-License-Identifier: Apache-2.0
package io.etrace.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.etrace.record.SpanCursor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Captures that were cut, changed or mixed with other bytes at random places, thousands of times: what is read of one is all
 * that is still there, and nothing else.
 */
class DamagedCaptureTest {
    private static final int TIMES = 10_000;
    private static final long SEED = 20_261_124;

    private static byte[] capture = {};
    private static final List<Frame> frames = new ArrayList<>();
    private static byte[] syscalls = {};
    private static byte[] types = {};

    /** Each record of the golden capture becomes a block of its own, every other one compressed. */
    @BeforeAll
    static void manyBlocks() throws IOException {
        CaptureReader golden = Golden.reader(Golden.bytes("v1-plain.raw"));
        syscalls = golden.metadata().syscalls();
        types = golden.metadata().types();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        boolean[] odd = {false};
        BlockEncoder both = BlockEncoder.compressed(() -> odd[0] = !odd[0]);
        CaptureFile file = new CaptureFile(new MemoryChannel(bytes), golden.metadata(), new StreamState(), both);
        Handed.by(golden).cpus.forEach((cpu, records) -> writeOneByOne(file, cpu, records.toByteArray()));
        file.end(golden.statistics());
        capture = bytes.toByteArray();
        listFrames();
        assertThat(frames).hasSizeGreaterThan(50);
    }

    /**
     * A frame of the capture.
     *
     * @param block what is handed on of it; null when nothing is
     */
    private record Frame(int start, int end, ByteBuffer block) {}

    private static void listFrames() throws IOException {
        Iterator<Object> blocks =
                blocks(Handed.by(Golden.reader(capture)).calls).iterator();
        ByteBuffer bytes = ByteBuffer.wrap(capture).order(ByteOrder.LITTLE_ENDIAN);
        for (int start = FileHeader.LENGTH; start < capture.length; ) {
            FrameHeader header = FrameHeader.read(bytes.slice(start, FrameHeader.LENGTH));
            int end = start + FrameHeader.LENGTH + header.storedLength();
            boolean handed = header.is(FrameType.RECORDS) || header.is(FrameType.STATE_DUMP);
            frames.add(new Frame(start, end, handed ? (ByteBuffer) blocks.next() : null));
            start = end;
        }
        assertThat(blocks.hasNext()).isFalse();
    }

    private static void writeOneByOne(CaptureFile file, int cpu, byte[] records) {
        MemorySegment span = MemorySegment.ofArray(records);
        SpanCursor record = new SpanCursor();
        for (record.start(span); record.next(); ) {
            try {
                file.block(cpu, span.asSlice(record.offset() - 8, 8 + (record.length() + 7 & ~7)));
                file.round(record.time());
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }
    }

    @Test
    void aCutIsNoticedAndWhatStandsBeforeItIsRead() throws IOException {
        Random random = new Random(SEED);
        for (int i = 0; i < TIMES; i++) {
            int length = random.nextInt(capture.length);
            check(Arrays.copyOf(capture, length), at -> at <= length, "cut at " + length);
        }
    }

    @Test
    void changedBytesAreNoticedAndAllFramesBesidesThemAreRead() throws IOException {
        Random random = new Random(SEED + 1);
        for (int i = 0; i < TIMES; i++) {
            byte[] changed = capture.clone();
            String what = "change " + i;
            for (int left = 1 + random.nextInt(4); left > 0; left--) {
                int at = random.nextInt(changed.length);
                changed[at] ^= (byte) (1 + random.nextInt(255));
                what += " at " + at;
            }
            check(changed, at -> true, what);
        }
    }

    /** As another program's output does that goes to the same file. */
    @Test
    void bytesOfOthersAreNoticedAndAllFramesBesidesThemAreRead() throws IOException {
        Random random = new Random(SEED + 3);
        for (int i = 0; i < TIMES / 10; i++) {
            byte[] foreign = new byte[1 + random.nextInt(200_000)];
            random.nextBytes(foreign);
            int at = random.nextInt(capture.length + 1);
            ByteArrayOutputStream mixed = new ByteArrayOutputStream();
            mixed.write(capture, 0, at);
            mixed.writeBytes(foreign);
            mixed.write(capture, at, capture.length - at);
            CaptureReader reader = opened(mixed.toByteArray());
            List<Object> read = reader == null ? List.of() : blocks(Handed.by(reader).calls);
            List<Object> expected = framesWithout(at);
            assertThat(reader == null ? expected : read)
                    .as(foreign.length + " bytes at " + at)
                    .isEqualTo(expected);
        }
    }

    @Test
    void partsThatMovedAreNoticed() throws IOException {
        Random random = new Random(SEED + 2);
        for (int i = 0; i < TIMES / 10; i++) {
            int from = random.nextInt(capture.length);
            int to = random.nextInt(capture.length);
            int length = 1 + random.nextInt(capture.length - Math.max(from, to));
            byte[] moved = capture.clone();
            System.arraycopy(capture, from, moved, to, length);
            if (!Arrays.equals(moved, capture)) {
                check(moved, at -> false, length + " bytes from " + from + " to " + to);
            }
        }
    }

    /** All blocks but the one that is not whole when something is put in at a place. */
    private static List<Object> framesWithout(int at) {
        List<Object> blocks = new ArrayList<>();
        for (Frame frame : frames) {
            if (frame.block() != null && (at <= frame.start() || at >= frame.end())) {
                blocks.add(frame.block());
            }
        }
        return blocks;
    }

    /** A reader; none when the beginning is too damaged for that, which is said in one line. */
    private static CaptureReader opened(byte[] damaged) throws IOException {
        try {
            return Golden.reader(damaged);
        } catch (DamagedCaptureException e) {
            assertThat(e.getMessage()).isNotBlank().doesNotContain("\n");
            return null;
        }
    }

    private static List<Object> blocks(List<Object> calls) {
        return calls.stream().filter(ByteBuffer.class::isInstance).toList();
    }

    /** @param wanted whether a block that ends at a place, and is as it was, has to be read */
    private static void check(byte[] damaged, IntPredicate wanted, String what) throws IOException {
        CaptureReader reader = opened(damaged);
        if (reader == null) {
            return;
        }
        assertThat(reader.metadata().syscalls()).as(what).isEqualTo(syscalls);
        assertThat(reader.metadata().types()).as(what).isEqualTo(types);
        List<Object> read = blocks(Handed.by(reader).calls);
        int next = 0;
        for (Frame frame : frames) {
            boolean there = next < read.size() && read.get(next).equals(frame.block());
            next += there ? 1 : 0;
            if (!there && frame.block() != null && wanted.test(frame.end())) {
                assertThat(Arrays.equals(damaged, frame.start(), frame.end(), capture, frame.start(), frame.end()))
                        .as(what + ": the frame at " + frame.start() + " is missing")
                        .isFalse();
            }
        }
        assertThat(next).as(what + ": all that was read is of the capture").isEqualTo(read.size());
        assertThat(reader.end().isEmpty() || !reader.damage().isEmpty())
                .as(what)
                .isTrue();
    }
}
