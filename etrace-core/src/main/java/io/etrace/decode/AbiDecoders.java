// SPDX-License-Identifier: Apache-2.0
package io.etrace.decode;

import io.etrace.btf.Btf;
import io.etrace.syscalls.Condition;
import io.etrace.syscalls.SemanticsTable;
import io.etrace.syscalls.Syscall;
import io.etrace.syscalls.SyscallModel;
import io.etrace.syscalls.SyscallNumbers;
import io.etrace.syscalls.Variant;
import java.util.Arrays;
import java.util.Set;

/** The decoders of an ABI's syscalls, each made when its syscall is met for the first time. */
final class AbiDecoders {
    private static final int MOST = 4096;
    private static final int REGISTERS = 6;
    private static final Set<String> NOT_RETURNING = Set.of("exit", "exit_group");
    private static final SyscallDecoder UNKNOWN = unknown();

    private final SyscallModel syscalls;
    private final SyscallNumbers numbers;
    private final ArgumentDecoders arguments;
    private SyscallDecoder[] decoders = new SyscallDecoder[0];

    AbiDecoders(SyscallModel syscalls, Btf btf, SemanticsTable semantics, ConstantNameTable symbols) {
        this.syscalls = syscalls;
        this.numbers = SyscallNumbers.of(syscalls.abi());
        TypeLookup lookup = new TypeLookup(btf, syscalls.abi().compat());
        this.arguments = new ArgumentDecoders(lookup, semantics, symbols, syscalls);
    }

    private static SyscallDecoder unknown() {
        ArgumentDecoder[] registers = new ArgumentDecoder[REGISTERS];
        Arrays.setAll(registers, RawArgument::new);
        NumberDecoder result = new NumberDecoder(Long.BYTES, Format.SIGNED, ConstantNames.NONE);
        VariantDecoder variant = new VariantDecoder(new Condition[0], registers, result);
        return new SyscallDecoder(new byte[0], new byte[0], true, new VariantDecoder[] {variant});
    }

    SyscallDecoder byNumber(int number) {
        if (number < 0 || number >= MOST) {
            return UNKNOWN;
        }
        if (number >= decoders.length) {
            decoders = Arrays.copyOf(decoders, number + 64);
        }
        SyscallDecoder decoder = decoders[number];
        if (decoder == null) {
            decoder = syscalls.byNumber(number).map(this::decoder).orElse(UNKNOWN);
            decoders[number] = decoder;
        }
        return decoder;
    }

    private SyscallDecoder decoder(Syscall syscall) {
        VariantDecoder[] variants =
                syscall.variants().stream().map(this::variant).toArray(VariantDecoder[]::new);
        byte[] name = Label.ascii(new String(syscall.display(), java.nio.charset.StandardCharsets.UTF_8));
        byte[] plainName = Label.ascii(numbers.unistdName(syscall.number()).orElse(syscall.name()));
        return new SyscallDecoder(name, plainName, !NOT_RETURNING.contains(syscall.name()), variants);
    }

    private VariantDecoder variant(Variant variant) {
        ArgumentDecoder[] decoders =
                variant.parameters().stream().map(arguments::decoder).toArray(ArgumentDecoder[]::new);
        return new VariantDecoder(
                variant.conditions().toArray(Condition[]::new), decoders, arguments.result(variant.result()));
    }
}
