// SPDX-License-Identifier: Apache-2.0
package io.etrace.process;

import io.etrace.linux.Namespaces;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Reads the processes of this machine from /proc, within limits of time and number. */
public final class RunningProcesses {
    private static final Path PROC = Path.of("/proc");
    private static final int MOST_PROCESSES = 8192;
    private static final int MOST_MOUNT_TABLES = 64;
    private static final long MOST_NANOS = 200_000_000;

    private final Predicate<ProcessInfo> closer;
    private final List<ProcessInfo> processes = new ArrayList<>();
    private final Map<Long, MountTable> mounts = new HashMap<>();

    private RunningProcesses(Predicate<ProcessInfo> closer) {
        this.closer = closer;
    }

    /**
     * Reads what there is; the list ends early after a fifth of a second.
     *
     * @param closer of which processes the descriptors and mounts are read as well
     */
    public static ProcessList read(Predicate<ProcessInfo> closer) {
        return new RunningProcesses(closer).read();
    }

    private ProcessList read() {
        long end = System.nanoTime() + MOST_NANOS;
        boolean complete = Namespaces.isProcOurs();
        if (!complete) {
            return new ProcessList(List.of(), List.of(), false);
        }
        try (DirectoryStream<Path> directories = Files.newDirectoryStream(PROC, RunningProcesses::isProcess)) {
            for (Path directory : directories) {
                complete = processes.size() < MOST_PROCESSES && System.nanoTime() - end < 0;
                if (!complete) {
                    break;
                }
                add(directory);
            }
        } catch (IOException e) {
            complete = false;
        }
        return new ProcessList(processes, List.copyOf(mounts.values()), complete);
    }

    private static boolean isProcess(Path directory) {
        return Character.isDigit(directory.getFileName().toString().charAt(0));
    }

    private void add(Path directory) {
        int pid = Integer.parseInt(directory.getFileName().toString());
        ProcFiles files = new ProcFiles(directory, pid);
        try {
            ProcessInfo process = files.read();
            processes.add(closer.test(process) ? lookCloser(files, process) : process);
        } catch (IOException | RuntimeException e) {
            return; // It has ended meanwhile: a read then fails, or gives less than a line.
        }
    }

    private ProcessInfo lookCloser(ProcFiles files, ProcessInfo process) throws IOException {
        long namespace = files.mountNamespace();
        if (!mounts.containsKey(namespace) && mounts.size() < MOST_MOUNT_TABLES) {
            mounts.put(namespace, new MountTable(namespace, files.mountInfo()));
        }
        return new ProcessInfo(
                process.pid(),
                process.ppid(),
                process.uid(),
                process.startTime(),
                process.comm(),
                process.commandLine(),
                files.descriptors(),
                namespace);
    }
}
