// SPDX-License-Identifier: Apache-2.0
package io.etrace.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.etrace.model.RunningKernel;
import io.etrace.model.TraceModel;
import io.etrace.record.ChunkCursor;
import io.etrace.record.RecordCursor;
import io.etrace.render.json.JsonNotation;
import io.etrace.render.json.JsonRenderer;
import io.etrace.syscalls.Condition;
import io.etrace.syscalls.Parameter;
import io.etrace.syscalls.PointedMember;
import io.etrace.syscalls.Syscall;
import io.etrace.syscalls.Variant;
import io.etrace.text.Utf8Buffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What a capture says of the kernel's types is enough: every call of both ABIs reads from it as it does live. */
class CapturedTypesTest {
    private static final int SEED = 12;

    /** More than the largest struct: all of its members are there. */
    private static final int MEMORY = 1024;

    @Test
    void decodeEveryCallAsLiveDecodingDoes() {
        assumeTrue(Files.isReadable(Path.of("/proc/1/environ")), "reading tracefs takes root");
        TraceModel live = RunningKernel.read();
        TraceModel captured = TraceModel.of(live.captureMetadata());
        JsonRenderer before = new JsonRenderer(live.renderModel(), JsonNotation.DEFAULT);
        JsonRenderer after = new JsonRenderer(captured.renderModel(), JsonNotation.DEFAULT);

        List<String> differing = new ArrayList<>();
        int calls = 0;
        for (Syscall syscall : live.allSyscalls()) {
            for (Variant variant : syscall.variants()) {
                for (RecordCursor record : records(syscall, variant)) {
                    calls++;
                    String shown = rendered(before, record);
                    String again = rendered(after, record);
                    if (!again.equals(shown)) {
                        differing.add(syscall.abi() + " " + syscall.name() + variant.conditions());
                    }
                }
            }
        }

        assertThat(differing).isEmpty();
        assertThat(calls).isGreaterThan(2 * 1500);
    }

    @Test
    void decodeEveryMessageOfNetlinkAsLiveDecodingDoes() {
        assumeTrue(Files.isReadable(Path.of("/proc/1/environ")), "reading tracefs takes root");
        TraceModel live = RunningKernel.read();
        TraceModel captured = TraceModel.of(live.captureMetadata());
        JsonRenderer before = new JsonRenderer(live.renderModel(), JsonNotation.DEFAULT);
        JsonRenderer after = new JsonRenderer(captured.renderModel(), JsonNotation.DEFAULT);
        int shown = 0;
        for (int protocol = 0; protocol < 32; protocol++) {
            for (int type = 0; type < 0xb00; type++) {
                for (int family : new int[] {1, 2, 16, 17}) {
                    Bytes message = new Bytes().u32(400).u16(type, type & 1).u32(7, 8);
                    message.u8(family).fill(120);
                    for (int attribute = 1; attribute < 70; attribute++) {
                        message.u16(4, attribute);
                    }
                    RecordCursor record = Call.of("sendto", 3, 0x1000, 400, 0, 0, 0)
                            .bytes(1, message.fill(400))
                            .netlink(protocol)
                            .done();
                    String text = rendered(before, record);
                    assertThat(rendered(after, record)).isEqualTo(text);
                    shown += text.contains("\"attributes\"") ? 1 : 0;
                }
            }
        }

        assertThat(shown).isGreaterThan(100);
    }

    private static String rendered(JsonRenderer renderer, RecordCursor record) {
        Utf8Buffer out = new Utf8Buffer(1 << 16);
        renderer.record(record, out);
        return out.toString();
    }

    /** Memory of zeros, of small numbers, and of any numbers. */
    private static List<RecordCursor> records(Syscall syscall, Variant variant) {
        List<RecordCursor> records = new ArrayList<>();
        for (int bound : new int[] {1, 4, 256}) {
            Random random = new Random(SEED);
            Call call = Call.number(syscall.number(), registers(variant))
                    .flags(syscall.abi().compat() ? Call.COMPAT : 0);
            for (Parameter parameter : variant.parameters()) {
                memory(call, parameter, bytes(random, bound));
            }
            records.add(call.done());
        }
        return records;
    }

    private static byte[] bytes(Random random, int bound) {
        byte[] bytes = new byte[MEMORY];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) random.nextInt(bound);
        }
        return bytes;
    }

    private static long[] registers(Variant variant) {
        long[] registers = new long[variant.parameters().size()];
        for (Condition condition : variant.conditions()) {
            registers[condition.argument()] = condition.values()[0];
        }
        return registers;
    }

    private static void memory(Call call, Parameter parameter, byte[] bytes) {
        if (!parameter.meaning().pointer()) {
            return;
        }
        int index = parameter.index();
        switch (parameter.meaning().kind()) {
            case STRINGS -> call.list(index, "a", "b");
            case IOVEC ->
                call.chunk(index, ChunkCursor.IOVEC, 0, bytes, bytes.length, 0)
                        .chunk(index, ChunkCursor.SEGMENT, 0, bytes, bytes.length, 0);
            case MSGHDR, MMSGHDR ->
                call.chunk(index, ChunkCursor.MSGHDR, 0, bytes, bytes.length, 0)
                        .chunk(index, ChunkCursor.NAME, 0, bytes, bytes.length, 0)
                        .chunk(index, ChunkCursor.IOVEC, 0, bytes, bytes.length, 0)
                        .chunk(index, ChunkCursor.CONTROL, 0, bytes, bytes.length, 0);
            default -> {
                int at = call.nextDataAt();
                call.bytes(index, bytes);
                for (PointedMember pointer : parameter.pointers()) {
                    call.pointee(index, at + pointer.at(), bytes);
                }
            }
        }
    }
}
