// SPDX-License-Identifier: Apache-2.0
package io.etrace.decode;

import io.etrace.btf.BtfType;
import io.etrace.btf.Enumeration;
import io.etrace.btf.Pointer;
import io.etrace.syscalls.Condition;
import io.etrace.syscalls.NumberForm;
import io.etrace.syscalls.Parameter;
import io.etrace.syscalls.Semantics;
import io.etrace.syscalls.Semantics.Direction;
import io.etrace.syscalls.Semantics.Kind;
import io.etrace.syscalls.SemanticsTable;
import io.etrace.syscalls.SyscallModel;
import java.util.Optional;

/** Makes decoders of the arguments of one ABI's syscalls. */
final class ArgumentDecoders {
    private final TypeLookup lookup;
    private final TypeDecoders types;
    private final MemoryDecoders memory;
    private final SocketDecoders sockets;
    private final CallDecoders calls;

    ArgumentDecoders(TypeLookup lookup, SemanticsTable semantics, ConstantNameTable symbols, SyscallModel model) {
        this.lookup = lookup;
        this.types = new TypeDecoders(symbols, semantics, model);
        this.memory = new MemoryDecoders(types);
        this.sockets = new SocketDecoders(lookup, types, semantics, symbols);
        this.calls = new CallDecoders(model, this::value, this::pointee);
        types.table().addresses(sockets.address());
    }

    ArgumentDecoder decoder(Parameter parameter) {
        if (parameter.meaning().kind() == Kind.UNUSED) {
            return unused(parameter);
        }
        ArgumentDecoder used = used(parameter);
        return parameter.used().isEmpty()
                ? used
                : new ConditionalArgument(parameter.used().toArray(Condition[]::new), used, unused(parameter));
    }

    private UnusedArgument unused(Parameter parameter) {
        NumberDecoder number = new NumberDecoder(
                parameter.width(), types.scalars().format(Kind.NUMBER, parameter.signed()), ConstantNames.NONE);
        return new UnusedArgument(new RegisterArgument(parameter.index(), label(parameter), parameter.width(), number));
    }

    private ArgumentDecoder used(Parameter parameter) {
        Semantics meaning = parameter.meaning();
        if (!meaning.pointer()) {
            return register(parameter);
        }
        PointerRegister register = new PointerRegister(parameter.index(), label(parameter), parameter.width());
        return switch (meaning.kind()) {
            case STRINGS -> new StringsArgument(register);
            case IOVEC ->
                sockets.iovec()
                        .<ArgumentDecoder>map(iovec -> new IovecArgument(register, iovec))
                        .orElseGet(() -> register(parameter));
            case MSGHDR, MMSGHDR ->
                sockets.message(meaning.direction() == Direction.OUT)
                        .<ArgumentDecoder>map(message -> message(register, message, meaning.kind()))
                        .orElseGet(() -> register(parameter));
            case CALL -> new MemoryArgument(register, calls.decoder(parameter), Failure.NONE);
            case PACKET -> new MemoryArgument(register, sockets.packet(), Failure.NONE);
            case SOCKADDR -> new MemoryArgument(register, sockets.address(), Failure.NONE);
            default -> new MemoryArgument(register, memory.decoder(parameter), MemoryDecoders.failure(parameter));
        };
    }

    /** What a pointer that is not in a register leads to. */
    private ValueDecoder pointee(Parameter parameter) {
        return switch (parameter.meaning().kind()) {
            case SOCKADDR -> sockets.address();
            case PACKET -> sockets.packet();
            default -> memory.decoder(parameter);
        };
    }

    private static MessageArgument message(PointerRegister register, MessageDecoder message, Kind kind) {
        Label item = Label.of("struct mmsghdr", "");
        return new MessageArgument(register, message, kind == Kind.MMSGHDR, item, new MessageChunks());
    }

    private RegisterArgument register(Parameter parameter) {
        return new RegisterArgument(parameter.index(), label(parameter), parameter.width(), value(parameter));
    }

    private ValueDecoder value(Parameter parameter) {
        Semantics meaning = parameter.meaning();
        Optional<BtfType> type = lookup.type(parameter.type());
        boolean pointer = parameter.type().endsWith("*") || type.orElse(null) instanceof Pointer;
        if (pointer && meaning.form() == NumberForm.OF_C_TYPE) {
            return meaning.kind() == Kind.ENUM
                    ? new NumberDecoder(
                            parameter.width(), Format.HEX, types.scalars().symbols(meaning, parameter.width()))
                    : new PointerDecoder(parameter.width());
        }
        ConstantNames otherwise =
                type.orElse(null) instanceof Enumeration names ? new EnumeratorNames(names) : ConstantNames.NONE;
        return types.scalars().decoder(parameter.width(), parameter.signed(), meaning, otherwise);
    }

    /** How a result is shown. */
    NumberDecoder result(Semantics meaning) {
        int size = meaning.form().bytes(Long.BYTES);
        return new NumberDecoder(
                size,
                types.scalars().format(meaning.kind(), true),
                types.scalars().symbols(meaning, size));
    }

    private static Label label(Parameter parameter) {
        return Label.of(parameter.type(), parameter.name());
    }
}
