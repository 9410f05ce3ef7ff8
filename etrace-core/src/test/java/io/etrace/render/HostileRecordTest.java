// SPDX-License-Identifier: Apache-2.0
package io.etrace.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.etrace.model.RenderModel;
import io.etrace.record.ChunkCursor;
import io.etrace.record.RecordCursor;
import io.etrace.render.json.JsonNotation;
import io.etrace.render.json.JsonRenderer;
import io.etrace.render.text.TextNotation;
import io.etrace.render.text.TextRenderer;
import io.etrace.text.Utf8;
import io.etrace.text.Utf8Buffer;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Records that no kernel writes. The memory of each ends where the record does, so that reading past it fails; what comes
 * out must still be one clean line of text, and JSON that the schema accepts.
 */
class HostileRecordTest {
    private static final int ROUNDS = 4_000;
    private static final int VALIDATED = 10;

    private final RenderModel model = TestKernel.model();
    private final TextRenderer text = new TextRenderer(model, TextNotation.DEFAULT);
    private final JsonRenderer json = new JsonRenderer(model, JsonNotation.DEFAULT);
    private final JsonRenderer references = new JsonRenderer(model, JsonNotation.DEFAULT.withContextReferences(true));
    private int rendered;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void damagedRecords(long seed) {
        Random random = new Random(seed);
        List<byte[]> samples = samples();
        for (int i = 0; i < ROUNDS; i++) {
            byte[] record = samples.get(random.nextInt(samples.size())).clone();
            damage(record, random);
            check(random.nextInt(4) == 0 ? cut(record, random) : record, seed, i);
        }
    }

    @Test
    void randomBytes() {
        Random random = new Random(4);
        for (int i = 0; i < ROUNDS; i++) {
            byte[] record = new byte[random.nextInt(400)];
            random.nextBytes(record);
            if (record.length > 0) {
                record[0] = (byte) random.nextInt(8);
            }
            check(record, 4, i);
        }
    }

    /** Every argument of every syscall with every kind of chunk, of any length. */
    @Test
    void chunksThatDoNotFitTheirArguments() {
        Random random = new Random(5);
        for (int i = 0; i < ROUNDS; i++) {
            long[] arguments = random.longs(random.nextInt(7)).toArray();
            Call call = Call.number(random.nextInt(480), arguments).flags(random.nextInt(128));
            call.ret(random.nextBoolean() ? random.nextInt(64) : -random.nextInt(600));
            for (int chunk = random.nextInt(6); chunk > 0; chunk--) {
                chunk(call, random);
            }
            check(bytes(call.done()), 5, i);
        }
    }

    private static void chunk(Call call, Random random) {
        byte[] data = new byte[random.nextInt(random.nextInt(8) == 0 ? 5000 : 80)];
        if (random.nextBoolean()) {
            random.nextBytes(data);
        }
        if (random.nextBoolean()) {
            call.atExit();
        }
        int kind = random.nextInt(11);
        call.chunk(random.nextInt(7), kind, random.nextInt(32), data, random.nextInt(), random.nextInt(4) << 15);
    }

    @Test
    void manyChunksTakeNoQuadraticTime() {
        Call call = Call.of("execve", 1, 2, 3).chunk(1, ChunkCursor.LIST, 0, new byte[0], 30_000, 0);
        Call messages = Call.of("sendmmsg", 3, 0x10, 1024, 0);
        for (int i = 0; i < 3_000; i++) {
            call.chunk(1, ChunkCursor.ELEMENT, 0, Bytes.text("a"), 1, i);
            messages.chunk(1, ChunkCursor.MSGHDR, 0, new byte[56], 56, i << 16);
        }
        check(bytes(call.done()), 6, 0);
        check(bytes(messages.done()), 6, 1);
    }

    private static List<byte[]> samples() {
        List<byte[]> samples = new ArrayList<>();
        Samples.all().forEach(record -> samples.add(bytes(record)));
        Call empty = Call.of("rt_sigprocmask", 2, 0x10, 0, 8).bytes(1, new byte[8]);
        samples.add(bytes(empty.done()));
        samples.add(bytes(Records.loss(false)));
        return samples;
    }

    private static byte[] bytes(RecordCursor record) {
        MemorySegment memory = record.memory().asSlice(record.offset(), record.length());
        return memory.toArray(ValueLayout.JAVA_BYTE);
    }

    /** Some bytes, rather those that say how long something is, become others. */
    private static void damage(byte[] record, Random random) {
        for (int i = random.nextInt(6); i >= 0; i--) {
            int at = random.nextInt(record.length);
            record[at] = switch (random.nextInt(4)) {
                case 0 -> (byte) 0xff;
                case 1 -> 0;
                case 2 -> (byte) (record[at] ^ 1 << random.nextInt(8));
                default -> (byte) random.nextInt();
            };
        }
    }

    private static byte[] cut(byte[] record, Random random) {
        return java.util.Arrays.copyOf(record, random.nextInt(record.length));
    }

    private void check(byte[] record, long seed, int round) {
        String where = "seed " + seed + ", round " + round;
        boolean validated = rendered++ % VALIDATED == 0;
        byte[] lines = render(text, record);
        assertThat(lines.length == 0 || lines[lines.length - 1] == '\n')
                .as(where)
                .isTrue();
        assertThat(isOneCleanLine(lines))
                .as("%s: %s", where, new String(lines, StandardCharsets.UTF_8))
                .isTrue();
        for (JsonRenderer renderer : List.of(json, references)) {
            String objects = new String(render(renderer, record), StandardCharsets.UTF_8);
            if (validated) {
                assertThat(objects.lines()).as(where).allSatisfy(Schema::check);
            }
        }
    }

    private static byte[] render(Renderer renderer, byte[] record) {
        Utf8Buffer out = new Utf8Buffer(16);
        renderer.record(Records.cursor(record), out);
        return java.util.Arrays.copyOf(out.array(), out.length());
    }

    /** UTF-8 without any control but the newline at its end. */
    private static boolean isOneCleanLine(byte[] line) {
        int at = 0;
        while (at < line.length - 1) {
            int codePoint = Utf8.codePoint(line, at, line.length);
            if (codePoint == Utf8.INVALID || Utf8.isControl(codePoint)) {
                return false;
            }
            at += Utf8.length(codePoint);
        }
        return true;
    }
}
