// SPDX-License-Identifier: Apache-2.0
package io.etrace.render;

import static io.etrace.render.Shown.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.etrace.record.ChunkCursor;
import org.junit.jupiter.api.Test;

/** Structs, unions and arrays; their layouts are those of x86-64 and arm64. */
class StructTextTest {
    private static Call poll(int descriptors) {
        return Call.of("poll", 0x1000, descriptors, 0);
    }

    @Test
    void membersWithTheirTypes() {
        Call call = Call.of("nanosleep", 0x10, 0).bytes(0, new Bytes().u64(1, 500));

        assertThat(text(call))
                .isEqualTo("SysNanosleep(struct __kernel_timespec * rqtp: {__kernel_time64_t tv_sec: 1, "
                        + "long long tv_nsec: 500}, struct __kernel_timespec * rmtp: NULL) = 0");
    }

    @Test
    void nestedStructs() {
        Call call = Call.of("setitimer", 0, 0x10, 0).bytes(1, new Bytes().u64(1, 2, 3, -4));

        assertThat(text(call))
                .contains("value: {struct __kernel_old_timeval it_interval: "
                        + "{__kernel_long_t tv_sec: 1, __kernel_long_t tv_usec: 2}, "
                        + "struct __kernel_old_timeval it_value: "
                        + "{__kernel_long_t tv_sec: 3, __kernel_long_t tv_usec: -4}}");
    }

    @Test
    void membersByTheirMeaning() {
        Bytes how = new Bytes().u64(0x80042, 0640, 8);

        assertThat(text(Call.of("openat2", -100, 1, 2, 24).bytes(2, how)))
                .contains("how: {__u64 flags: O_RDWR|O_CREAT|O_CLOEXEC, __u64 mode: 0640, "
                        + "__u64 resolve: RESOLVE_BENEATH}");
    }

    @Test
    void aShorterStructOfAnOlderProgramIsWhole() {
        Bytes version0 = new Bytes().u64(0x11, 0, 0, 0, 17, 0, 0, 0);

        assertThat(text(Call.of("clone3", 0x10, 64).bytes(0, version0)))
                .endsWith("__u64 tls: 0}, size_t size: 64) = 0")
                .contains("exit_signal: SIGCHLD");
    }

    @Test
    void aStructCutShortShowsWhatIsThere() {
        Call call = Call.of("nanosleep", 0x10, 0)
                .cut(0, ChunkCursor.BYTES, new Bytes().u64(1).u32(5).done(), 16);

        assertThat(text(call)).contains("rqtp: {__kernel_time64_t tv_sec: 1, ...}, ");
    }

    @Test
    void aChunkTooShortForItsTypeIsShownAsBytes() {
        Call call = Call.of("accept", 3, 0, 0x20).atExit().bytes(2, Bytes.of(1, 2));

        assertThat(text(call)).contains("upeer_addrlen: \"\\x01\\x02\")");
    }

    @Test
    void arraysOfStructs() {
        Bytes two = new Bytes().u32(3).u16(1, 0).u32(-1).u16(4 | 1, 0x10);

        assertThat(text(poll(2).bytes(0, two)))
                .isEqualTo("SysPoll(struct pollfd * ufds: "
                        + "[{int fd: 3, short events: POLLIN, short revents: 0}, "
                        + "{int fd: -1, short events: POLLIN|POLLOUT, short revents: POLLHUP}], "
                        + "unsigned int nfds: 2, int timeout_msecs: 0) = 0");
    }

    @Test
    void arraysCutShort() {
        byte[] part = new Bytes().u32(3).u16(1, 0).u32(4).done();

        assertThat(text(poll(2).cut(0, ChunkCursor.BYTES, part, 16)))
                .contains("[{int fd: 3, short events: POLLIN, short revents: 0}, {int fd: 4, ...}, ...]");
        assertThat(text(poll(0).bytes(0, new byte[0]))).contains("ufds: []");
    }

    @Test
    void theLaterSideOfAnInOutArgumentCounts() {
        Call call = poll(1).bytes(0, new Bytes().u32(3).u16(1, 0))
                .atExit()
                .bytes(0, new Bytes().u32(3).u16(1, 1));

        assertThat(text(call)).contains("short revents: POLLIN}]");
    }

    @Test
    void numbersBehindPointers() {
        assertThat(text(Call.of("pipe2", 0x10, 0).atExit().bytes(0, new Bytes().u32(3, 4))))
                .isEqualTo("SysPipe2(int * fildes: [3, 4], int flags: 0) = 0");
        assertThat(text(Call.of("accept", 3, 0, 0x20).atExit().bytes(2, new Bytes().u32(16))))
                .contains("int * upeer_addrlen: [16]");
    }

    @Test
    void bitFieldsAndUnions() {
        // type, size, config, sample_period, sample_type, read_format, the bits, wakeup_events
        Bytes attribute = new Bytes()
                .u32(1, 136)
                .u64(0, 4000, 1, 0)
                .u64(0b1_1000_0000_0000_0101L)
                .u32(7);

        assertThat(text(Call.of("perf_event_open", 0x10, 0, -1, -1, 0).bytes(0, attribute.fill(136))))
                .contains("__u32 type: PERF_TYPE_SOFTWARE, __u32 size: 136, ")
                .contains("__u64 sample_period: 4000, __u64 sample_type: PERF_SAMPLE_IP")
                .contains("__u64 disabled: 1, __u64 inherit: 0, __u64 pinned: 1, __u64 exclusive: 0")
                .contains("__u64 precise_ip: 3, __u64 mmap_data: 0")
                .contains("__u32 wakeup_events: 7");
    }

    @Test
    void charArraysAreStrings() {
        Bytes name = new Bytes().string("Linux").fill(65).raw(Bytes.of(0xff, 1)).fill(6 * 65);

        assertThat(text(Call.of("uname", 0x10).atExit().bytes(0, name)))
                .contains(
                        "{char[65] sysname: Linux, char[65] nodename: \"\\xff\\x01\\x00\\x00\\x00\\x00\\x00\\x00\"..., char[65] release: \"\"");
    }

    @Test
    void flexibleArraysTakeWhatIsThere() {
        Bytes handle = new Bytes().u32(3, 1).u8(9, 8, 7);

        assertThat(text(Call.of("open_by_handle_at", -100, 0x10, 0).bytes(1, handle)))
                .contains(
                        "handle: {__u32 handle_bytes: 3, int handle_type: FILEID_INO32_GEN, unsigned char[] f_handle: \"\\t\\x08\\x07\"}");
    }

    @Test
    void directoryEntriesOfDifferentLengths() {
        Bytes entries = new Bytes()
                .u64(5, 1)
                .u16(24)
                .u8(8)
                .string("a")
                .fill(24)
                .u64(6, 2)
                .u16(32)
                .u8(4);

        assertThat(text(Call.of("getdents64", 3, 0x10, 1024)
                        .ret(56)
                        .atExit()
                        .bytes(1, entries.string("directory").fill(56))))
                .contains("dirent: [{u64 d_ino: 5, s64 d_off: 1, unsigned short d_reclen: 24, "
                        + "unsigned char d_type: DT_REG, char[] d_name: a}, {u64 d_ino: 6, s64 d_off: 2, "
                        + "unsigned short d_reclen: 32, unsigned char d_type: DT_DIR, char[] d_name: directory}]");
    }

    @Test
    void aDirectoryEntryWithoutLengthDoesNotHang() {
        byte[] entry =
                new Bytes().u64(5, 1).u16(0).u8(8).string("rest").fill(48).done();

        assertThat(text(Call.of("getdents64", 3, 0x10, 1024).ret(48).atExit().bytes(1, entry)))
                .contains("unsigned short d_reclen: 0, unsigned char d_type: DT_REG, char[] d_name: rest}]");
    }

    @Test
    void typesAreFoundWithoutTheTable() {
        Call call =
                Call.of("sysinfo", 0x10).atExit().bytes(0, new Bytes().u64(42).fill(112));

        assertThat(text(call))
                .startsWith("SysSysinfo(struct sysinfo * info: {__kernel_long_t uptime: 42, "
                        + "__kernel_ulong_t[3] loads: [0, 0, 0], ");
    }
}
