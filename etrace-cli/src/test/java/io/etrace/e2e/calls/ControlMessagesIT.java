// SPDX-License-Identifier: Apache-2.0
package io.etrace.e2e.calls;

import static org.assertj.core.api.Assertions.assertThat;

import io.etrace.e2e.harness.Etrace;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Control messages of 64-bit and of 32-bit programs, which lay them out differently, live and in captures. */
class ControlMessagesIT {
    @ParameterizedTest
    @ValueSource(strings = {"-m64", "-m32"})
    void haveTheirDescriptorsAndCredentials(String abi, @TempDir Path directory)
            throws IOException, InterruptedException {
        Etrace.needsRoot();
        String program = Etrace.compile(directory, "control.c", abi).toString();
        String capture = directory.resolve("capture").toString();

        assertTold(Etrace.run("--stdout", "--syscall", "sendmsg,recvmsg", "--", program));
        Etrace.run("--raw", "-o", capture, "--", program);
        assertTold(Etrace.run("--stdout", "--input", capture));
    }

    private static void assertTold(Etrace.Result result) {
        assertThat(result.out())
                .as(result.err())
                .containsPattern("SysSendmsg\\(int fd: 100, .*cmsg_type: SCM_RIGHTS, cmsg_data: \\[0, 1]}, \\{.*"
                        + "cmsg_type: SCM_CREDENTIALS, cmsg_data: \\{pid: \\d+, uid: 0, gid: 0}}]")
                .containsPattern("SysRecvmsg\\(int fd: 101, .*cmsg_type: SCM_CREDENTIALS, cmsg_data: "
                        + "\\{pid: \\d+, uid: 0, gid: 0}}.*cmsg_type: SCM_RIGHTS, cmsg_data: \\[\\d+, \\d+]");
    }
}
