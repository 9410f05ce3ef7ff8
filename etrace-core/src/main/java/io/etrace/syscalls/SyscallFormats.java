// SPDX-License-Identifier: Apache-2.0
package io.etrace.syscalls;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The formats of all syscalls of the running kernel, read from tracefs.
 *
 * @param formats in no particular order
 * @param problems what was wrong with the files that could not be used, a line each; those syscalls are missing
 */
public record SyscallFormats(List<SyscallFormat> formats, List<String> problems) {
    private static final String DIRECTORY = "events/syscalls";
    private static final String ENTRY = "sys_enter_";
    /** The longest format file of Linux 6.18 has 1,400 bytes. */
    private static final int FIRST_BUFFER = 4096;

    /**
     * Reads every {@code sys_enter_*} format below a mounted tracefs. A file that cannot be used is reported in
     * {@link #problems()} and does not stop the others.
     *
     * @throws TracefsException when there is no syscall at all
     */
    public static SyscallFormats read(Path tracefs) {
        File directory = tracefs.resolve(DIRECTORY).toFile();
        String[] names = directory.list();
        if (names == null) {
            throw new TracefsException(
                    "cannot list " + directory + ": run as root, on a kernel with CONFIG_FTRACE_SYSCALLS=y");
        }
        Reader reader = new Reader();
        for (String name : names) {
            if (name.startsWith(ENTRY)) {
                reader.read(new File(new File(directory, name), "format"));
            }
        }
        if (reader.formats.isEmpty()) {
            String reason = reader.problems.isEmpty() ? "it has no " + ENTRY + "*" : reader.problems.getFirst();
            throw new TracefsException("no usable syscall format in " + directory + ": " + reason);
        }
        return new SyscallFormats(List.copyOf(reader.formats), List.copyOf(reader.problems));
    }

    /** Reads file after file with one buffer; tracefs files have no size until they are read. */
    private static final class Reader {
        private final List<SyscallFormat> formats = new ArrayList<>(512);
        private final List<String> problems = new ArrayList<>();
        private byte[] buffer = new byte[FIRST_BUFFER];

        void read(File file) {
            try {
                formats.add(FormatParser.parse(text(file)));
            } catch (IOException | TracefsException e) {
                problems.add(file + ": " + e.getMessage());
            }
        }

        private String text(File file) throws IOException {
            try (FileInputStream in = new FileInputStream(file)) {
                int length = 0;
                int count = in.read(buffer, 0, buffer.length);
                while (count > 0) {
                    length += count;
                    if (length == buffer.length) {
                        buffer = Arrays.copyOf(buffer, 2 * length);
                    }
                    count = in.read(buffer, length, buffer.length - length);
                }
                return new String(buffer, 0, length, StandardCharsets.ISO_8859_1);
            }
        }
    }
}
