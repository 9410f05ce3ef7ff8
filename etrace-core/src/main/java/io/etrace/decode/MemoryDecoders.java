// SPDX-License-Identifier: Apache-2.0
package io.etrace.decode;

import io.etrace.btf.BtfType;
import io.etrace.btf.Composite;
import io.etrace.decode.StructDecoders.Placed;
import io.etrace.syscalls.LengthSpec;
import io.etrace.syscalls.LengthSpec.Unit;
import io.etrace.syscalls.NumberForm;
import io.etrace.syscalls.Parameter;
import io.etrace.syscalls.Semantics;
import io.etrace.syscalls.Semantics.Direction;
import io.etrace.syscalls.Semantics.Kind;
import io.etrace.syscalls.Semantics.Written;
import java.util.Optional;

/** Makes decoders of the memory that a parameter points to, where that is a single piece. */
final class MemoryDecoders {
    private final TypeDecoders types;
    private final StructDecoders structs;

    MemoryDecoders(TypeDecoders types) {
        this.types = types;
        this.structs = types.structs();
    }

    ValueDecoder decoder(Parameter parameter) {
        Semantics meaning = parameter.meaning();
        Optional<BtfType> type = parameter.pointee().filter(pointee -> pointee.size() > 0);
        if (type.isPresent() && isOption(parameter)) {
            ScalarDecoders scalars = types.scalars();
            boolean signed = meaning.form().isSigned(true);
            return new OptionDecoder(
                    type.get().size(),
                    meaning.form().network(),
                    scalars.format(meaning.kind(), signed),
                    scalars.symbols(meaning, type.get().size()));
        }
        return decoder(meaning, type, isSingle(meaning));
    }

    /**
     * A decoder of memory that other memory points to; of what a member counts, it holds as many elements.
     *
     * @param type of one element
     */
    ValueDecoder pointee(Semantics meaning, Optional<BtfType> type) {
        boolean array = meaning.extent() instanceof LengthSpec.Member && unit(meaning.extent()) == Unit.NATURAL;
        return decoder(meaning, type, !array && isSingle(meaning));
    }

    private ValueDecoder decoder(Semantics meaning, Optional<BtfType> type, boolean single) {
        return switch (meaning.kind()) {
            case PATH, STRING -> new TextDecoder();
            case STRING_LIST -> new TextListDecoder();
            case SIGSET -> types.scalars().signals(0);
            case FD_SET -> new BitsDecoder(meaning.extent().lastArgument());
            case BITS -> BitsDecoder.ALL;
            case BUFFER -> DataDecoder.ALL;
            case POINTERS -> pointers(meaning, type);
            default ->
                type.filter(known -> known.size() > 0)
                        .map(known -> values(known, meaning, single))
                        .orElse(DataDecoder.ALL);
        };
    }

    /** Of a struct with a tail, a failing call writes at most what stands before that; what it reads is there whatever it does. */
    static Failure failure(Parameter parameter) {
        Semantics meaning = parameter.meaning();
        if (meaning.direction() != Direction.OUT) {
            return Failure.NONE;
        }
        boolean tailed = unit(meaning.extent()) == Unit.TAIL;
        int error = meaning.written() == Written.ON_SUCCESS ? Failure.NO_ERROR : meaning.error();
        return new Failure(error, tailed ? head(parameter.pointee()) : Integer.MAX_VALUE);
    }

    private static int head(Optional<BtfType> type) {
        return type.orElse(null) instanceof Composite struct
                        && !struct.members().isEmpty()
                ? struct.members().getLast().offset()
                : Integer.MAX_VALUE;
    }

    /** Each is followed to the struct that the meaning names. */
    private ValueDecoder pointers(Semantics meaning, Optional<BtfType> pointer) {
        Semantics pointee = new Semantics(Kind.STRUCT, meaning.direction(), LengthSpec.NONE, meaning.name());
        return pointer.<ValueDecoder>map(type -> new ArrayDecoder(
                        new ValueDecoder[] {types.decoder(type, pointee)},
                        Label.of(type.cName(), ""),
                        ArrayDecoder.FLEXIBLE))
                .orElse(DataDecoder.ALL);
    }

    private ValueDecoder values(BtfType type, Semantics meaning, boolean single) {
        LengthSpec extent = meaning.extent();
        if (type instanceof Composite struct) {
            Optional<Placed> stride = stride(struct);
            if (stride.isPresent() && extent != LengthSpec.NONE) {
                return strides(struct, stride.get());
            }
            if (single && !isViewed(struct, meaning)) {
                return structs.viewed(meaning.view()).open(struct, unit(extent) != Unit.TAIL && stride.isEmpty());
            }
        }
        boolean struct = type instanceof Composite;
        ValueDecoder value = types.decoder(
                type,
                struct && isViewed((Composite) type, meaning)
                        ? Semantics.named(Kind.STRUCT, meaning.name())
                        : meaning.kind() == Kind.STRUCT ? Semantics.UNKNOWN : meaning.element());
        if (!single) {
            return new ArrayDecoder(elements(type, value), Label.of(type.cName(), ""), ArrayDecoder.FLEXIBLE);
        }
        return struct ? value : new PointeeDecoder(value);
    }

    /** The decoders of the first elements, where the table tells them apart; the last one is that of all others. */
    private ValueDecoder[] elements(BtfType type, ValueDecoder general) {
        boolean different = type instanceof Composite struct && structs.hasElement(struct, 1);
        return different
                ? new ValueDecoder[] {general, structs.element(1).struct((Composite) type), general}
                : new ValueDecoder[] {general};
    }

    private boolean isViewed(Composite struct, Semantics meaning) {
        boolean named = meaning.kind() == Kind.STRUCT && meaning.name().indexOf('.') >= 0;
        return named || ViewDecoders.exist(types.table().semantics(), StructDecoders.tableName(struct));
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

    /** A number behind a pointer to bytes, as many of them as the call says; numbers whose length is told are as many as fit. */
    private static boolean isOption(Parameter parameter) {
        NumberForm form = parameter.meaning().form();
        if (form.bytes() > 0 && !form.network()) {
            return false;
        }
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
            case LengthSpec.ResultWithin within -> within.unit();
            case LengthSpec.Pointed pointed -> pointed.unit();
            case LengthSpec.Member member -> member.unit();
            case LengthSpec.Fixed fixed -> fixed.unit();
            case LengthSpec.IoctlSize ioctl -> Unit.BYTES;
        };
    }
}
