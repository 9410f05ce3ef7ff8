// SPDX-License-Identifier: Apache-2.0
package io.etrace.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;

/** A cgroup of the version and hierarchy that this machine has; closing it removes it, as soon as nobody is in it. */
record TestCgroup(Path directory) implements AutoCloseable {
    private static final Path MOUNTS = Path.of("/sys/fs/cgroup");

    /** A new cgroup at the top of cgroup v2, or of the v1 hierarchy of pids. */
    static TestCgroup create() throws IOException {
        Path top = Stream.of(MOUNTS, MOUNTS.resolve("pids"), MOUNTS.resolve("unified"))
                .filter(place -> Files.exists(place.resolve("cgroup.procs")))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no cgroups at " + MOUNTS));
        return make(top.resolve("etrace-test-" + ThreadLocalRandom.current().nextInt(1_000_000)));
    }

    /** A new cgroup at the top of cgroup v2, wherever it is mounted. */
    static TestCgroup createV2() throws IOException {
        Path top = Stream.of(MOUNTS, MOUNTS.resolve("unified"))
                .filter(place -> Files.exists(place.resolve("cgroup.controllers")))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no cgroup v2 at " + MOUNTS));
        return make(top.resolve("etrace-test-" + ThreadLocalRandom.current().nextInt(1_000_000)));
    }

    private static TestCgroup make(Path directory) throws IOException {
        return new TestCgroup(Files.createDirectory(directory));
    }

    TestCgroup child(String name) throws IOException {
        return make(directory.resolve(name));
    }

    /** Where a process writes its id to move here. */
    Path processes() {
        return directory.resolve("cgroup.procs");
    }

    /** Its path below the top. */
    String name() {
        Path top = directory;
        while (Files.exists(top.getParent().resolve("cgroup.procs"))) {
            top = top.getParent();
        }
        return "/" + top.relativize(directory);
    }

    @Override
    public void close() throws IOException {
        for (int i = 0; i < 100 && !Files.readString(processes()).isEmpty(); i++) {
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        Files.delete(directory);
    }
}
