// SPDX-License-Identifier: Apache-2.0
package io.etrace.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.etrace.record.RecordType;
import io.etrace.record.SpanCursor;
import io.etrace.stream.DrainSink;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.channels.GatheringByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is drained comes back: all of it, in pieces, and from any segment on. */
class CaptureWriterTest {
    private static final byte[] COUNTED = {1, 2, 3};

    private static CaptureMetadata metadata;
    private static byte[] records = {};

    @TempDir
    Path directory;

    private final List<Integer> kept = new ArrayList<>();

    @BeforeAll
    static void readGolden() throws IOException {
        CaptureReader golden = Golden.reader(Golden.bytes("v1-plain.raw"));
        metadata = golden.metadata();
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        Handed.by(golden).cpus.values().forEach(cpu -> all.writeBytes(cpu.toByteArray()));
        records = all.toByteArray();
    }

    private Path piece(int number) {
        return directory.resolve("piece." + number);
    }

    private final class InDirectory implements CaptureTarget {
        private FileChannel current;

        @Override
        public GatheringByteChannel open(int piece, String trigger) throws IOException {
            kept.add(piece);
            current = FileChannel.open(
                    piece(piece), java.nio.file.StandardOpenOption.CREATE_NEW, java.nio.file.StandardOpenOption.WRITE);
            return current;
        }

        @Override
        public void close(int piece) throws IOException {
            current.close();
        }

        @Override
        public void remove(int piece) throws IOException {
            kept.remove((Integer) piece);
            Files.delete(piece(piece));
        }
    }

    /** Drains the golden records {@code times} times on two CPUs, a round each. */
    private void write(RecordingOptions options, int times) throws IOException {
        CaptureWriter writer = new CaptureWriter(new InDirectory(), options, metadata, 2, 64 << 20, () -> COUNTED);
        drain(writer, times);
        writer.end();
    }

    private static void drain(DrainSink writer, int times) throws IOException {
        for (int i = 0; i < times; i++) {
            writer.bytes(i % 2, MemorySegment.ofArray(records));
            writer.round(1_000_000L * i);
        }
    }

    private static RecordingOptions options(boolean compress, long pieceBytes, int keep, long flightBytes) {
        return new RecordingOptions(compress, pieceBytes, Duration.ZERO, keep, flightBytes, List.of());
    }

    private static byte[] times(int times) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (int i = 0; i < times; i++) {
            all.writeBytes(records);
        }
        return all.toByteArray();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void allComesBack(boolean compress) throws IOException {
        write(options(compress, 0, 0, 0), 1000);
        try (CaptureReader reader = new CaptureReader(FileChannel.open(piece(1)))) {
            Handed handed = Handed.by(reader);
            assertThat(reader.damage()).isEmpty();
            assertThat(reader.statistics()).isEqualTo(COUNTED);
            assertThat(reader.end()).isPresent();
            assertThat(handed.cpus.keySet()).containsExactly(0, 1);
            assertThat(handed.cpus.get(0).toByteArray()).isEqualTo(times(500));
            assertThat(handed.cpus.get(1).toByteArray()).isEqualTo(times(500));
        }
    }

    @Test
    void aCompressedCaptureIsSmall() throws IOException {
        write(options(true, 0, 0, 0), 1000);
        assertThat(Files.size(piece(1))).isLessThan(100_000 + 1000L * records.length / 10);
    }

    @Test
    void piecesHoldAllBetweenThemAndOpenOnTheirOwn() throws IOException {
        write(options(false, 1 << 20, 0, 0), 1000);
        ByteArrayOutputStream first = new ByteArrayOutputStream();
        assertThat(kept).hasSizeGreaterThan(3);
        for (int piece : kept) {
            try (CaptureReader reader = new CaptureReader(FileChannel.open(piece(piece)))) {
                Handed handed = Handed.by(reader);
                assertThat(reader.damage()).isEmpty();
                assertThat(reader.end()).isPresent();
                assertThat(reader.metadata().piece()).hasValue(piece);
                assertThat(cgroups(handed.stateDump.toByteArray()))
                        .isEqualTo(piece == 1 ? new TreeSet<>() : cgroups(records));
                first.writeBytes(handed.cpus.get(0).toByteArray());
            }
        }
        assertThat(first.toByteArray()).isEqualTo(times(500));
    }

    /** The times of the cgroup records, which stand for all that later records refer to. */
    private static TreeSet<Long> cgroups(byte[] span) {
        TreeSet<Long> times = new TreeSet<>();
        SpanCursor record = new SpanCursor();
        for (record.start(MemorySegment.ofArray(span)); record.next(); ) {
            if (record.type() == RecordType.CGROUP) {
                times.add(record.time());
            }
        }
        return times;
    }

    @Test
    void onlyTheLastPiecesAreKept() throws IOException {
        write(options(false, 1 << 20, 2, 0), 1000);
        assertThat(kept).hasSize(2);
        assertThat(kept.getFirst()).isGreaterThan(2);
        assertThat(piece(1)).doesNotExist();
    }

    @Test
    void aFlightRecorderWritesTheLatestWhenItIsTold() throws IOException {
        CaptureWriter writer = new CaptureWriter(
                new InDirectory(), options(false, 0, 0, 1 << 20), metadata, 2, 64 << 20, () -> COUNTED);
        drain(writer, 1000);
        assertThat(kept).isEmpty();
        writer.trigger("the test");
        writer.end();
        assertThat(kept).containsExactly(1);
        try (CaptureReader reader = new CaptureReader(FileChannel.open(piece(1)))) {
            assertThat(reader.metadata().trigger()).isEqualTo("the test");
            Handed handed = Handed.by(reader);
            int length = handed.cpus.get(0).size() + handed.cpus.get(1).size();
            assertThat(length).isBetween(1 << 19, 1 << 20);
            assertThat(times(500)).endsWith(handed.cpus.get(1).toByteArray());
            assertThat(cgroups(handed.stateDump.toByteArray())).isEqualTo(cgroups(records));
        }
    }

    @Test
    void anySegmentIsAsGoodAsTheBeginning() throws IOException {
        int times = 3 * (16 << 20) / records.length;
        write(options(false, 0, 0, 0), times);
        try (CaptureReader reader = new CaptureReader(FileChannel.open(piece(1)))) {
            List<Segment> segments = reader.segments();
            assertThat(segments).hasSizeBetween(3, 4);
            long found = 0;
            for (Segment segment : segments) {
                assertThat(segment.processes()).isNotEmpty();
                found += segment.records();
            }
            assertThat(found).isEqualTo(count(records) * times);
            reader.seek(segments.getLast());
            Handed handed = Handed.by(reader);
            assertThat(cgroups(handed.stateDump.toByteArray())).isEqualTo(cgroups(records));
            assertThat(count(handed.cpus.get(0).toByteArray())
                            + count(handed.cpus.get(1).toByteArray()))
                    .isEqualTo(segments.getLast().records());
            assertThat(reader.damage()).isEmpty();
        }
    }

    private static long count(byte[] span) {
        long count = 0;
        SpanCursor record = new SpanCursor();
        for (record.start(MemorySegment.ofArray(span)); record.next(); count++) {}
        return count;
    }
}
