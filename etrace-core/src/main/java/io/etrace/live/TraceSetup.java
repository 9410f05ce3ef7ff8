// SPDX-License-Identifier: Apache-2.0
package io.etrace.live;

import io.etrace.TraceException;
import io.etrace.TraceOptions;
import io.etrace.bpf.CapturePlans;
import io.etrace.model.RunningKernel;
import io.etrace.model.SyscallNames;
import io.etrace.model.TraceModel;
import io.etrace.plan.PlanCompiler;
import io.etrace.syscalls.Syscall;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * What a trace needs besides the loaded programs, and is made while the kernel verifies these.
 *
 * @param model of the running kernel
 * @param plans what the programs are to copy
 */
record TraceSetup(TraceModel model, CapturePlans plans) {
    /** Begins on another thread. */
    static CompletableFuture<TraceSetup> start(TraceOptions options) {
        return CompletableFuture.supplyAsync(() -> of(options));
    }

    private static TraceSetup of(TraceOptions options) {
        TraceModel model = RunningKernel.read();
        Set<Syscall> wanted = SyscallNames.find(options.syscalls(), model);
        return new TraceSetup(
                model, PlanCompiler.compile(model.allSyscalls(), wanted::contains, options.decodeDescriptors()));
    }

    /**
     * Waits for it.
     *
     * @throws TraceException when the kernel could not be read
     * @throws IllegalArgumentException when it has no syscall of a name in the options
     */
    static TraceSetup await(CompletableFuture<TraceSetup> started) {
        try {
            return started.join();
        } catch (CompletionException e) {
            Throwable cause = Objects.requireNonNull(e.getCause());
            if (cause instanceof IllegalArgumentException wrongName) {
                throw wrongName;
            }
            throw new TraceException(String.valueOf(cause.getMessage()), cause);
        }
    }
}
