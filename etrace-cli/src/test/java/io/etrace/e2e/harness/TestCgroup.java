// SPDX-License-Identifier: Apache-2.0
package io.etrace.e2e.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;

/** A cgroup of the version and hierarchy that this machine has; closing it removes it, as soon as nobody is in it. */
public record TestCgroup(Path directory) implements AutoCloseable {
    /** A new cgroup at the top of the v1 hierarchy of pids, or else of cgroup v2. */
    public static TestCgroup create() throws IOException {
        return makeIn(top("cgroup", "pids").or(() -> top("cgroup2", "")));
    }

    /** A new cgroup at the top of cgroup v2. */
    public static TestCgroup createV2() throws IOException {
        return makeIn(top("cgroup2", ""));
    }

    /** A new cgroup whose members may take so much memory together. */
    public static TestCgroup createOfMemory(long bytes) throws IOException {
        Optional<Path> v1 = top("cgroup", "memory");
        TestCgroup cgroup = v1.isPresent() ? makeIn(v1) : makeIn(top("cgroup2", ""));
        Path limit = cgroup.directory.resolve(v1.isPresent() ? "memory.limit_in_bytes" : "memory.max");
        Files.writeString(limit, Long.toString(bytes));
        return cgroup;
    }

    /** Where a hierarchy is mounted that has an option (proc_pid_mounts(5)). */
    private static Optional<Path> top(String type, String option) {
        try (Stream<String> mounts = Files.lines(Path.of("/proc/self/mounts"))) {
            return mounts.map(line -> line.split(" "))
                    .filter(fields -> fields[2].equals(type))
                    .filter(fields ->
                            option.isEmpty() || List.of(fields[3].split(",")).contains(option))
                    .map(fields -> Path.of(fields[1]))
                    .findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static TestCgroup makeIn(Optional<Path> top) throws IOException {
        int number = ThreadLocalRandom.current().nextInt(1_000_000);
        return make(top.orElseThrow(() -> new AssertionError("no cgroups are mounted"))
                .resolve("etrace-test-" + number));
    }

    private static TestCgroup make(Path directory) throws IOException {
        return new TestCgroup(Files.createDirectory(directory));
    }

    public TestCgroup child(String name) throws IOException {
        return make(directory.resolve(name));
    }

    /** Where a process writes its id to move here. */
    public Path processes() {
        return directory.resolve("cgroup.procs");
    }

    /** Its path below the top. */
    public String name() {
        Path top = directory;
        while (Files.exists(top.getParent().resolve("cgroup.procs"))) {
            top = top.getParent();
        }
        return "/" + top.relativize(directory);
    }

    @Override
    public void close() throws IOException {
        remove();
    }

    /** Removes it; another one may be made in its place. */
    public void remove() throws IOException {
        try {
            Await.that(
                    "end of all in " + directory,
                    () -> Files.readString(processes()).isEmpty());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Files.delete(directory);
    }
}
