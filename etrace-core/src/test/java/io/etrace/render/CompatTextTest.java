// SPDX-License-Identifier: Apache-2.0
package io.etrace.render;

import static io.etrace.render.Shown.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.etrace.record.ChunkCursor;
import io.etrace.syscalls.Abi;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Calls of 32-bit programs. */
class CompatTextTest {
    @BeforeAll
    static void on64BitX86() {
        assumeTrue(Abi.ofThisMachine() == Abi.X86_64, "only x86-64 kernels run 32-bit x86 programs");
    }

    @Test
    void otherNumbers() {
        assertThat(text(Call.number(20).flags(Call.COMPAT).ret(7))).isEqualTo("SysGetpid() = 7");
        assertThat(text(Call.number(20).ret(7))).startsWith("SysWritev(");
    }

    @Test
    void otherStructs() {
        Call call = Call.compat("writev", 1, 0xffff_d000L, 1)
                .chunk(1, ChunkCursor.IOVEC, 0, new Bytes().u32(0x1000, 2).done(), 8, 0)
                .chunk(1, ChunkCursor.SEGMENT, 0, Bytes.text("hi"), 2, 0);

        assertThat(text(call)).contains("vec: [{iov_base: hi, iov_len: 2}]");
    }

    @Test
    void otherMessages() {
        Bytes header = new Bytes().u32(0, 0, 0x1000, 1, 0x2000, 16, 0);
        Call call = Call.compat("sendmsg", 3, 0x10, 0)
                .chunk(1, ChunkCursor.MSGHDR, 0, header.done(), 28, 0)
                .chunk(1, ChunkCursor.IOVEC, 0, new Bytes().u32(0x3000, 2).done(), 8, 0)
                .chunk(1, ChunkCursor.SEGMENT, 0, Bytes.text("hi"), 2, 0)
                .chunk(1, ChunkCursor.CONTROL, 0, new Bytes().u32(16, 1, 1, 5).done(), 16, 0);

        assertThat(text(call)).contains("msg_name: NULL", "[{iov_base: hi, iov_len: 2}]", "cmsg_data: [5]");
    }

    @Test
    void pointersAndLongsHave32Bits() {
        assertThat(text(Call.compat("chdir", 0xffff_d000L))).contains("filename: 0xffffd000)");
        assertThat(text(Call.compat("nanosleep", 0x10, 0).bytes(0, new Bytes().u32(1, 2))))
                .contains("tv_sec: 1, ", "tv_nsec: 2}");
    }
}
