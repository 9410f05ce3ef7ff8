// SPDX-License-Identifier: Apache-2.0
package io.etrace.process;

import io.etrace.linux.Libc;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The files of one process in /proc. Any of them may be gone at any moment: the process then is, too. */
final class ProcFiles {
    private static final int MOST_DESCRIPTORS = 1024;
    private static final int MOST_COMMAND_LINE = 4096;
    /** USER_HZ is 100 on all architectures that there are BPF objects for. */
    private static final long NANOS_PER_TICK = 10_000_000;

    private static final int STATE_TO_PPID = 1;
    private static final int STATE_TO_START_TIME = 19;

    private final Path directory;
    private final int pid;

    ProcFiles(Path directory, int pid) {
        this.directory = directory;
        this.pid = pid;
    }

    /** Without descriptors. */
    ProcessInfo read() throws IOException {
        String stat = Files.readString(directory.resolve("stat"), StandardCharsets.ISO_8859_1);
        int open = stat.indexOf('(');
        int close = stat.lastIndexOf(')');
        String[] fields = stat.substring(close + 2).split(" ");
        return new ProcessInfo(
                pid,
                Integer.parseInt(fields[STATE_TO_PPID]),
                (int) Files.getAttribute(directory, "unix:uid"),
                Libc.initialBoottime(Long.parseLong(fields[STATE_TO_START_TIME]) * NANOS_PER_TICK),
                utf8(stat.substring(open + 1, close)),
                commandLine(),
                List.of(),
                0);
    }

    private static String utf8(String bytes) {
        return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    private List<String> commandLine() throws IOException {
        byte[] bytes;
        try (var file = Files.newInputStream(directory.resolve("cmdline"))) {
            bytes = file.readNBytes(MOST_COMMAND_LINE);
        }
        String text = new String(bytes, StandardCharsets.UTF_8);
        return text.isEmpty()
                ? List.of()
                : List.of((text.endsWith("\0") ? text.substring(0, text.length() - 1) : text).split("\0", -1));
    }

    List<OpenDescriptor> descriptors() throws IOException {
        List<OpenDescriptor> descriptors = new ArrayList<>();
        try (DirectoryStream<Path> links = Files.newDirectoryStream(directory.resolve("fd"))) {
            for (Path link : links) {
                if (descriptors.size() >= MOST_DESCRIPTORS) {
                    break;
                }
                int number = Integer.parseInt(link.getFileName().toString());
                descriptors.add(
                        new OpenDescriptor(number, Files.readSymbolicLink(link).toString()));
            }
        }
        return descriptors;
    }

    /** Inode number of the mount namespace. */
    long mountNamespace() throws IOException {
        String link = Files.readSymbolicLink(directory.resolve("ns/mnt")).toString();
        return Long.parseLong(link.substring(link.indexOf('[') + 1, link.indexOf(']')));
    }

    String mountInfo() throws IOException {
        return Files.readString(directory.resolve("mountinfo"), StandardCharsets.UTF_8);
    }
}
