// SPDX-License-Identifier: Apache-2.0
package io.etrace.live;

import io.etrace.TraceException;
import io.etrace.linux.KernelRelease;
import io.etrace.linux.Libc;
import io.etrace.linux.LinuxException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Looks for what would make loading fail, to name it before the kernel's bare EPERM does. */
final class Preconditions {
    private static final Path BTF = Path.of("/sys/kernel/btf/vmlinux");
    private static final Path LOCKDOWN = Path.of("/sys/kernel/security/lockdown");
    private static final int EPERM = 1;
    private static final String CAPABILITIES =
            "root without CAP_BPF and CAP_PERFMON, or CAP_SYS_ADMIN, cannot: give them to the container";
    private static final int OLDEST_MAJOR = 5;
    private static final int OLDEST_MINOR = 11;

    private Preconditions() {}

    static void check() {
        if (Libc.geteuid() != 0) {
            throw new TraceException(
                    "cannot load eBPF programs: etrace needs root and runs as uid " + Libc.geteuid() + "; use sudo");
        }
        checkKernel();
        if (!Files.isReadable(BTF)) {
            throw new TraceException("cannot read the kernel's types: there is no " + BTF
                    + "; etrace needs a kernel built with CONFIG_DEBUG_INFO_BTF=y and /sys mounted");
        }
    }

    private static void checkKernel() {
        if (KernelRelease.running().isBefore(OLDEST_MAJOR, OLDEST_MINOR)) {
            throw new TraceException("cannot trace on Linux " + System.getProperty("os.version")
                    + ": etrace needs Linux 5.11 or later (task storage for tracing programs)");
        }
    }

    /** The error of a load that failed, with the lockdown of the kernel or missing capabilities when that is why. */
    static TraceException explain(LinuxException failure) {
        try {
            String lockdown =
                    Files.readString(LOCKDOWN, StandardCharsets.US_ASCII).strip();
            if (!lockdown.contains("[none]")) {
                return new TraceException(
                        "cannot load eBPF programs: the kernel is locked down (" + LOCKDOWN + " says " + lockdown
                                + "); boot with lockdown=none",
                        failure);
            }
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
        String remedy = failure.errno() == EPERM ? "; " + CAPABILITIES : "";
        return new TraceException(failure.getMessage() + remedy, failure);
    }
}
