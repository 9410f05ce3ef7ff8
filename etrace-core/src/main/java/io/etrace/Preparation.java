// SPDX-License-Identifier: Apache-2.0
package io.etrace;

import io.etrace.bpf.CapturePlans;
import io.etrace.model.RunningKernel;
import io.etrace.model.TraceModel;
import io.etrace.plan.PlanCompiler;
import io.etrace.syscalls.Syscall;
import io.etrace.text.Nearest;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * What a trace needs besides the loaded programs, and is made while the kernel verifies these.
 *
 * @param model of the running kernel
 * @param plans what the programs are to copy
 */
record Preparation(TraceModel model, CapturePlans plans) {
    /** Begins on another thread. */
    static CompletableFuture<Preparation> start(TraceOptions options) {
        return CompletableFuture.supplyAsync(() -> of(options));
    }

    private static Preparation of(TraceOptions options) {
        TraceModel model = RunningKernel.read();
        Set<Syscall> wanted = wanted(options, model);
        return new Preparation(
                model, PlanCompiler.compile(model.allSyscalls(), wanted::contains, options.decodeDescriptors()));
    }

    /** By identity, since a model has one object for each syscall. */
    static Set<Syscall> wanted(TraceOptions options, TraceModel model) {
        Set<Syscall> wanted = Collections.newSetFromMap(new IdentityHashMap<>());
        for (String name : options.syscalls()) {
            Optional<Syscall> here = model.syscalls().byName(name);
            Optional<Syscall> compat = model.compatSyscalls().byName(name);
            here.ifPresent(wanted::add);
            compat.ifPresent(wanted::add);
            if (here.isEmpty() && compat.isEmpty()) {
                throw new IllegalArgumentException("unknown syscall " + name + Nearest.hint(name, model.names()));
            }
        }
        return wanted;
    }

    /**
     * Waits for it.
     *
     * @throws TraceException when the kernel could not be read
     * @throws IllegalArgumentException when it has no syscall of a name in the options
     */
    static Preparation await(CompletableFuture<Preparation> started) {
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
