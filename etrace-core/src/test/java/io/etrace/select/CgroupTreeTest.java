// SPDX-License-Identifier: Apache-2.0
package io.etrace.select;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CgroupTreeTest {
    private static final List<String> SUBSYSTEMS = List.of("cpuset", "memory");

    @ParameterizedTest
    @CsvSource({
        "/sys/fs/cgroup/system.slice/a/, -1, /system.slice/a",
        "/sys/fs/cgroup/memory/docker/x, 1, /docker/x",
        "/sys/fs/cgroup/unified/a, -1, /a",
        "/sys/fs/cgroup/memory, 1, ''",
        "/sys/fs/cgroup, -1, ''",
        "/system.slice, -1, /system.slice",
        "system.slice/../a, -1, /a",
    })
    void isADirectoryOfTheTracedMachineOrAPathAsShown(Path directory, int subsystem, String path) {
        assertThat(CgroupTree.of(directory, SUBSYSTEMS)).isEqualTo(new CgroupTree(subsystem, path));
    }

    @Test
    void holdsTheCgroupAndAllBelowIt() {
        Tape tape = new Tape();
        Selector selector = new Selector(
                new Criteria(
                        Set.of(),
                        Map.of(),
                        Set.of(),
                        Set.of(),
                        Optional.of(new CgroupTree(CgroupTree.ANY, "/a/b")),
                        true,
                        new BitSet(),
                        true,
                        true,
                        0,
                        TimeRange.ALL),
                new BitSet(),
                0);
        selector.accepts(tape.cgroup(1, "b", "a"));
        selector.accepts(tape.cgroup(2, "c", "b", "a"));
        selector.accepts(tape.cgroup(3, "bc", "a"));
        selector.accepts(tape.cgroup(4));
        for (int tid = 1; tid <= 5; tid++) {
            selector.accepts(tape.context(tid, tid, 0, "x", 0, 1));
        }
        assertThat(selector.accepts(tape.call(1, 1))).isTrue();
        assertThat(selector.accepts(tape.call(2, 2))).isTrue();
        assertThat(selector.accepts(tape.call(3, 3))).isFalse();
        assertThat(selector.accepts(tape.call(4, 4))).isFalse();
        assertThat(selector.accepts(tape.call(5, 5))).isFalse();
    }
}
