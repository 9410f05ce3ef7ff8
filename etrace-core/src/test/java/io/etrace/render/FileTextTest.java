// SPDX-License-Identifier: Apache-2.0
package io.etrace.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.etrace.record.ChunkCursor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** What descriptors stand for, in text and in JSON. */
class FileTextTest {
    private static final byte[] LOOPBACK = Bytes.of(127, 0, 0, 1);
    private static final byte[] NONE = {};

    private static Call close(byte[] file) {
        return Call.of("close", 3).file(0, 0, Call.COMPLETE, file);
    }

    private static String shown(byte[] file) {
        String text = Shown.argument(close(file), "fd");
        assertThat(text).startsWith("3<");
        return text.substring(1);
    }

    private static JsonNode json(byte[] file) {
        return Shown.argument(close(file), 0).get("file");
    }

    @Test
    void paths() {
        assertThat(shown(FileBytes.regular("hosts", "etc"))).isEqualTo("</etc/hosts>");
        assertThat(shown(FileBytes.regular())).isEqualTo("</>");
        assertThat(shown(FileBytes.path(0100644, FileBytes.DELETED, "x", "tmp")))
                .isEqualTo("</tmp/x>(deleted)");
        assertThat(shown(FileBytes.path(0100644, FileBytes.UNREACHABLE, "x"))).isEqualTo("</x>(unreachable)");
        assertThat(shown(FileBytes.path(0020666, 0, "null", "dev"))).isEqualTo("</dev/null<char 1:5>>");
        assertThat(shown(FileBytes.path(0060660, 0, "sda", "dev"))).isEqualTo("</dev/sda<block 1:5>>");
    }

    @Test
    void aPathCannotForgeWhatStandsAroundIt() {
        assertThat(shown(FileBytes.regular("a>(deleted)\n\u001b[31m\u202e\"<")))
                .isEqualTo("</a\\x3e(deleted)\\n\\x1b[31m\\u202e\\\"\\x3c>");
    }

    @Test
    void aPathWithoutItsOutermostNames() {
        Call call = Call.of("close", 3).file(0, 0, Call.TRUNCATED, FileBytes.regular("c", "b"));
        assertThat(Shown.argument(call, "fd")).isEqualTo("3<.../b/c>");
        JsonNode file = Shown.argument(call, 0).get("file");
        assertThat(file.get("path").asString()).isEqualTo(".../b/c");
        assertThat(file.get("truncated").asBoolean()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        FileBytes.PIPEFS + ", 0, '', pipe:[1234]",
        FileBytes.SOCKFS + ", 0, TCP, socket:[1234]",
        FileBytes.ANON_INODE_FS + ", 0, [eventpoll], anon_inode:[eventpoll]",
        FileBytes.NSFS + ", 0, net, net:[1234]",
        FileBytes.PIDFS + ", 0, '', anon_inode:[pidfd]",
        FileBytes.TMPFS + ", 0, memfd:x, /memfd:x"
    })
    void namesOfFilesThatHaveNoPath(int magic, int pid, String name, String expected) {
        byte[] file = FileBytes.named(magic, pid, name);
        boolean deleted = magic == FileBytes.TMPFS;
        assertThat(shown(file)).isEqualTo("<" + expected + ">" + (deleted ? "(deleted)" : ""));
        assertThat(json(file).get("name").asString()).isEqualTo(expected);
        assertThat(json(file).has("deleted")).isEqualTo(deleted);
    }

    @Test
    void processes() {
        byte[] file = FileBytes.named(FileBytes.PIDFS, 77, "");
        assertThat(shown(file)).isEqualTo("<pid:77>");
        assertThat(json(file).get("pid").asInt()).isEqualTo(77);
    }

    @Test
    void internetSockets() {
        byte[] v4 = FileBytes.socket("TCP", 2, 1, LOOPBACK, Bytes.of(10, 0, 0, 1), 0);
        assertThat(shown(v4)).isEqualTo("<TCP:[127.0.0.1:5000->10.0.0.1:80]>");
        byte[] any = new Bytes().fill(16).done();
        byte[] v6 = FileBytes.socket("UDPv6", 10, 2, any, any, 0);
        assertThat(shown(v6)).isEqualTo("<UDPv6:[[::]:5000->[::]:80]>");
        JsonNode socket = json(v4).get("socket");
        assertThat(socket.get("name").asString()).isEqualTo("TCP");
        assertThat(socket.get("family_symbol").asString()).isEqualTo("AF_INET");
        assertThat(socket.get("type_symbol").asString()).isEqualTo("SOCK_STREAM");
        assertThat(socket.at("/local/address").asString()).isEqualTo("127.0.0.1");
        assertThat(socket.at("/remote/port").asInt()).isEqualTo(80);
    }

    @Test
    void unixSockets() {
        byte[] path = Bytes.text("/run/x\0");
        assertThat(shown(FileBytes.socket("UNIX-STREAM", 1, 1, NONE, NONE, 0))).isEqualTo("<UNIX-STREAM:[1234]>");
        assertThat(shown(FileBytes.socket("UNIX-STREAM", 1, 1, path, NONE, 1235)))
                .isEqualTo("<UNIX-STREAM:[1234,\"/run/x\"->1235]>");
        assertThat(shown(FileBytes.socket("UNIX", 1, 2, NONE, path, 0))).isEqualTo("<UNIX:[1234->\"/run/x\"]>");
        byte[] hidden = FileBytes.socket("UNIX", 1, 2, NONE, Bytes.text("\0a\"b"), 9);
        assertThat(shown(hidden)).isEqualTo("<UNIX:[1234->9,@\"a\\\"b\"]>");
        assertThat(json(hidden).at("/socket/remote/abstract").asString()).isEqualTo("a\"b");
        assertThat(json(hidden).at("/socket/remote/inode").asInt()).isEqualTo(9);
    }

    @Test
    void otherSockets() {
        assertThat(shown(FileBytes.socket("NETLINK", 16, 3, NONE, NONE, 0))).isEqualTo("<NETLINK:[ROUTE:5000]>");
        assertThat(shown(FileBytes.socket("PACKET", 17, 3, NONE, NONE, 0))).isEqualTo("<PACKET:[1234]>");
    }

    @Test
    void resultsAndTheCurrentDirectory() {
        Call call = Call.of("openat", -100, 0x1000, 0)
                .file(0, 0, Call.COMPLETE, FileBytes.path(0040755, 0, "home"))
                .string(1, "x")
                .ret(3)
                .atExit()
                .file(6, 0, Call.COMPLETE, FileBytes.regular("x", "home"));
        assertThat(Shown.text(call)).contains("int dfd: AT_FDCWD</home>, ").endsWith(") = 3</home/x>");
        assertThat(Shown.json(call).at("/ret_file/path").asString()).isEqualTo("/home/x");
    }

    /** By their place in the record: 8 bytes per register, 16 of the chunk's head, then the memory. */
    @Test
    void descriptorsInMemory() {
        Call call = Call.of("pipe2", 0x10, 0)
                .atExit()
                .bytes(0, new Bytes().u32(5, 6))
                .file(0, 16 + 16 + 4, Call.COMPLETE, FileBytes.named(FileBytes.PIPEFS, 0, ""));
        assertThat(Shown.text(call)).contains("[5, 6<pipe:[1234]>]");
    }

    @Test
    void foundWhenTheCallReturned() {
        Call call = Call.of("read", 0, 0x10, 1)
                .flags(Call.NO_ENTRY)
                .file(0, 0, Call.LATE, FileBytes.named(FileBytes.PIPEFS, 0, ""));
        assertThat(Shown.argument(call, 0).at("/file/late").asBoolean()).isTrue();
    }

    @Test
    void aFileOfAnotherPlaceIsNotShown() {
        Call call = Call.of("close", 3).file(0, 8, Call.COMPLETE, FileBytes.regular("x"));
        assertThat(Shown.argument(call, "fd")).isEqualTo("3");
        assertThat(Shown.argument(call, 0).has("file")).isFalse();
    }

    @Test
    void aHeadThatIsCutIsNoFile() {
        Call call = Call.of("close", 3).chunk(0, ChunkCursor.FILE, 0, new byte[31], 31, 0);
        assertThat(Shown.argument(call, "fd")).isEqualTo("3");
    }
}
