// SPDX-License-Identifier: Apache-2.0
package io.etrace.render;

import static io.etrace.render.Shown.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.etrace.record.ChunkCursor;
import io.etrace.render.text.TextNotation;
import org.junit.jupiter.api.Test;

/** Socket addresses, vectors, messages and sets. */
class SocketTextTest {
    private static String address(Bytes address) {
        byte[] bytes = address.done();
        String text = text(Call.of("bind", 3, 0x10, bytes.length).bytes(1, bytes));
        return text.substring(text.indexOf("umyaddr: ") + 9, text.indexOf(", int addrlen"));
    }

    private static Bytes in(int port, int... host) {
        return new Bytes().u16(2).u8(port >> 8, port & 255).u8(host).fill(16);
    }

    private static Bytes message(long name, long iovecs, long control) {
        return new Bytes().u64(name, 16, 0x20, iovecs, control, 20).u32(0).fill(56);
    }

    @Test
    void addressesByFamily() {
        assertThat(address(in(80, 127, 0, 0, 1))).isEqualTo("{sa_family: AF_INET, sin_port: 80, sin_addr: 127.0.0.1}");
        assertThat(address(new Bytes().u16(10).u8(1, 187).u32(0).fill(23).u8(1).u32(2)))
                .isEqualTo("{sa_family: AF_INET6, sin6_port: 443, sin6_flowinfo: 0, sin6_addr: ::1, sin6_scope_id: 2}");
        assertThat(address(new Bytes().u16(1).string("/run/x").fill(110)))
                .isEqualTo("{sa_family: AF_UNIX, sun_path: /run/x}");
        assertThat(address(new Bytes().u16(1).u8(0).string("name")))
                .isEqualTo("{sa_family: AF_UNIX, sun_path: \\x00name}");
        assertThat(address(new Bytes().u16(1))).isEqualTo("{sa_family: AF_UNIX}");
        assertThat(address(new Bytes().u16(16, 0).u32(77, 5)))
                .isEqualTo("{sa_family: AF_NETLINK, nl_pad: 0, nl_pid: 77, nl_groups: 5}");
        assertThat(address(new Bytes().u16(4711).string("xyz"))).isEqualTo("{sa_family: 4711, sa_data: xyz}");
    }

    @Test
    void vectorsWithTheirData() {
        Bytes vector = new Bytes().u64(0x1000, 5, 0x2000, 0, 0x3000, 3, 0x4000, 9);
        Call call = Call.of("writev", 1, 0x10, 4)
                .chunk(1, ChunkCursor.IOVEC, 0, vector.done(), 64, 0)
                .chunk(1, ChunkCursor.SEGMENT, 0, Bytes.text("hello"), 5, 0)
                .chunk(1, ChunkCursor.SEGMENT, Call.FAULT, new byte[0], 3, 2)
                .chunk(1, ChunkCursor.SEGMENT, Call.TRUNCATED, Bytes.text("ab"), 9, 3);

        assertThat(text(call))
                .contains("vec: [{iov_base: hello, iov_len: 5}, {iov_base: 0x2000, iov_len: 0}, "
                        + "{iov_base: 0x3000, iov_len: 3}, {iov_base: ab...(+7 bytes), iov_len: 9}]");
    }

    @Test
    void segmentsOfAReadComeAtTheEnd() {
        Call call = Call.of("readv", 1, 0x10, 1)
                .chunk(1, ChunkCursor.IOVEC, 0, new Bytes().u64(0x1000, 100).done(), 16, 0)
                .atExit()
                .chunk(1, ChunkCursor.SEGMENT, 0, Bytes.text("in"), 2, 0);

        assertThat(text(call.ret(2))).contains("vec: [{iov_base: in, iov_len: 100}]");
    }

    @Test
    void messagesWithNameDataAndControl() {
        Bytes rights = new Bytes().u64(20).u32(1, 1, 7);
        Call call = Call.of("sendmsg", 3, 0x10, 0x4000)
                .chunk(1, ChunkCursor.MSGHDR, 0, message(0x30, 1, 0x40).done(), 56, 0)
                .chunk(1, ChunkCursor.NAME, 0, in(53, 10, 0, 0, 1).done(), 16, 0)
                .chunk(1, ChunkCursor.IOVEC, 0, new Bytes().u64(0x50, 2).done(), 16, 0)
                .chunk(1, ChunkCursor.SEGMENT, 0, Bytes.text("hi"), 2, 0)
                .chunk(1, ChunkCursor.CONTROL, 0, rights.done(), 20, 0);

        assertThat(text(call))
                .isEqualTo("SysSendmsg(int fd: 3, struct user_msghdr * msg: "
                        + "{msg_name: {sa_family: AF_INET, sin_port: 53, sin_addr: 10.0.0.1}, msg_namelen: 16, "
                        + "msg_iov: [{iov_base: hi, iov_len: 2}], msg_iovlen: 1, "
                        + "msg_control: [{cmsg_len: 20, cmsg_level: SOL_SOCKET, cmsg_type: SCM_RIGHTS, "
                        + "cmsg_data: [7]}], msg_controllen: 20, msg_flags: 0}, unsigned int flags: MSG_NOSIGNAL) = 0");
    }

    @Test
    void controlMessagesByLevel() {
        Bytes control =
                new Bytes().u64(28).u32(1, 2, 11, 12, 13).fill(32).u64(20).u32(0, 2, 64);
        Call call = Call.of("sendmsg", 3, 0x10, 0)
                .chunk(1, ChunkCursor.MSGHDR, 0, message(0, 0, 0x40).done(), 56, 0)
                .chunk(1, ChunkCursor.CONTROL, 0, control.done(), 52, 0);

        assertThat(text(call))
                .contains("msg_name: NULL", "msg_iov: 0x20")
                .contains("cmsg_type: SCM_CREDENTIALS, cmsg_data: {pid: 11, uid: 12, gid: 13}}, ")
                .contains("{cmsg_len: 20, cmsg_level: SOL_IP, cmsg_type: IP_TTL, cmsg_data: 64}]");
    }

    @Test
    void arraysOfMessages() {
        Call call = Call.of("sendmmsg", 3, 0x10, 2, 0);
        for (int i = 0; i < 2; i++) {
            call.chunk(1, ChunkCursor.MSGHDR, 0, message(0, 1, 0).done(), 56, i << 16)
                    .chunk(1, ChunkCursor.IOVEC, 0, new Bytes().u64(0x50, 1).done(), 16, i << 16)
                    .chunk(1, ChunkCursor.SEGMENT, 0, Bytes.text("ab".substring(i, i + 1)), 1, i << 16);
        }

        assertThat(text(call.ret(2)))
                .containsSubsequence(
                        "[{msg_hdr: {msg_name: NULL",
                        "[{iov_base: a,",
                        "}}, {msg_hdr: {msg_name",
                        "[{iov_base: b,",
                        "}], ");
    }

    @Test
    void setsOfSignals() {
        Call call = Call.of("rt_sigprocmask", 2, 0x10, 0x20, 8).bytes(1, new Bytes().u64(1 << 1 | 1 << 14));

        assertThat(text(call.atExit().bytes(2, new Bytes().u64(~(1L << 8)))))
                .isEqualTo("SysRtSigprocmask(int how: SIG_SETMASK, sigset_t * nset: [SIGINT SIGTERM], "
                        + "sigset_t * oset: ~[SIGKILL], size_t sigsetsize: 8) = 0");
        assertThat(text(call, TextNotation.DEFAULT.withSymbols(false))).contains("nset: [2 15], ", "oset: ~[9]");
    }

    @Test
    void setsOfDescriptors() {
        Call call =
                Call.of("select", 65, 0x10, 0x20, 0, 0).bytes(0, new byte[0]).bytes(1, new Bytes().u64(9, 1));

        assertThat(text(call.bytes(2, new Bytes().u64(0, 0)))).contains("inp: [0 3 64], fd_set * outp: [], ");
    }
}
