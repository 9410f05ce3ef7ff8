// SPDX-License-Identifier: Apache-2.0
package io.etrace.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.airlift.compress.v3.zstd.ZstdJavaCompressor;
import io.etrace.TraceException;
import io.etrace.record.RecordCursor;
import io.etrace.replay.Capture;
import io.etrace.stream.EventStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Captures with checksums that are right and contents that are not: each is refused with one line. */
class HostileCaptureTest {
    @TempDir
    Path directory;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private FrameWriter frames = writer();
    private Map<String, String> values = new TreeMap<>();
    private byte[] syscalls = {};
    private byte[] types = {};
    private byte[] processes = {'E'};

    private FrameWriter writer() {
        try {
            bytes.reset();
            return new FrameWriter(new MemoryChannel(bytes));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @BeforeEach
    void honestMetadata() throws IOException {
        CaptureMetadata metadata = Golden.reader(Golden.bytes("v1-plain.raw")).metadata();
        values = metadata.allValues();
        syscalls = metadata.syscalls();
        types = metadata.types();
        frames = writer();
    }

    private void head() throws IOException {
        StringBuilder lines = new StringBuilder();
        values.forEach(
                (key, value) -> lines.append(key).append(' ').append(value).append('\n'));
        frame(FrameType.METADATA, lines.toString().getBytes(StandardCharsets.UTF_8));
        frame(FrameType.SYSCALLS, syscalls);
        frame(FrameType.TYPES, types);
        frame(FrameType.PROCESSES, processes);
    }

    private void frame(FrameType type, byte[] payload) throws IOException {
        frames.write(type, BlockSummary.none(0), ByteBuffer.wrap(payload));
    }

    private Path file() throws IOException {
        return Files.write(directory.resolve("hostile.raw"), bytes.toByteArray());
    }

    private void assertRefused(String because) throws IOException {
        Path file = file();
        assertThatThrownBy(() -> decode(file))
                .isInstanceOf(TraceException.class)
                .hasMessageContaining(because)
                .satisfies(e -> assertThat(e.getMessage()).doesNotContainPattern("[\\x00-\\x1f\\x7f\\u009b]"));
    }

    private static void decode(Path file) throws IOException {
        try (Capture capture = Capture.open(file)) {
            capture.model();
        }
    }

    /** Returns what is said to be wrong with it. */
    private String read() throws IOException {
        try (Capture capture = Capture.open(file());
                EventStream events = capture.events()) {
            RecordCursor record = new RecordCursor();
            while (events.next(record)) {}
            return capture.damage();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "architecture, pdp11, no architecture",
        "monotonic_ns, 99999999999999999999, no number of nanoseconds",
        "monotonic_ns, , no number of nanoseconds",
        "host, a\u001b]0;pwned\u0007, control characters",
        "host, a\u202eb, control characters",
        "host, a\u009b31m, control characters",
    })
    void absurdFacts(String key, String value, String because) throws IOException {
        values.put(key, value == null ? "" : value);
        head();
        assertRefused(because);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2147483647|read|int fd",
                "-2|read|int fd",
                "x|read|int fd",
                "1|re\u0007ad|int fd",
                "1",
                "1|read|int",
                "1|read|a b|a b|a b|a b|a b|a b|a b|a b"
            })
    void absurdSyscalls(String line) throws IOException {
        syscalls = (line + "\n").getBytes(StandardCharsets.UTF_8);
        head();
        assertRefused("");
    }

    @Test
    void moreFactsThanAnybodyNeeds() throws IOException {
        values.put("host", "x".repeat(2 << 20));
        head();
        assertRefused("claim");
    }

    @Test
    void typesThatAreNone() throws IOException {
        types = new byte[] {1, 2, 3};
        head();
        assertRefused("what it says of its kernel makes no sense");
    }

    @Test
    void aListOfProcessesThatClaimsMoreThanThereIs() throws IOException {
        processes = ByteBuffer.allocate(64)
                .put((byte) 'P')
                .position(29)
                .putInt(Integer.MAX_VALUE)
                .array();
        head();
        assertRefused("its list of processes makes no sense");
    }

    @Test
    void aBlockThatExpandsToMoreThanItSays() throws IOException {
        head();
        byte[] zeros = new byte[8 << 20];
        ZstdJavaCompressor zstd = new ZstdJavaCompressor();
        byte[] bomb = new byte[zstd.maxCompressedLength(zeros.length)];
        int length = zstd.compress(zeros, 0, zeros.length, bomb, 0, bomb.length);
        frames.write(FrameType.RECORDS, Codec.ZSTD, 4096, BlockSummary.none(0), ByteBuffer.wrap(bomb, 0, length));
        assertThat(read()).contains("cannot be decompressed");
    }

    @Test
    void aBlockThatIsNotCompressedAtAll() throws IOException {
        head();
        byte[] noise = "no zstd frame starts like this".getBytes(StandardCharsets.UTF_8);
        frames.write(FrameType.RECORDS, Codec.DELTA_ZSTD, 100, BlockSummary.none(0), ByteBuffer.wrap(noise));
        assertThat(read()).contains("cannot be decompressed");
    }

    @Test
    void aBlockOfACpuThatNoMachineHas() throws IOException {
        head();
        frames.write(FrameType.RECORDS, new BlockSummary(-1, 1, 0, 0, 0, 0), ByteBuffer.allocate(24));
        assertThat(read()).contains("CPU 4294967295");
    }

    @Test
    void aLengthBeyondTheLimit() throws IOException {
        head();
        ByteBuffer header = ByteBuffer.allocate(FrameHeader.LENGTH);
        new FrameHeader(FrameType.RECORDS.code(), 0, Integer.MAX_VALUE, 1, BlockSummary.none(0), 4, 0).write(header);
        bytes.write(header.array());
        assertThat(read()).contains("a block claims 2147483647 bytes");
    }

    /** Two counters, how many syscalls, and the length of a name that is not there; or a name that is no text. */
    @ParameterizedTest
    @CsvSource({
        "0000, they are cut: their 2 bytes end before they do",
        "00000000000000000000000000000000 00000001 0004, they are cut: their 22 bytes end before they do",
        "00000000000000000000000000000000 00000001 0001 ff, the name of a syscall is no text",
        "00000000000000000000000000000000 7fffffff, they claim 2147483647 syscalls",
    })
    void statisticsThatAreNone(String hex, String because) throws IOException {
        head();
        frame(FrameType.STATISTICS, HexFormat.of().parseHex(hex.replace(" ", "")));
        Path file = file();
        try (Capture capture = Capture.open(file);
                EventStream events = capture.events()) {
            assertThat(events.next(new RecordCursor())).isFalse();
            assertThatThrownBy(capture::statistics)
                    .isInstanceOf(TraceException.class)
                    .hasMessage("cannot read the statistics of " + file + ": " + because);
        }
    }

    @Test
    void anIndexThatClaimsMoreThanThereIs() throws IOException {
        head();
        long at = bytes.size();
        ByteBuffer index =
                ByteBuffer.allocate(44).order(ByteOrder.LITTLE_ENDIAN).putInt(40, Integer.MAX_VALUE);
        frame(FrameType.INDEX, index.array());
        frames.write(FrameType.END, BlockSummary.none(at), ByteBuffer.allocate(0));
        try (CaptureReader reader = new CaptureReader(Files.newByteChannel(file()))) {
            assertThat(reader.segments()).isEmpty();
        }
    }

    /** Without rounds, nothing says that no older record will come: what waits has to end somewhere. */
    @Test
    void recordsOfAFarFutureWithoutAnyRound() throws IOException {
        head();
        ByteBuffer block = ByteBuffer.allocate(1 << 20).order(ByteOrder.LITTLE_ENDIAN);
        while (block.remaining() >= 64) {
            block.putInt(56)
                    .putInt(0)
                    .put((byte) 1)
                    .put(new byte[7])
                    .putLong(Long.MAX_VALUE - 1)
                    .put(new byte[40]);
        }
        for (int i = 0; i < 200; i++) {
            frames.write(FrameType.RECORDS, new BlockSummary(i % 2, 1, 0, 0, 0, 0), block.flip());
            block.rewind();
        }
        assertThat(read()).isEmpty();
    }
}
