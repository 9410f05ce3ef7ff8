// SPDX-License-Identifier: Apache-2.0
package io.etrace.render;

import static io.etrace.render.Shown.argument;
import static io.etrace.render.Shown.json;
import static io.etrace.render.Shown.member;
import static org.assertj.core.api.Assertions.assertThat;

import io.etrace.record.ChunkCursor;
import io.etrace.render.json.JsonNotation;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The objects of syscalls, read with a JSON parser of others. */
class JsonRendererTest {
    private static byte[] data(JsonNode value) {
        return Base64.getDecoder().decode(value.get("data").asString());
    }

    private static JsonNode chdir(String path) {
        return argument(Call.of("chdir", 0x10).string(0, path), 0);
    }

    @Test
    void theFieldsOfACall() {
        JsonNode call = json(Call.of("close", 3).ret(-9));

        assertThat(call.get("kind").asString()).isEqualTo("syscall");
        assertThat(call.get("syscall").asString()).isEqualTo("SysClose");
        assertThat(call.get("ret").asLong()).isEqualTo(-9);
        assertThat(call.get("errno").asString()).isEqualTo("EBADF");
        assertThat(call.get("timestamp").asString()).isEqualTo("2021-09-25T21:54:11.000000001Z");
        assertThat(call.get("duration_ns").asLong()).isEqualTo(1234);
        assertThat(call.get("pid").asInt()).isEqualTo(10600);
        assertThat(call.get("tid").asInt()).isEqualTo(10609);
        assertThat(Base64.getDecoder().decode(call.get("args_raw").asString()))
                .isEqualTo(new Bytes().u64(3).done());
        assertThat(call.has("unfinished") || call.has("no_entry") || call.has("compat"))
                .isFalse();
    }

    @Test
    void flags() {
        JsonNode killed = json(Call.of("read", 3).ret(5).flags(Call.UNFINISHED | Call.NO_ROOM));
        JsonNode child = json(Call.of("fork").flags(Call.NO_ENTRY | Call.CHILD_RETURN));

        assertThat(killed.get("ret").isNull()).isTrue();
        assertThat(killed.get("unfinished").asBoolean()).isTrue();
        assertThat(killed.get("no_room").asBoolean()).isTrue();
        assertThat(child.get("child_return").asBoolean()).isTrue();
        assertThat(child.get("no_entry").asBoolean()).isTrue();
        assertThat(child.has("duration_ns")).isFalse();
        assertThat(json(Call.of("exit_group", 1).flags(Call.UNFINISHED)).has("unfinished"))
                .isFalse();
    }

    @Test
    void namesOfResults() {
        assertThat(json(Call.of("fcntl", 3, 3, 0).ret(0x402)).get("ret_symbol").asString())
                .isEqualTo("O_RDWR|O_APPEND");
        assertThat(json(Call.of("read").ret(-512)).get("errno").asString()).isEqualTo("ERESTARTSYS");
    }

    /** The type byte of an ioctl may be any: Jackson refuses a line with a quote in the middle of a string. */
    @Test
    void namesWithQuotesAreEscaped() {
        for (int type = 0; type < 0x100; type++) {
            Call call = Call.of("ioctl", -1, 0xe0ff_00ffL | type << 8, 0).ret(-9);

            String symbol = argument(call, 1).get("symbol").asString();
            assertThat(symbol).startsWith("_IOC(_IOC_READ|_IOC_WRITE, ");
            assertThat(Shown.text(call)).contains("cmd: " + symbol + ", ");
        }
        assertThat(argument(Call.of("ioctl", -1, 0x22ff, 0).ret(-9), 1)
                        .get("symbol")
                        .asString())
                .isEqualTo("_IOC(_IOC_NONE, '\"', 0xff, 0x0)");
    }

    @Test
    void numbersAreSignedAsTheirTypeIs() {
        JsonNode dfd = argument(Call.of("openat", 0xffff_ff9cL, 0), 0);
        JsonNode length = argument(Call.of("mmap", 0, -1), 1);

        assertThat(dfd.get("type").asString()).isEqualTo("int");
        assertThat(dfd.get("size").asInt()).isEqualTo(4);
        assertThat(dfd.get("parsed_data").asLong()).isEqualTo(-100);
        assertThat(dfd.get("symbol").asString()).isEqualTo("AT_FDCWD");
        assertThat(data(dfd)).isEqualTo(new Bytes().u32(-100).done());
        assertThat(length.get("parsed_data").bigIntegerValue()).isEqualTo("18446744073709551615");
        assertThat(length.has("symbol")).isFalse();
    }

    @Test
    void namesCanBeLeftOut() {
        JsonNode call = Shown.lines(
                        JsonNotation.DEFAULT.withSymbols(false),
                        Call.of("kill", 1, 9).done())
                .getFirst();

        assertThat(call.toString()).doesNotContain("symbol");
    }

    @Test
    void strings() {
        for (String path : List.of("/etc/hosts", "", "a\"b\\c\n\t\u0001\u007f", "häß\u202e\u2028\uD83D\uDE00")) {
            JsonNode value = chdir(path);
            assertThat(value.get("parsed_data").asString()).isEqualTo(path);
            assertThat(data(value)).isEqualTo(Bytes.text(path));
            assertThat(value.has("encoding")).isFalse();
        }
    }

    @Test
    void bytesThatAreNoUtf8AreNeverSilentlyWrong() {
        byte[] path = Bytes.of('a', 0xff, '\\', 0xc3, 0xa4, 0xed, 0xa0, 0x80);
        JsonNode value = argument(Call.of("chdir", 0x10).chunk(0, 1, 0, path, path.length, 0), 0);

        assertThat(value.get("parsed_data").asString()).isEqualTo("a\\xff\\\\ä\\xed\\xa0\\x80");
        assertThat(value.get("encoding").asString()).isEqualTo("escaped");
        assertThat(data(value)).isEqualTo(path);
    }

    @Test
    void statesOfCapture() {
        assertThat(argument(Call.of("chdir", 0), 0).get("state").asString()).isEqualTo("null");
        assertThat(argument(Call.of("chdir", 0), 0).get("parsed_data").isNull()).isTrue();
        assertThat(argument(Call.of("chdir", 16), 0).get("state").asString()).isEqualTo("absent");
        assertThat(argument(Call.of("chdir", 16), 0).get("parsed_data").asLong())
                .isEqualTo(16);
        assertThat(argument(Call.of("chdir", 16).fault(0, ChunkCursor.STRING), 0)
                        .get("state")
                        .asString())
                .isEqualTo("fault");
        assertThat(chdir("/x").get("state").asString()).isEqualTo("complete");
        assertThat(argument(Call.of("close", 3), 0).get("state").asString()).isEqualTo("complete");
    }

    @Test
    void truncatedAndLateAndChanged() {
        JsonNode cut = argument(Call.of("write", 1, 16, 9000).cut(1, 0, Bytes.text("abc"), 9000), 1);
        JsonNode unknown = argument(
                Call.of("chdir", 16).cut(0, ChunkCursor.STRING, Bytes.text("abc"), ChunkCursor.UNKNOWN_LENGTH), 0);
        JsonNode late = argument(Call.of("chdir", 16).chunk(0, 1, Call.LATE, Bytes.text("a"), 1, 0), 0);
        JsonNode changed = argument(
                Call.of("chdir", 16)
                        .chunk(0, 1, Call.CHANGED, Bytes.text("a"), 1, 0)
                        .witness(0)
                        .string(0, "bc"),
                0);
        JsonNode uncompared = argument(Call.of("chdir", 16).chunk(0, 1, Call.UNCOMPARED, Bytes.text("a"), 1, 0), 0);

        assertThat(cut.get("state").asString()).isEqualTo("truncated");
        assertThat(cut.get("full_size").asInt()).isEqualTo(9000);
        assertThat(cut.get("size").asInt()).isEqualTo(3);
        assertThat(unknown.get("state").asString()).isEqualTo("truncated");
        assertThat(unknown.has("full_size")).isFalse();
        assertThat(late.get("state").asString()).isEqualTo("late");
        assertThat(changed.get("state").asString()).isEqualTo("complete");
        assertThat(changed.get("parsed_data").asString()).isEqualTo("a");
        assertThat(changed.get("changed").asBoolean()).isTrue();
        assertThat(changed.get("exit_value").get("parsed_data").asString()).isEqualTo("bc");
        assertThat(changed.get("exit_value").get("state").asString()).isEqualTo("complete");
        assertThat(uncompared.get("uncompared").asBoolean()).isTrue();
    }

    @Test
    void buffersWithoutTextHaveOnlyData() {
        byte[] bytes = Bytes.of(0x7f, 'E', 'L', 'F', 0);
        JsonNode value = argument(Call.of("read", 3, 16, 99).ret(5).atExit().bytes(1, bytes), 1);

        assertThat(value.has("parsed_data")).isFalse();
        assertThat(data(value)).isEqualTo(bytes);
    }

    @Test
    void membersOfStructs() {
        Bytes stat = new Bytes().u64(2049, 7, 1).u32(0100644).fill(144);
        JsonNode value = argument(Call.of("fstat", 3, 0x10).atExit().bytes(1, stat), 1);

        assertThat(member(value, "st_ino").get("parsed_data").asLong()).isEqualTo(7);
        assertThat(member(value, "st_mode").get("parsed_data").asLong()).isEqualTo(0100644);
        assertThat(member(value, "st_mode").get("symbol").asString()).isEqualTo("S_IFREG|0644");
        assertThat(member(value, "st_dev").get("symbol").asString()).isEqualTo("8:1");
        assertThat(member(member(value, "__unused"), "2").get("parsed_data").asLong())
                .isZero();
        assertThat(value.get("size").asInt()).isEqualTo(144);
    }

    @Test
    void listsAndSets() {
        JsonNode argv = argument(Call.of("execve", 1, 2).list(1, "cat", ""), 1);
        JsonNode set = argument(Call.of("rt_sigprocmask", 2, 16).bytes(1, new Bytes().u64(0x4002)), 1);
        JsonNode bits = argument(Call.of("select", 9, 16).bytes(1, new Bytes().u64(9)), 1);

        assertThat(member(argv, "0").get("parsed_data").asString()).isEqualTo("cat");
        assertThat(member(argv, "1").get("parsed_data").asString()).isEmpty();
        assertThat(set.get("parsed_data").asLong()).isEqualTo(0x4002);
        assertThat(set.get("symbol").asString()).isEqualTo("SIGINT|SIGTERM");
        assertThat(bits.get("parsed_data").toString()).isEqualTo("[0,3]");
    }

    @Test
    void addressesAndVectors() {
        JsonNode address = argument(
                Call.of("bind", 3, 16, 16)
                        .bytes(1, new Bytes().u16(2).u8(0, 80, 127, 0, 0, 1).fill(16)),
                1);
        JsonNode vector = argument(
                Call.of("writev", 1, 16, 1)
                        .chunk(1, ChunkCursor.IOVEC, 0, new Bytes().u64(5, 2).done(), 16, 0)
                        .chunk(1, ChunkCursor.SEGMENT, 0, Bytes.text("hi"), 2, 0),
                1);

        assertThat(member(address, "sa_family").get("symbol").asString()).isEqualTo("AF_INET");
        assertThat(member(address, "sin_port").get("parsed_data").asInt()).isEqualTo(80);
        assertThat(member(address, "sin_addr").get("parsed_data").asString()).isEqualTo("127.0.0.1");
        assertThat(member(member(vector, "0"), "iov_base").get("parsed_data").asString())
                .isEqualTo("hi");
    }

    @Test
    void unknownSyscallsHaveTheirRegisters() {
        JsonNode call = json(Call.number(511, 1, -1));

        assertThat(call.get("syscall").asString()).isEqualTo("syscall_0x1ff");
        assertThat(call.get("args").get(1).get("1").get("parsed_data").bigIntegerValue())
                .isEqualTo("18446744073709551615");
    }
}
