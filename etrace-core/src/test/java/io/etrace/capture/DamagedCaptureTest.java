// SPDX-License-Identifier: Apache-2.0
package io.etrace.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.etrace.record.SpanCursor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Captures that were cut or changed at random places, ten thousand times: what is read of one is what stood in front of the
 * damage, and nothing else.
 */
class DamagedCaptureTest {
    private static final int TIMES = 10_000;
    private static final long SEED = 20_261_124;

    private static byte[] capture = {};
    private static List<Object> whole = List.of();
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
        whole = Handed.by(Golden.reader(capture)).calls;
        assertThat(whole).hasSizeGreaterThan(50);
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
            check(Arrays.copyOf(capture, length), "cut at " + length);
        }
    }

    @Test
    void changedBytesAreNoticedAndWhatStandsBeforeThemIsRead() throws IOException {
        Random random = new Random(SEED + 1);
        for (int i = 0; i < TIMES; i++) {
            byte[] changed = capture.clone();
            String what = "change " + i;
            for (int left = 1 + random.nextInt(4); left > 0; left--) {
                int at = random.nextInt(changed.length);
                changed[at] ^= (byte) (1 + random.nextInt(255));
                what += " at " + at;
            }
            check(changed, what);
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
                check(moved, length + " bytes from " + from + " to " + to);
            }
        }
    }

    private static void check(byte[] damaged, String what) throws IOException {
        CaptureReader reader;
        try {
            reader = Golden.reader(damaged);
        } catch (DamagedCaptureException e) {
            assertThat(e.getMessage()).as(what).isNotBlank().doesNotContain("\n");
            return;
        }
        assertThat(reader.metadata().syscalls()).as(what).isEqualTo(syscalls);
        assertThat(reader.metadata().types()).as(what).isEqualTo(types);
        List<Object> read = Handed.by(reader).calls;
        assertThat(read.size()).as(what).isLessThanOrEqualTo(whole.size());
        assertThat(read.equals(whole.subList(0, read.size()))).as(what).isTrue();
        assertThat(reader.end().isEmpty() || !reader.damage().isEmpty())
                .as(what)
                .isTrue();
    }
}
