// SPDX-License-Identifier: Apache-2.0
package io.etrace.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The other processes of this one's job: to trace them would be to trace what is done with the trace, without end. A shell
 * gives a pipeline a process group of its own; in a script, which shares one group, those count that a pipe leads to.
 */
public final class OwnJob {
    private static final Path PROC = Path.of("/proc");
    private static final long MOST_NANOS = 100_000_000;

    private final Map<Integer, JobMember> all = new HashMap<>();
    private final int self = (int) ProcessHandle.current().pid();

    private OwnJob() {}

    /** Without this process itself; empty where /proc does not show it. */
    public static List<JobMember> find() {
        OwnJob job = new OwnJob();
        job.readAll();
        JobMember self = job.all.get(job.self);
        return self == null ? List.of() : job.find(self);
    }

    private void readAll() {
        try (DirectoryStream<Path> directories = Files.newDirectoryStream(PROC, "[1-9]*")) {
            for (Path directory : directories) {
                read(directory);
            }
        } catch (IOException e) {
            all.clear();
        }
    }

    private void read(Path directory) {
        try {
            String stat = Files.readString(directory.resolve("stat"), StandardCharsets.ISO_8859_1);
            int close = stat.lastIndexOf(')');
            String[] fields = stat.substring(close + 2).split(" ", 5);
            int pid = Integer.parseInt(directory.getFileName().toString());
            String comm = stat.substring(stat.indexOf('(') + 1, close);
            all.put(pid, new JobMember(pid, number(fields[1]), number(fields[2]), number(fields[3]), comm));
        } catch (IOException | RuntimeException e) {
            return; // it has ended meanwhile
        }
    }

    private static int number(String text) {
        return Integer.parseInt(text);
    }

    private List<JobMember> find(JobMember own) {
        Set<JobMember> found = new HashSet<>();
        if (isAlone(own)) {
            all.values().stream().filter(own::isOfJobOf).forEach(found::add);
        }
        addReaders(own, found);
        for (JobMember one = own; one != null; one = all.get(one.ppid())) {
            found.remove(one);
        }
        return List.copyOf(found);
    }

    /** Whether those above it in its group, if any, are there for it alone, as sudo is; a script is not. */
    private boolean isAlone(JobMember own) {
        JobMember parent = all.get(own.ppid());
        return parent == null || !parent.isOfJobOf(own) || (hasOneChild(parent) && isAlone(parent));
    }

    private boolean hasOneChild(JobMember parent) {
        return all.values().stream()
                        .filter(one -> one.ppid() == parent.pid() && one.isOfJobOf(parent))
                        .count()
                == 1;
    }

    /** Those that read what {@code from} writes, and what those write in turn. */
    private void addReaders(JobMember from, Set<JobMember> found) {
        long end = System.nanoTime() + MOST_NANOS;
        Set<String> pipes = new HashSet<>(PipeEnds.of(from.pid()).written());
        List<JobMember> rest = new ArrayList<>(all.values());
        for (boolean more = !pipes.isEmpty(); more && System.nanoTime() - end < 0; ) {
            more = false;
            for (JobMember one : List.copyOf(rest)) {
                PipeEnds ends = PipeEnds.of(one.pid());
                if (ends.read().stream().anyMatch(pipes::contains)) {
                    rest.remove(one);
                    found.add(one);
                    more |= pipes.addAll(ends.written());
                }
            }
        }
    }
}
