// SPDX-License-Identifier: Apache-2.0
package io.etrace.bpf;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The size of the map that says, by thread id, whose calls pass unseen. */
final class Bystanders {
    private static final Path LIMIT = Path.of("/proc/sys/kernel/pid_max");
    private static final int TASKS_TOGETHER = 64; // in an element, see bpf/bystander.h
    private static final int DIGITS = 16;
    private static final int USUAL_LIMIT = 1 << 15;

    private Bystanders() {}

    static int elements() {
        return limit() / TASKS_TOGETHER + 1;
    }

    /** Ids are below this. An administrator may raise it later, and the programs can do with too few elements. */
    private static int limit() {
        // In one read: files of sysctl numbers have no second one, and Files.readString begins with a single byte.
        try (InputStream in = Files.newInputStream(LIMIT)) {
            return Integer.parseInt(new String(in.readNBytes(DIGITS), StandardCharsets.US_ASCII).trim());
        } catch (IOException | NumberFormatException e) {
            return USUAL_LIMIT;
        }
    }
}
