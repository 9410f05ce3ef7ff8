// SPDX-License-Identifier: Apache-2.0
package io.etrace.btf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The programs that know BTF and C better than we do, and the kernel's types. */
final class Tool {
    static final Path VMLINUX = Path.of("/sys/kernel/btf/vmlinux");

    private Tool() {}

    static void requireKernelTypes() {
        assertThat(VMLINUX)
                .as("the kernel is built without CONFIG_DEBUG_INFO_BTF")
                .exists();
    }

    static void requirePresent(String program) {
        boolean present = List.of(System.getenv("PATH").split(":")).stream()
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
        assertThat(present).as(program + " is installed").isTrue();
    }

    /** Runs a program to its end, which must be a good one, and hands its output to a reader. */
    static <T> T run(Reader<T> reader, String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        process.getOutputStream().close();
        T result;
        try (InputStream output = process.getInputStream()) {
            result = reader.read(output);
        }
        assertThat(process.waitFor()).as(String.join(" ", command)).isZero();
        return result;
    }

    static String text(String... command) throws IOException, InterruptedException {
        return run(output -> new String(output.readAllBytes(), StandardCharsets.UTF_8), command);
    }

    interface Reader<T> {
        T read(InputStream output) throws IOException;
    }
}
