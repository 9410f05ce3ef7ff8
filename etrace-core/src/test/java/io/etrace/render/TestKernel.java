// SPDX-License-Identifier: Apache-2.0
package io.etrace.render;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.etrace.model.RenderModel;
import io.etrace.model.RunningKernel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The syscalls and types of the kernel that runs here; tests are skipped only when they do not run as root. */
final class TestKernel {
    private TestKernel() {}

    static RenderModel model() {
        assumeTrue(Files.isReadable(Path.of("/proc/1/environ")), "reading tracefs takes root");
        return Read.MODEL;
    }

    private static final class Read {
        /** Two cgroup subsystems, and a clock that shows 2021-09-25T21:54:11 plus {@link Records#TIME} less 5 s. */
        private static final long BOOT = 1_632_606_851L * 1_000_000_000L - 5_000_000_000L;

        static final RenderModel MODEL = model(RunningKernel.read().renderModel());

        private static RenderModel model(RenderModel real) {
            return new RenderModel(
                    real.syscalls(),
                    real.compatSyscalls(),
                    real.btf(),
                    real.semantics(),
                    real.constants(),
                    List.of("cpuset", "memory"),
                    BOOT);
        }
    }
}
