// SPDX-License-Identifier: Apache-2.0
package io.etrace.bench.compare;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The running kernel's BTF without the helper bpf_loop, which is of Linux 5.17: fitted to it, the programs take their loops
 * for older kernels, which the verifier goes through turn by turn.
 */
final class KernelWithoutLoop {
    private static final Path BTF = Path.of("/sys/kernel/btf/vmlinux");
    private static final String HELPER = "\0BPF_FUNC_loop\0";
    private static final String NOTHING = "\0BPF_FUNC_none\0";

    private KernelWithoutLoop() {}

    static Path write(Path file) {
        try {
            String btf = new String(Files.readAllBytes(BTF), StandardCharsets.ISO_8859_1);
            if (!btf.contains(HELPER)) {
                throw new IllegalStateException(
                        BTF + " does not name the helper bpf_loop: this kernel lacks it itself");
            }
            return Files.write(file, btf.replace(HELPER, NOTHING).getBytes(StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
