// SPDX-License-Identifier: Apache-2.0
package io.etrace.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.etrace.TraceException;
import io.etrace.TraceOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The least limit of a process's memory cgroups, in the layouts that systems have, and what is made of it. */
class MemoryLimitTest {
    private static final long MEGABYTE = 1 << 20;
    private static final String NO_LIMIT_OF_V1 = "9223372036854771712";

    @TempDir
    Path directory;

    private void process(String cgroup, String mount) throws IOException {
        Files.writeString(directory.resolve("cgroup"), cgroup + "\n");
        Files.writeString(directory.resolve("mountinfo"), "22 1 8:1 / / rw - ext4 /dev/sda rw\n" + mount + "\n");
    }

    private void limit(String file, String value) throws IOException {
        Path path = directory.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, value + "\n");
    }

    private String mount(String root, String type, String options) {
        return "30 22 0:26 " + root + " " + directory.resolve("cg") + " rw,nosuid shared:4 - " + type + " cgroup "
                + options;
    }

    @Test
    void ancestorsCountAndTheLeastHolds() throws IOException {
        process("0::/a/b", mount("/", "cgroup2", "rw"));
        limit("cg/a/memory.max", "104857600");
        limit("cg/a/b/memory.max", "max");
        limit("cg/a/b/memory.high", "209715200");
        assertThat(MemoryLimit.of(directory))
                .isEqualTo(new MemoryLimit(100 * MEGABYTE, directory + "/cg/a/memory.max"));
    }

    @Test
    void hierarchiesOfV1AreFoundByTheirController() throws IOException {
        process("4:cpu,cpuacct:/x\n3:memory:/y\n0::/", mount("/", "cgroup", "rw,memory"));
        limit("cg/memory.limit_in_bytes", NO_LIMIT_OF_V1);
        limit("cg/y/memory.limit_in_bytes", "1048576");
        limit("cg/x/memory.limit_in_bytes", "1");
        assertThat(MemoryLimit.of(directory).bytes()).isEqualTo(MEGABYTE);
    }

    /** Without a cgroup namespace a container sees its own cgroup at the mount point, and the host's path of it. */
    @Test
    void aContainersCgroupIsAtTheMountPoint() throws IOException {
        process("0::/docker/1234/sub", mount("/docker/1234", "cgroup2", "rw"));
        limit("cg/memory.max", "2097152");
        limit("cg/sub/memory.max", "3145728");
        assertThat(MemoryLimit.of(directory).bytes()).isEqualTo(2 * MEGABYTE);
        process("0::/../elsewhere", mount("/docker/1234", "cgroup2", "rw"));
        assertThat(MemoryLimit.of(directory).bytes()).isEqualTo(2 * MEGABYTE);
    }

    @Test
    void whereNothingIsSaidThereIsNone() throws IOException {
        assertThat(MemoryLimit.of(directory).bytes()).isEqualTo(Long.MAX_VALUE);
        process("0::/", mount("/", "cgroup2", "rw"));
        assertThat(MemoryLimit.of(directory).bytes()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void ringsAndSpoolFollowTheLimit() {
        TraceOptions options = TraceOptions.builder().build();
        assertThat(budget(options, Long.MAX_VALUE)).isEqualTo(new MemoryBudget(32 * MEGABYTE, 64 * MEGABYTE));
        MemoryBudget small = budget(options, 200 * MEGABYTE);
        assertThat(2 * small.ringBytes() + small.spoolBytes()).isBetween(6 * MEGABYTE, 50 * MEGABYTE);
        TraceOptions wanted = TraceOptions.builder().bufferSize(4096).build();
        assertThat(budget(wanted, 200 * MEGABYTE).ringBytes()).isEqualTo(4096);
    }

    @Test
    void tooLittleIsSaidWithWhatNeedsLess() {
        TraceOptions options = TraceOptions.builder().bufferSize(64 * MEGABYTE).build();
        assertThatThrownBy(() -> budget(options, 96 * MEGABYTE))
                .isInstanceOf(TraceException.class)
                .hasMessageContaining("cannot trace within 96M of memory, which /limit allows")
                .hasMessageContaining("a smaller --buffer-size")
                .hasMessageContaining("--stats-only");
        assertThat(budget(TraceOptions.builder().events(false).build(), 120 * MEGABYTE))
                .isNotNull();
    }

    private static MemoryBudget budget(TraceOptions options, long limit) {
        return MemoryBudget.of(options, 2, 48 * MEGABYTE, new MemoryLimit(limit, "/limit"));
    }
}
