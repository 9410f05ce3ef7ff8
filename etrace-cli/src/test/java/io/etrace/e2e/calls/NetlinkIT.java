// SPDX-License-Identifier: Apache-2.0
package io.etrace.e2e.calls;

import static org.assertj.core.api.Assertions.assertThat;

import io.etrace.e2e.harness.Etrace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages of netlink, on sockets that nobody bound or named, as the program sends them and as the kernel answers. */
class NetlinkIT {
    private static final List<String> MESSAGES = List.of(
            "\\[\\{nlmsg_len: 24, nlmsg_type: RTM_GETADDR, nlmsg_flags: NLM_F_REQUEST\\|NLM_F_DUMP, nlmsg_seq: 77, nlmsg_pid: 0, ifaddrmsg: \\{ifa_family: AF_INET, ",
            "nlmsg_type: RTM_NEWADDR, nlmsg_flags: NLM_F_MULTI, nlmsg_seq: 77, nlmsg_pid: \\d+, ifaddrmsg: \\{ifa_family: AF_INET, ifa_prefixlen: 8, ifa_flags: IFA_F_PERMANENT, ifa_scope: RT_SCOPE_HOST, ifa_index: 1}, attributes: \\[\\{nla_len: 8, nla_type: IFA_ADDRESS, nla_data: 127.0.0.1}, .*nla_type: IFA_LABEL, nla_data: lo}",
            "nlmsg_type: RTM_GETLINK, nlmsg_flags: NLM_F_REQUEST, nlmsg_seq: 77, .*attributes: \\[\\{nla_len: 7, nla_type: IFLA_IFNAME, nla_data: lo}",
            "nlmsg_type: RTM_NEWLINK, .*ifi_type: ARPHRD_LOOPBACK, ifi_index: 1, ifi_flags: IFF_UP\\|IFF_LOOPBACK\\|IFF_RUNNING\\|IFF_LOWER_UP, .*nla_type: IFLA_TXQLEN, nla_data: 1000}.*nla_type: IFLA_MTU, nla_data: 65536}",
            "nlmsg_type: GENL_ID_CTRL, nlmsg_flags: NLM_F_REQUEST, .*genlmsghdr: \\{cmd: CTRL_CMD_GETFAMILY, version: 1, reserved: 0}, attributes: \\[\\{nla_len: 11, nla_type: CTRL_ATTR_FAMILY_NAME, nla_data: nlctrl}]",
            "genlmsghdr: \\{cmd: CTRL_CMD_NEWFAMILY, .*nla_type: CTRL_ATTR_FAMILY_ID, nla_data: 16}.*nla_type: CTRL_ATTR_MCAST_GROUPS, nla_data: \\[.*nla_type: CTRL_ATTR_MCAST_GRP_NAME, nla_data: notify}",
            "nlmsg_type: SOCK_DIAG_BY_FAMILY, nlmsg_flags: NLM_F_REQUEST\\|NLM_F_DUMP, .*inet_diag_req_v2: \\{sdiag_family: AF_INET, sdiag_protocol: IPPROTO_TCP, ",
            "nlmsg_type: AUDIT_GET, nlmsg_flags: NLM_F_REQUEST\\|NLM_F_ACK, ");

    /** Of sendmsg and recvmsg, which the C library of 32-bit programs calls through socketcall. */
    private static final String ERROR =
            "nlmsg_type: NLMSG_ERROR, nlmsg_flags: [^,]*, nlmsg_seq: 77, nlmsg_pid: \\d+, error: -19, msg: \\{nlmsg_len: 44, nlmsg_type: RTM_GETLINK, nlmsg_flags: NLM_F_REQUEST, nlmsg_seq: 77, nlmsg_pid: 0}";

    @TempDir
    Path directory;

    @BeforeEach
    void root() {
        Etrace.needsRoot();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-m64", "-m32"})
    void areShown(String abi) throws IOException, InterruptedException {
        String program = Etrace.compile(directory, "netlink.c", abi).toString();
        String capture = directory.resolve("capture").toString();
        Path json = directory.resolve("json");

        Etrace.Result live = Etrace.run("--raw", "-o", capture, "--stdout", "--string-limit", "4096", "--", program);
        for (String message : MESSAGES) {
            assertThat(live.out()).as(live.err()).containsPattern(message);
        }
        if (abi.equals("-m64")) {
            assertThat(live.out()).containsPattern(ERROR);
        }
        Etrace.Result replayed = Etrace.run("--input", capture, "--no-stats", "--stdout");
        assertThat(replayed.outLines()).hasSizeGreaterThan(10).isEqualTo(calls(live));
        Etrace.run("--input", capture, "--json", "-o", json.toString());
        assertThat(Files.readString(json))
                .contains(
                        "{\"nlmsg_type\":{\"type\":\"__u16\",\"size\":2,\"data\":\"FgA=\",\"parsed_data\":22,\"symbol\":\"RTM_GETADDR\"")
                .contains(
                        "\"nla_data\":{\"type\":\"unsigned char[]\",\"size\":4,\"data\":\"fwAAAQ==\",\"parsed_data\":\"127.0.0.1\"");
    }

    private static List<String> calls(Etrace.Result result) {
        return result.outLines().stream().filter(line -> line.contains(" | ")).toList();
    }
}
