// SPDX-License-Identifier: Apache-2.0
package io.etrace.plan;

import io.etrace.bpf.CapturePlans;
import io.etrace.record.SyscallSlot;
import io.etrace.syscalls.Parameter;
import io.etrace.syscalls.Semantics;
import io.etrace.syscalls.Syscall;
import io.etrace.syscalls.Variant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Compiles plans for all syscalls of the native and the 32-bit ABI. */
public final class PlanCompiler {
    private static final byte[] NO_PLAN = {};

    private final Predicate<Syscall> wanted;
    private final boolean descriptors;
    private final byte[][] slots = new byte[SyscallSlot.SLOTS][];
    private final List<CapturePlans.Variant> variants = new ArrayList<>();
    private final PointerTable pointers = new PointerTable();
    private final Set<List<Long>> keys = new HashSet<>();

    private PlanCompiler(Predicate<Syscall> wanted, boolean descriptors) {
        this.wanted = wanted;
        this.descriptors = descriptors;
        Arrays.fill(slots, NO_PLAN);
    }

    /**
     * @param syscalls of both ABIs
     * @param wanted which of them pass the syscall filter
     * @param descriptors whether the plans say which arguments are descriptors
     */
    public static CapturePlans compile(Collection<Syscall> syscalls, Predicate<Syscall> wanted, boolean descriptors) {
        PlanCompiler compiler = new PlanCompiler(wanted, descriptors);
        compiler.addUnknown(false);
        compiler.addUnknown(true);
        syscalls.forEach(compiler::add);
        return new CapturePlans(compiler.slots, List.copyOf(compiler.variants), compiler.pointers.written());
    }

    /** A number without a syscall still has six arguments. */
    private void addUnknown(boolean compat) {
        byte[] unknown = new PlanWriter(PlanWriter.MAX_ARGUMENTS).toBytes();
        int first = SyscallSlot.of(0, compat);
        Arrays.fill(slots, first, first + SyscallSlot.ABI_SLOTS, unknown);
    }

    private void add(Syscall syscall) {
        int slot = SyscallSlot.of(syscall.number(), syscall.abi().compat());
        List<VariantSelector> tests = VariantSelector.of(syscall);
        PlanWriter general = write(syscall, syscall.variants().getLast());
        general.test(tests);
        slots[slot] = general.toBytes();
        for (Variant variant : syscall.variants()) {
            addVariant(syscall, slot, variant, tests);
        }
    }

    /** The first variant whose conditions the values meet applies. */
    private void addVariant(Syscall syscall, int slot, Variant variant, List<VariantSelector> tests) {
        if (variant.conditions().isEmpty()) {
            return;
        }
        byte[] plan = write(syscall, variant).toBytes();
        VariantSelector test = VariantSelector.of(variant);
        int index = tests.indexOf(test);
        for (long[] values : test.valuesOf(variant)) {
            if (keys.add(List.of((long) slot, (long) index, values[0], values[1]))) {
                variants.add(new CapturePlans.Variant(slot, index, values[0], values[1], plan));
            }
        }
    }

    private PlanWriter write(Syscall syscall, Variant variant) {
        List<Parameter> parameters = variant.parameters();
        PlanWriter plan = new PlanWriter(parameters.size());
        if (wanted.test(syscall)) {
            plan.flag(PlanWriter.WANTED);
        }
        if (syscall.name().startsWith("execve")) {
            plan.flag(PlanWriter.EXEC);
        }
        if (descriptors) {
            plan.descriptors(DescriptorArguments.of(variant), DescriptorArguments.orDirectory(variant));
        }
        PointerCompiler behind = new PointerCompiler();
        for (Parameter parameter : parameters) {
            compile(syscall, parameter).ifPresent(plan::add);
            CaptureCompiler.sent(parameter).ifPresent(plan::add);
            if (passesThroughSocket(parameter.meaning().kind())) {
                plan.flag(PlanWriter.SOCKET);
            }
            if (parameter.pointers().stream()
                    .anyMatch(pointer -> passesThroughSocket(pointer.meaning().kind()))) {
                plan.flag(PlanWriter.SOCKET_IN_MEMORY);
            }
            behind.add(parameter);
        }
        if (!behind.reads().isEmpty()) {
            plan.pointers(pointers.indexOf(behind.reads()), behind.reads().size());
        }
        return plan;
    }

    private static boolean passesThroughSocket(Semantics.Kind kind) {
        return switch (kind) {
            case PACKET, MSGHDR, MMSGHDR -> true;
            default -> false;
        };
    }

    private Optional<ArgumentRead> compile(Syscall syscall, Parameter parameter) {
        Optional<ArgumentRead> capture = CaptureCompiler.compile(syscall, parameter);
        return descriptors && DescriptorArguments.lead(parameter) ? capture.map(ArgumentRead::ofDescriptors) : capture;
    }
}
