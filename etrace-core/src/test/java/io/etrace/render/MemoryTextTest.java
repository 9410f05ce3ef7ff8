// SPDX-License-Identifier: Apache-2.0
package io.etrace.render;

import static io.etrace.render.Shown.argument;
import static io.etrace.render.Shown.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.etrace.record.ChunkCursor;
import io.etrace.render.text.TextNotation;
import org.junit.jupiter.api.Test;

/** Strings, lists of them, and buffers. */
class MemoryTextTest {
    private static final String PATH = "const char * filename";
    private static final String BUFFER = "char * buf";

    private static Call chdir() {
        return Call.of("chdir", 0x7ffc_1000L);
    }

    private static Call read(byte[] data) {
        return Call.of("read", 3, 0x1000, 100).ret(data.length).atExit().bytes(1, data);
    }

    @Test
    void fourThingsThatAreNoString() {
        assertThat(argument(Call.of("chdir", 0), PATH)).isEqualTo("NULL");
        assertThat(argument(chdir().string(0, ""), PATH)).isEqualTo("\"\"");
        assertThat(argument(chdir().fault(0, ChunkCursor.STRING), PATH)).isEqualTo("0x7ffc1000");
        assertThat(argument(chdir(), PATH)).isEqualTo("0x7ffc1000");
    }

    @Test
    void aLateStringReplacesTheFault() {
        Call call = chdir().fault(0, ChunkCursor.STRING)
                .atExit()
                .chunk(0, ChunkCursor.STRING, Call.LATE, Bytes.text("/late"), 5, 0);

        assertThat(argument(call, PATH)).isEqualTo("/late (late)");
    }

    @Test
    void aFaultAfterDataDoesNotHideIt() {
        Call call = chdir().string(0, "/seen").atExit().chunk(0, 1, Call.FAULT | Call.LATE, new byte[0], 0, 0);

        assertThat(argument(call, PATH)).isEqualTo("/seen");
    }

    @Test
    void truncatedStringsAreMarked() {
        byte[] data = Bytes.text("/a/b");

        assertThat(argument(chdir().cut(0, ChunkCursor.STRING, data, ChunkCursor.UNKNOWN_LENGTH), PATH))
                .isEqualTo("/a/b...");
        assertThat(argument(chdir().cut(0, ChunkCursor.STRING, data, 3076), PATH))
                .isEqualTo("/a/b...(+3072 bytes)");
        assertThat(argument(chdir().string(0, "/a..."), PATH)).isEqualTo("\"/a...\"");
    }

    private static Call changed(String path) {
        return chdir().chunk(0, ChunkCursor.STRING, Call.CHANGED, Bytes.text(path), path.length(), 0);
    }

    @Test
    void changedMemoryIsShownAsItWasBeforeAndAfter() {
        assertThat(argument(changed("/x").witness(0).string(0, "/y z"), PATH)).isEqualTo("/x (changed to /y z)");
        assertThat(argument(changed("/x").witness(0).cut(0, ChunkCursor.STRING, Bytes.text("/y"), 9), PATH))
                .isEqualTo("/x (changed to /y...(+7 bytes))");
    }

    @Test
    void memoryThatCouldNotBeComparedIsMarked() {
        assertThat(argument(chdir().chunk(0, 1, Call.UNCOMPARED, Bytes.text("/x"), 2, 0), PATH))
                .isEqualTo("/x (not compared)");
    }

    @Test
    void changedListsAndVectors() {
        Call exec = Call.of("execve", 1, 2, 3)
                .chunk(1, ChunkCursor.LIST, Call.CHANGED, new byte[0], 1, 0)
                .chunk(1, ChunkCursor.ELEMENT, 0, Bytes.text("a"), 1, 0);
        byte[] vector = new Bytes().u64(0x10, 3).done();
        Call write = Call.of("writev", 3, 0x1000, 1)
                .chunk(1, ChunkCursor.IOVEC, Call.CHANGED, vector, 16, 0)
                .chunk(1, ChunkCursor.SEGMENT, 0, Bytes.text("one"), 3, 0)
                .witness(1)
                .chunk(1, ChunkCursor.IOVEC, 0, vector, 16, 0)
                .chunk(1, ChunkCursor.SEGMENT, 0, Bytes.text("two"), 3, 0);

        assertThat(text(exec.witness(1).list(1, "b", ""))).contains("argv: [a] (changed to [b, \"\"]), ");
        assertThat(text(write))
                .contains("vec: [{iov_base: one, iov_len: 3}] (changed to [{iov_base: two, iov_len: 3}]), ");
    }

    @Test
    void listsKeepEmptyStrings() {
        Call call = Call.of("execve", 1, 2, 3)
                .string(0, "/bin/cat")
                .list(1, "cat", "", "a b", "x, y")
                .list(2);

        assertThat(text(call))
                .isEqualTo("SysExecve(const char * filename: /bin/cat, const char *const * argv: "
                        + "[cat, \"\", a b, \"x, y\"], const char *const * envp: []) = 0");
    }

    @Test
    void listsThatAreNotThereAsAWhole() {
        Call cut = Call.of("execve", 1, 2)
                .chunk(1, ChunkCursor.LIST, Call.TRUNCATED, new byte[0], 9, 0)
                .chunk(1, ChunkCursor.ELEMENT, 0, Bytes.text("cat"), 3, 0)
                .chunk(1, ChunkCursor.ELEMENT, Call.FAULT, new byte[0], 0, 1)
                .chunk(1, ChunkCursor.ELEMENT, Call.TRUNCATED, Bytes.text("abc"), ChunkCursor.UNKNOWN_LENGTH, 2);

        assertThat(text(cut)).contains("argv: [cat, ?, abc..., ...]");
        assertThat(text(Call.of("execve", 1, 0x20).fault(1, ChunkCursor.LIST))).contains("argv: 0x20");
        assertThat(text(Call.of("execve", 1, 0))).contains("argv: NULL");
    }

    @Test
    void memoryIsShownAsFarAsItCouldBeRead() {
        Call write = Call.of("write", 1, 0x10, 10)
                .chunk(1, ChunkCursor.BYTES, Call.FAULT, Bytes.text("abcdef"), 10, 0)
                .atExit();

        assertThat(text(write)).contains("buf: abcdef...(+4 bytes) (fault), ");
        assertThat(text(write.chunk(1, ChunkCursor.BYTES, Call.LATE | Call.FAULT, Bytes.text("uvwxyz"), 10, 0)))
                .contains("buf: abcdef...(+4 bytes) (fault), ");
        assertThat(text(write.chunk(1, ChunkCursor.BYTES, Call.LATE, Bytes.text("0123456789"), 10, 0)))
                .contains("buf: 0123456789 (late), ");
    }

    @Test
    void memoryThatACallReadsAndWritesIsShownBeforeAndAfterIt() {
        Call copy = Call.of("copy_file_range", 3, 0x10, 4, 0x20, 5, 0)
                .bytes(1, new Bytes().u64(2))
                .bytes(3, new Bytes().u64(3))
                .atExit()
                .bytes(1, new Bytes().u64(7))
                .bytes(3, new Bytes().u64(3))
                .ret(5);

        assertThat(text(copy)).contains("off_in: [2] => [7], ", "off_out: [3], ");
    }

    @Test
    void aLateListCompletesTheFirstOne() {
        Call call = Call.of("execve", 1, 2)
                .chunk(1, ChunkCursor.LIST, Call.FAULT, new byte[0], 1, 0)
                .chunk(1, ChunkCursor.ELEMENT, 0, Bytes.text("first"), 5, 0)
                .atExit()
                .chunk(1, ChunkCursor.LIST, Call.LATE, new byte[0], 2, 0)
                .chunk(1, ChunkCursor.ELEMENT, Call.LATE, Bytes.text("a"), 1, 0)
                .chunk(1, ChunkCursor.ELEMENT, Call.LATE, Bytes.text("b"), 1, 1);

        assertThat(text(call)).contains("argv: [first, b] (late), ");
    }

    @Test
    void textIsShownWholeAndOtherBytesAreNot() {
        assertThat(argument(read(Bytes.text("127.0.0.1\tlocalhost\n")), BUFFER)).isEqualTo("127.0.0.1\\tlocalhost\\n");
        assertThat(argument(read(Bytes.text("häß")), BUFFER)).isEqualTo("häß");
        assertThat(argument(read(Bytes.of(0x7f, 'E', 'L', 'F', 2, 1, 1, 3, 0)), BUFFER))
                .isEqualTo("\"\\x7fELF\\x02\\x01\\x01\\x03\"...");
        assertThat(argument(read(Bytes.of(0xff, 0)), BUFFER)).isEqualTo("\"\\xff\\x00\"");
        assertThat(argument(read(new byte[0]), BUFFER)).isEqualTo("\"\"");
    }

    @Test
    void asManyBytesAsWanted() {
        Call call = read(Bytes.of(0, 1, 2, 3));

        assertThat(text(call, TextNotation.DEFAULT.withBytesShown(2))).contains("buf: \"\\x00\\x01\"...,");
        assertThat(text(call, TextNotation.DEFAULT.withBytesShown(0))).contains("buf: \"\"...,");
        assertThat(text(call, TextNotation.DEFAULT.withBytesShown(9))).contains("buf: \"\\x00\\x01\\x02\\x03\",");
    }

    @Test
    void truncatedBuffersTellHowMuchIsMissing() {
        Call read = Call.of("read", 3, 0x1000, 4096).ret(4096).atExit();
        Call text = Call.of("read", 3, 0x1000, 4096).ret(4096).atExit();

        assertThat(argument(read.cut(1, ChunkCursor.BYTES, new byte[1024], 4096), BUFFER))
                .isEqualTo("\"" + "\\x00".repeat(8) + "\"...(+3072 bytes)");
        assertThat(argument(text.cut(1, ChunkCursor.BYTES, Bytes.of('a', 0xe2, 0x82), 4096), BUFFER))
                .isEqualTo("a\\xe2\\x82...(+4093 bytes)");
    }

    @Test
    void aFailedCallShowsNoStaleMemory() {
        assertThat(text(Call.of("read", 3, 0x7ffc_0000L, 100).ret(-9)))
                .isEqualTo("SysRead(unsigned int fd: 3, char * buf: 0x7ffc0000, size_t count: 100) "
                        + "= -9 EBADF (Bad file descriptor)");
    }

    @Test
    void oneUnreadableArgumentDoesNotStopTheOthers() {
        Call call = Call.of("rename", 0x10, 0x20).fault(0, ChunkCursor.STRING).string(1, "/new");

        assertThat(text(call)).isEqualTo("SysRename(const char * oldname: 0x10, const char * newname: /new) = 0");
    }

    @Test
    void pathsWithoutNul() {
        Call call =
                Call.of("readlink", 1, 0x20, 64).ret(4).string(0, "/l").atExit().bytes(1, Bytes.text("/abc"));

        assertThat(argument(call, BUFFER)).isEqualTo("/abc");
    }
}
