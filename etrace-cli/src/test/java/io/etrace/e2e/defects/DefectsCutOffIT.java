// SPDX-License-Identifier: Apache-2.0
package io.etrace.e2e.defects;

import static org.assertj.core.api.Assertions.assertThat;

import io.etrace.e2e.harness.Etrace;
import io.etrace.e2e.harness.TestCgroup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What ETrace in Go cuts off, in the order in which its defects were written down: one method for each. */
class DefectsCutOffIT {
    private static Defects defects = Defects.NONE;

    @TempDir
    Path directory;

    @BeforeAll
    static void trace(@TempDir Path build) throws IOException, InterruptedException {
        defects = Defects.trace(build);
    }

    @Test
    void longArgumentsAreCutWithNoMark() {
        assertThat(defects.line("pathname: xxx"))
                .contains("x".repeat(1024) + "...")
                .doesNotContain("x".repeat(1025));
        JsonNode cut = Defects.argument(defects.events("SysUnlink").findFirst().orElseThrow(), 0);
        assertThat(cut.get("state").asString()).isEqualTo("truncated");
    }

    @Test
    void argvIsCutAsAWhole() {
        assertThat(defects.line("/no/such/long-argv"))
                .contains("argv: [" + "a".repeat(500) + ", " + "b".repeat(500) + ", " + "c".repeat(500) + "]");
    }

    @Test
    void vectorsShowOneElementAndNoPayload() {
        String both = "[{iov_base: one, iov_len: 3}, {iov_base: three, iov_len: 5}]";
        assertThat(defects.line("SysWritev(")).contains(both);
        assertThat(defects.line("SysSendmsg(")).contains("msg_iov: " + both);
        assertThat(defects.line("SysPoll("))
                .contains(
                        "events: POLLIN, short revents: POLLIN}, {int fd: ",
                        "events: POLLOUT, short revents: POLLOUT}]");
    }

    @Test
    void unionsAreHexadecimal() {
        assertThat(defects.line("SysTimerCreate(")).contains("int sival_int: 77, void * sival_ptr: 0x4d");
    }

    @Test
    void flagsAreNumbers() {
        assertThat(defects.line("SysPipe2(")).contains("int flags: O_CLOEXEC");
    }

    @Test
    void aCgroupIsItsLastPathComponent() throws IOException, InterruptedException {
        try (TestCgroup outer = TestCgroup.create();
                TestCgroup inner = outer.child("inner")) {
            Path events = directory.resolve("cgroup.json");
            Etrace.run(
                    "--json", "-o", events.toString(), "--", "sh", "-c", "echo $$ > " + inner.processes() + "; true");
            assertThat(Files.readAllLines(events)).anyMatch(line -> line.contains(inner.name() + '"'));
            assertThat(inner.name()).endsWith(outer.name() + "/inner");
        }
    }
}
