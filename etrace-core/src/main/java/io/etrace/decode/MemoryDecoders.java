// SPDX-License-Identifier: Apache-2.0
package io.etrace.decode;

import io.etrace.btf.BtfType;
import io.etrace.btf.Composite;
import io.etrace.decode.StructDecoders.Placed;
import io.etrace.syscalls.LengthSpec;
import io.etrace.syscalls.LengthSpec.Unit;
import io.etrace.syscalls.Parameter;
import io.etrace.syscalls.Semantics;
import io.etrace.syscalls.Semantics.Kind;
import io.etrace.syscalls.SemanticsTable;
import java.util.Optional;

/** Makes decoders of the memory that a parameter points to, where that is a single piece. */
final class MemoryDecoders {
    private final TypeDecoders types;
    private final StructDecoders structs;

    MemoryDecoders(TypeDecoders types, SemanticsTable semantics) {
        this.types = types;
        this.structs = new StructDecoders(types, semantics);
    }

    ValueDecoder decoder(Parameter parameter) {
        return switch (parameter.meaning().kind()) {
            case PATH, STRING -> new TextDecoder();
            case SIGSET -> types.scalars().signals(0);
            case FD_SET -> new BitsDecoder(parameter.meaning().extent().lastArgument());
            case BUFFER -> DataDecoder.ALL;
            default ->
                parameter
                        .pointee()
                        .filter(type -> type.size() > 0)
                        .map(type -> values(type, parameter))
                        .orElse(DataDecoder.ALL);
        };
    }

    private ValueDecoder values(BtfType type, Parameter parameter) {
        Semantics meaning = parameter.meaning();
        if (isOption(parameter)) {
            ScalarDecoders scalars = types.scalars();
            return new OptionDecoder(scalars.format(meaning.kind(), true), scalars.symbols(meaning, type.size()));
        }
        LengthSpec extent = meaning.extent();
        if (type instanceof Composite struct) {
            Optional<Placed> stride = stride(struct);
            if (stride.isPresent() && extent != LengthSpec.NONE) {
                return strides(struct, stride.get());
            }
            if (isSingle(meaning)) {
                return structs.open(struct, unit(extent) != Unit.TAIL && stride.isEmpty());
            }
        }
        ValueDecoder value = types.decoder(type, meaning.kind() == Kind.STRUCT ? Semantics.UNKNOWN : meaning.element());
        return isSingle(meaning)
                ? new PointeeDecoder(value)
                : new ArrayDecoder(value, Label.of(type.cName(), ""), ArrayDecoder.FLEXIBLE);
    }

    private Optional<Placed> stride(Composite struct) {
        return StructDecoders.members(struct).stream()
                .filter(member -> structs.meaning(member).kind() == Kind.STRIDE)
                .findFirst();
    }

    private StrideDecoder strides(Composite struct, Placed stride) {
        Label label = Label.of(struct.cName(), "");
        int size = stride.member().type().size();
        return new StrideDecoder(structs.open(struct, false), label, stride.offset(), size);
    }

    /** A number behind a pointer to bytes, as many of them as the call says. */
    private static boolean isOption(Parameter parameter) {
        boolean untyped = parameter.type().contains("char") || parameter.type().contains("void");
        return untyped
                && unit(parameter.meaning().extent()) == Unit.BYTES
                && switch (parameter.meaning().kind()) {
                    case NUMBER, FLAGS, ENUM -> true;
                    default -> false;
                };
    }

    /** Whether there is one value: a struct, however many bytes it has. */
    private static boolean isSingle(Semantics meaning) {
        LengthSpec extent = meaning.extent();
        return extent == LengthSpec.NONE
                || extent instanceof LengthSpec.Member
                || unit(extent) == Unit.TAIL
                || unit(extent) == Unit.BYTES && meaning.kind() == Kind.STRUCT;
    }

    private static Unit unit(LengthSpec extent) {
        return switch (extent) {
            case LengthSpec.None none -> Unit.NATURAL;
            case LengthSpec.Argument argument -> argument.unit();
            case LengthSpec.Result result -> result.unit();
            case LengthSpec.Pointed pointed -> pointed.unit();
            case LengthSpec.Member member -> member.unit();
            case LengthSpec.Fixed fixed -> fixed.unit();
            case LengthSpec.IoctlSize ioctl -> Unit.BYTES;
        };
    }
}
