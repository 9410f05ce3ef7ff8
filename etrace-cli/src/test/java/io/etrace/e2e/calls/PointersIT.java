// SPDX-License-Identifier: Apache-2.0
package io.etrace.e2e.calls;

import static org.assertj.core.api.Assertions.assertThat;

import io.etrace.e2e.harness.Etrace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What structs point to, unions, and what only 32-bit programs pass, as the program that is traced knows it: in text, in JSON,
 * and read from a capture.
 */
class PointersIT {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** In both ABIs. */
    private static final List<String> POINTERS = List.of(
            "uattr: \\{__u32 map_type: BPF_MAP_TYPE_ARRAY, __u32 key_size: 4, __u32 value_size: 8, __u32 max_entries: 1, .*map_name: pointers, ",
            "BPF_MAP_UPDATE_ELEM, union bpf_attr \\* uattr: \\{__u32 map_fd: \\d+, __u64 key: \"(\\\\x00){4}\", __u64 value: value-in, __u64 flags: BPF_ANY}, unsigned int size: 32\\) = 0",
            "BPF_MAP_LOOKUP_ELEM, union bpf_attr \\* uattr: \\{__u32 map_fd: \\d+, __u64 key: \"(\\\\x00){4}\", __u64 value: value-in, __u64 flags: BPF_ANY}, unsigned int size: 32\\) = 0",
            "uattr: \\{__u32 prog_type: BPF_PROG_TYPE_SOCKET_FILTER, __u32 insn_cnt: 2, __u64 insns: \\[\\{__u8 code: 183, __u8 dst_reg: 0, __u8 src_reg: 0, __s16 off: 0, __s32 imm: 7}, \\{__u8 code: 149, .*}], __u64 license: Dual MIT/GPL, __u32 log_level: 1, __u32 log_size: 256, __u64 log_buf: \"processed 2 insns",
            "iocbpp: \\[\\{__u64 aio_data: 77, .*aio_lio_opcode: IOCB_CMD_PWRITE, .*aio_buf: aio-data, __u64 aio_nbytes: 8, .*}, \\{__u64 aio_data: 78, .*aio_lio_opcode: IOCB_CMD_FDSYNC, __s16 aio_reqprio: 0, __u32 aio_fildes: \\d+, __u32 aio_flags: 0, __u32 aio_resfd: 0}]",
            "SysPselect6\\(.* sig: \\{\\w+ \\*? ?p: \\[SIGUSR1], \\w+ size: 8}\\)",
            "mmsg: \\[\\{msg_hdr: \\{msg_name: NULL, msg_namelen: 0, msg_iov: \\[\\{iov_base: one, iov_len: 3}], .*}, msg_len: 3}, \\{msg_hdr: .*iov_base: three, .*}, msg_len: 5}]",
            "timer_event_spec: \\{\\w+ sival_int: 1234, .* sival_ptr: 0x[0-9a-f]*4d2, \\w+ sigev_signo: SIGUSR2, \\w+ sigev_notify: SIGEV_SIGNAL}",
            "SIOCGIFINDEX, unsigned long arg: .*\\{char\\[16] ifr_name: lo, \\w+ ifr_ifindex: 1}\\)",
            "SIOCGIFMTU, unsigned long arg: .*\\{char\\[16] ifr_name: lo, \\w+ ifr_mtu: 65536}",
            "SIOCGIFFLAGS, unsigned long arg: .*\\{char\\[16] ifr_name: lo, short ifr_flags: IFF_UP\\|IFF_LOOPBACK",
            "SIOCGIFADDR, unsigned long arg: .*\\{char\\[16] ifr_name: lo, struct sockaddr ifr_addr: \\{sa_family: AF_INET, sin_port: 0, sin_addr: 127.0.0.1}}",
            "infop: \\{int si_signo: SIGCHLD, int si_errno: 0, int si_code: CLD_EXITED, \\w+ si_pid: \\d+, \\w+ si_uid: 0, int si_status: 5}",
            "type: PERF_TYPE_BREAKPOINT, .*__u64 config: 0, __u64 sample_freq: 99, .*wakeup_events: 0, __u32 bp_type: 0, __u64 bp_addr: 0x[0-9a-f]*1234, __u64 bp_len: 4, __u64 branch_sample_type",
            "type: PERF_TYPE_SOFTWARE, .*__u64 config: 0, __u64 sample_period: 99, .*wakeup_watermark: 0, __u64 config1: 4660, __u64 config2: 4, ",
            "IORING_REGISTER_PROBE, void \\* arg: .*\\{__u8 last_op: \\d+, __u8 ops_len: 3, .*ops: \\[\\{__u8 op: 0, .*}, \\{__u8 op: 1, .*}, \\{__u8 op: 2, [^{]*}]}, unsigned int nr_args: 3\\)");

    private static final List<String> OF_32_BITS = List.of(
            "SYS_SOCKETPAIR, unsigned int \\* args: \\{int family: AF_UNIX, int type: SOCK_DGRAM\\|SOCK_CLOEXEC, int protocol: 0, int \\* usockvec: \\[\\d+, \\d+]}",
            "SYS_SEND, unsigned int \\* args: \\{int fd: \\d+, void \\* buff: hello( \\(late\\))?, size_t len: 5, unsigned int flags: 0}\\)( \\(late\\))? = 5",
            "SYS_BIND, unsigned int \\* args: \\{int fd: \\d+, struct sockaddr \\* umyaddr: \\{sa_family: AF_INET, sin_port: 0, sin_addr: 127.0.0.1}, int addrlen: 16}",
            "F_OFD_SETLK, unsigned long arg: \\{short l_type: F_WRLCK, short l_whence: SEEK_SET, compat_loff_t l_start: 4294967297, compat_loff_t l_len: 8589934592, ",
            "SysFstat64\\(.* st_mode: S_IFREG\\|0640, ",
            "act: \\{compat_uptr_t sa_handler: SIG_IGN, compat_old_sigset_t sa_mask: \\[SIGINT SIGQUIT], compat_ulong_t sa_flags: SA_NODEFER, ",
            "SysGetRobustList\\(int pid: 0, struct robust_list_head \\*\\* head_ptr: \\[0x[0-9a-f]{1,8}], size_t \\* len_ptr: \\[12]\\) = 0");

    @TempDir
    Path directory;

    @BeforeEach
    void root() {
        Etrace.needsRoot();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-m64", "-m32"})
    void areFollowed(String abi) throws IOException, InterruptedException {
        String program = Etrace.compile(directory, "pointers.c", abi).toString();
        assertShown(program, POINTERS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-m64", "-m32"})
    void inArraysHaveTheWidthOfTheProgram(String abi) throws IOException, InterruptedException {
        String program = Etrace.compile(directory, "pointers.c", abi).toString();
        Etrace.Result result =
                Etrace.run("--stdout", "--syscall", "move_pages", "--", "env", "-C", directory.toString(), program);
        String address = result.outLines().stream()
                .filter(line -> line.matches("0x[0-9a-f]+"))
                .findFirst()
                .orElseThrow();

        assertThat(result.out()).as(result.err()).containsPattern("pages: \\[" + address + ", (NULL|0)]");
    }

    @Test
    void ofSocketcallAndOtherLayouts() throws IOException, InterruptedException {
        String program = Etrace.compile(directory, "socketcall.c", "-m32").toString();
        assertShown(program, OF_32_BITS);
    }

    private void assertShown(String program, List<String> patterns) throws IOException, InterruptedException {
        Path capture = directory.resolve("capture");
        Etrace.Result live = Etrace.run(
                "--raw", "-o", capture.toString(), "--stdout", "--", "env", "-C", directory.toString(), program);
        for (String pattern : patterns) {
            assertThat(live.out()).as(live.err()).containsPattern(pattern);
        }
        Etrace.Result replayed = Etrace.run("--input", capture.toString(), "--no-stats", "--stdout");
        assertThat(calls(replayed)).isEqualTo(calls(live));
    }

    private static List<String> calls(Etrace.Result result) {
        return result.outLines().stream().filter(line -> line.contains(" | ")).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-m64", "-m32"})
    void areMembersInJson(String abi) throws IOException, InterruptedException {
        String program = Etrace.compile(directory, "pointers.c", abi).toString();
        Path json = directory.resolve("json");
        Etrace.run("--json", "-o", json.toString(), "--", "env", "-C", directory.toString(), program);

        JsonNode load = event(json, "SysBpf", "BPF_PROG_LOAD");
        JsonNode instructions = member(load.get("args").get(1).get("uattr"), "insns");
        assertThat(instructions.get("members")).hasSize(2);
        JsonNode first = instructions.get("members").get(0).get("0");
        assertThat(member(first, "imm").get("parsed_data").asInt()).isEqualTo(7);
        assertThat(instructions.get("state").asString()).isEqualTo("complete");
        JsonNode license = member(load.get("args").get(1).get("uattr"), "license");
        assertThat(license.get("parsed_data").asString()).isEqualTo("Dual MIT/GPL");
        assertThat(load.get("args").get(1).get("uattr").toString()).doesNotContain("map_type");
    }

    private static JsonNode event(Path json, String syscall, String words) throws IOException {
        return Files.readAllLines(json).stream()
                .filter(line -> line.contains(words))
                .map(JSON::readTree)
                .filter(event -> event.path("syscall").asString("").equals(syscall))
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode member(JsonNode value, String name) {
        for (JsonNode member : value.get("members")) {
            if (member.has(name)) {
                return member.get(name);
            }
        }
        throw new AssertionError("no member " + name + " in " + value);
    }
}
