// SPDX-License-Identifier: Apache-2.0
package io.etrace.model;

import io.etrace.linux.Libc;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** What a capture says of the machine besides its syscalls and types. */
final class HostMetadata {
    private static final Path KERNEL = Path.of("/proc/sys/kernel");

    private HostMetadata() {}

    static Map<String, String> read() {
        return Map.of(
                "kernel", read("osrelease"),
                "kernel_build", read("version"),
                "host", read("hostname"),
                "boot_id", read("random/boot_id"),
                "cpus", Integer.toString(Runtime.getRuntime().availableProcessors()),
                "page_size", Long.toString(Libc.pageSize()));
    }

    private static String read(String name) {
        try {
            return Files.readString(KERNEL.resolve(name)).strip();
        } catch (IOException e) {
            return "unknown";
        }
    }
}
