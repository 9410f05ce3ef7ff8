// SPDX-License-Identifier: Apache-2.0
package io.etrace.render.decode;

import io.etrace.btf.BtfType;
import io.etrace.btf.Composite;
import io.etrace.render.decode.StructDecoders.Placed;
import io.etrace.syscalls.Extent;
import io.etrace.syscalls.Extent.Unit;
import io.etrace.syscalls.Meaning;
import io.etrace.syscalls.Meaning.Kind;
import io.etrace.syscalls.Parameter;
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
            case FD_SET -> new BitsDecoder();
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
        Meaning meaning = parameter.meaning();
        if (isOption(parameter)) {
            ScalarDecoders scalars = types.scalars();
            return new OptionDecoder(scalars.format(meaning.kind(), true), scalars.symbols(meaning, type.size()));
        }
        Extent extent = meaning.extent();
        if (type instanceof Composite struct) {
            Optional<Placed> stride = stride(struct);
            if (stride.isPresent() && extent != Extent.NONE) {
                return strides(struct, stride.get());
            }
            if (isSingle(meaning)) {
                return structs.open(struct, unit(extent) != Unit.TAIL && stride.isEmpty());
            }
        }
        ValueDecoder value = types.decoder(type, meaning.kind() == Kind.STRUCT ? Meaning.UNKNOWN : meaning.element());
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
    private static boolean isSingle(Meaning meaning) {
        Extent extent = meaning.extent();
        return extent == Extent.NONE
                || extent instanceof Extent.Member
                || unit(extent) == Unit.TAIL
                || unit(extent) == Unit.BYTES && meaning.kind() == Kind.STRUCT;
    }

    private static Unit unit(Extent extent) {
        return switch (extent) {
            case Extent.None none -> Unit.NATURAL;
            case Extent.Argument argument -> argument.unit();
            case Extent.Result result -> result.unit();
            case Extent.Pointed pointed -> pointed.unit();
            case Extent.Member member -> member.unit();
            case Extent.Fixed fixed -> fixed.unit();
            case Extent.IoctlSize ioctl -> Unit.BYTES;
        };
    }
}
