// SPDX-License-Identifier: Apache-2.0
package io.etrace.linux;

import java.lang.foreign.AddressLayout;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;

/**
 * A native function called as {@code long f(long, long, long, long, long, long, long)}, whatever its C prototype: integer
 * and pointer arguments travel in the same registers, and registers a function does not read do no harm (System V AMD64
 * and AAPCS64). All functions share this one shape because every further shape costs start-up time.
 */
final class Downcall {
    private static final Linker LINKER = Linker.nativeLinker();
    private static final MethodHandle SHAPE = LINKER.downcallHandle(
            FunctionDescriptor.of(
                    ValueLayout.JAVA_LONG,
                    ValueLayout.JAVA_LONG,
                    ValueLayout.JAVA_LONG,
                    ValueLayout.JAVA_LONG,
                    ValueLayout.JAVA_LONG,
                    ValueLayout.JAVA_LONG,
                    ValueLayout.JAVA_LONG,
                    ValueLayout.JAVA_LONG),
            Linker.Option.captureCallState("errno"));
    private static final VarHandle ERRNO =
            Linker.Option.captureStateLayout().varHandle(MemoryLayout.PathElement.groupElement("errno"));
    private static final ThreadLocal<MemorySegment> STATE =
            ThreadLocal.withInitial(() -> Arena.ofAuto().allocate(Linker.Option.captureStateLayout()));

    private final MemorySegment function;

    private Downcall(MemorySegment function) {
        this.function = function;
    }

    /** Binds a function of libc. */
    static Downcall libc(String name) {
        return new Downcall(LINKER.defaultLookup()
                .find(name)
                .orElseThrow(
                        () -> new LinuxException("libc has no function " + name + ": etrace needs glibc or musl")));
    }

    static Downcall of(SymbolLookup library, String name) {
        return new Downcall(
                library.find(name)
                        .orElseThrow(
                                () -> new LinuxException(
                                        "libbpf has no function " + name
                                                + ": etrace needs libbpf 1.0 or later; install libbpf1 (Debian, Ubuntu) or libbpf (Fedora, Arch)")));
    }

    /** The address of a variable of libc. */
    static MemorySegment variable(String name, AddressLayout layout) {
        return LINKER.defaultLookup().find(name).orElseThrow().reinterpret(layout.byteSize());
    }

    long call() {
        return call(0, 0, 0, 0, 0, 0, 0);
    }

    long call(long a) {
        return call(a, 0, 0, 0, 0, 0, 0);
    }

    long call(long a, long b) {
        return call(a, b, 0, 0, 0, 0, 0);
    }

    long call(long a, long b, long c) {
        return call(a, b, c, 0, 0, 0, 0);
    }

    long call(long a, long b, long c, long d) {
        return call(a, b, c, d, 0, 0, 0);
    }

    long call(long a, long b, long c, long d, long e, long f) {
        return call(a, b, c, d, e, f, 0);
    }

    long call(long a, long b, long c, long d, long e, long f, long g) {
        try {
            return (long) SHAPE.invokeExact(function, STATE.get(), a, b, c, d, e, f, g);
        } catch (RuntimeException | Error e1) {
            throw e1;
        } catch (Throwable t) {
            throw new AssertionError("a native call throws nothing", t);
        }
    }

    /** errno as this thread's last call left it. */
    static int errno() {
        return (int) ERRNO.get(STATE.get(), 0L);
    }
}
