// SPDX-License-Identifier: Apache-2.0
package io.etrace.model;

import io.etrace.btf.Btf;
import io.etrace.capture.CaptureMetadata;
import io.etrace.capture.ClockReading;
import io.etrace.capture.DamagedCaptureException;
import io.etrace.constants.Architecture;
import io.etrace.constants.ConstantSets;
import io.etrace.record.SyscallSlot;
import io.etrace.syscalls.Abi;
import io.etrace.syscalls.NamedConstants;
import io.etrace.syscalls.SemanticsTable;
import io.etrace.syscalls.Syscall;
import io.etrace.syscalls.SyscallModel;
import io.etrace.syscalls.SyscallNumbers;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The syscalls and types of a traced kernel. Immutable. */
public final class TraceModel {
    private final KernelMetadata metadata;
    private final ConstantSets constants;
    private final SyscallModel syscalls;
    private final SyscallModel compatSyscalls;
    private final List<String> subsystems;
    private final ClockReading clocks;

    TraceModel(KernelMetadata metadata, List<String> subsystems, ClockReading clocks) {
        this.metadata = metadata;
        this.subsystems = List.copyOf(subsystems);
        this.clocks = clocks;
        this.constants = ConstantSets.of(metadata.abi() == Abi.ARM64 ? Architecture.ARM64 : Architecture.X86_64);
        this.syscalls = model(metadata, SyscallNumbers.of(metadata.abi()).with(metadata.numbers()), constants);
        this.compatSyscalls = model(metadata, SyscallNumbers.of(Abi.I386), constants);
    }

    private static SyscallModel model(KernelMetadata metadata, SyscallNumbers numbers, ConstantSets constants) {
        NamedConstants named = (set, name) -> constants.get(set).valueOf(name);
        return SyscallModel.of(metadata.formats(), numbers, SemanticsTable.shipped(), metadata.btf(), named);
    }

    /** The syscalls of 64-bit programs. */
    public SyscallModel syscalls() {
        return syscalls;
    }

    /** The syscalls of 32-bit programs. */
    public SyscallModel compatSyscalls() {
        return compatSyscalls;
    }

    public Btf btf() {
        return metadata.btf();
    }

    /** Cgroup subsystems by id. */
    public List<String> subsystems() {
        return subsystems;
    }

    /** CLOCK_REALTIME less CLOCK_MONOTONIC, in nanoseconds. */
    public long realtimeOffset() {
        return clocks.realtimeOffset();
    }

    /** What a capture has to say, so that {@link #of} makes the same model of it elsewhere. */
    public CaptureMetadata captureMetadata() {
        return MetadataCodec.encode(metadata, this, clocks);
    }

    /**
     * The model of a captured kernel.
     *
     * @throws DamagedCaptureException when the metadata make no sense
     */
    public static TraceModel of(CaptureMetadata metadata) {
        try {
            return MetadataCodec.decode(metadata);
        } catch (RuntimeException | StackOverflowError e) {
            throw new DamagedCaptureException(
                    "what it says of its kernel makes no sense: "
                            + String.valueOf(e.getMessage()).lines().findFirst().orElse(""),
                    e);
        }
    }

    /** The syscalls of both ABIs. */
    public Collection<Syscall> allSyscalls() {
        return Stream.concat(syscalls.all().stream(), compatSyscalls.all().stream())
                .toList();
    }

    /** The syscall whose statistics stand in a slot; empty for the slots of unknown numbers. */
    public Optional<Syscall> bySlot(int slot) {
        int number = slot % SyscallSlot.ABI_SLOTS;
        return slot < SyscallSlot.ABI_SLOTS ? syscalls.byNumber(number) : compatSyscalls.byNumber(number);
    }

    /** All names that a filter may use. */
    public Set<String> names() {
        Set<String> names = new TreeSet<>(syscalls.names());
        names.addAll(compatSyscalls.names());
        return names;
    }

    public RenderModel renderModel() {
        return new RenderModel(
                syscalls,
                compatSyscalls,
                metadata.btf(),
                SemanticsTable.shipped(),
                constants,
                subsystems,
                clocks.realtimeOffset());
    }
}
