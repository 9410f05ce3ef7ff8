// SPDX-License-Identifier: Apache-2.0
package io.etrace.render;

import io.etrace.model.RenderModel;
import io.etrace.replay.Capture;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The syscalls and types of Linux 6.18 on x86-64, as a capture has them: {@code tools/golden-captures kernel} makes it. */
final class TestKernel {
    /** A clock that shows 2021-09-25T21:54:11 plus {@link Records#TIME} less 5 s. */
    private static final long BOOT = 1_632_606_851L * 1_000_000_000L - 5_000_000_000L;

    private static final Path CAPTURE = Path.of("src/test/resources/io/etrace/render/linux-6.18.raw");
    private static final RenderModel MODEL = read();

    private TestKernel() {}

    static RenderModel model() {
        return MODEL;
    }

    private static RenderModel read() {
        try (Capture capture = Capture.open(CAPTURE)) {
            RenderModel real = capture.model().renderModel();
            return new RenderModel(
                    real.syscalls(),
                    real.compatSyscalls(),
                    real.btf(),
                    real.semantics(),
                    real.constants(),
                    List.of("cpuset", "memory"),
                    BOOT);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
