// SPDX-License-Identifier: Apache-2.0
package io.etrace.decode;

import io.etrace.btf.BtfType;
import io.etrace.btf.Composite;
import io.etrace.btf.Enumeration;
import io.etrace.btf.Pointer;
import io.etrace.syscalls.Semantics;
import io.etrace.syscalls.Semantics.Kind;
import io.etrace.syscalls.SemanticsTable;
import io.etrace.syscalls.SyscallModel;
import java.util.Optional;

/** Makes decoders of C types as BTF describes them, with what the semantics table adds. */
final class TypeDecoders {
    private final ScalarDecoders scalars;
    private final MemberMeanings meanings;
    private final TableTypes table;

    TypeDecoders(ConstantNameTable constants, SemanticsTable semantics, SyscallModel model) {
        this(new ScalarDecoders(constants), new MemberMeanings(semantics), new TableTypes(semantics, constants, model));
    }

    private TypeDecoders(ScalarDecoders scalars, MemberMeanings meanings, TableTypes table) {
        this.scalars = scalars;
        this.meanings = meanings;
        this.table = table;
    }

    /** The same, with other meanings of structs' members. */
    TypeDecoders with(MemberMeanings newMeanings) {
        return new TypeDecoders(scalars, newMeanings, table);
    }

    StructDecoders structs() {
        return new StructDecoders(this, meanings);
    }

    /** What else decoders are made from. */
    TableTypes table() {
        return table;
    }

    ScalarDecoders scalars() {
        return scalars;
    }

    /** A decoder for values of a type; its {@link ValueDecoder#size()} is that of the type. */
    ValueDecoder decoder(BtfType type, Semantics meaning) {
        if (meaning.pointer()) {
            return followed(type, meaning);
        }
        return switch (type) {
            case BtfType.Int number -> integer(number, meaning);
            case Enumeration names ->
                scalars.decoder(names.size(), names.signed(), meaning, new EnumeratorNames(names));
            case Pointer pointer -> pointer(pointer, meaning);
            case BtfType.Array array -> array(array, meaning);
            case Composite struct -> composite(struct, meaning);
            case BtfType.Float real -> new DataDecoder(real.size());
            case BtfType.Void nothing -> new DataDecoder(0);
            case BtfType.Forward unknown -> new DataDecoder(0);
            case BtfType.Function code -> new DataDecoder(0);
        };
    }

    /** A pointer to memory that the table knows. */
    private FollowedDecoder followed(BtfType type, Semantics meaning) {
        Optional<BtfType> target = type instanceof Pointer pointer ? Optional.of(pointer.target()) : Optional.empty();
        MemoryDecoders memory = new MemoryDecoders(this);
        return new FollowedDecoder(
                type.size(), memory.pointee(meaning, table.model().element(meaning, target)));
    }

    private ValueDecoder integer(BtfType.Int number, Semantics meaning) {
        if (number.size() > Long.BYTES) {
            return new DataDecoder(number.size());
        }
        return scalars.decoder(number.size(), number.signed(), meaning, ConstantNames.NONE);
    }

    /** Only the handler of a signal is an address that can be a constant. */
    private ValueDecoder pointer(Pointer pointer, Semantics meaning) {
        ConstantNames symbols = scalars.symbols(meaning, pointer.size());
        return symbols == ConstantNames.NONE
                ? new PointerDecoder(pointer.size())
                : new NumberDecoder(pointer.size(), Format.HEX, symbols);
    }

    private ValueDecoder array(BtfType.Array array, Semantics meaning) {
        if (meaning.kind() == Kind.BUFFER || meaning.kind() == Kind.INET) {
            return meaning.kind() == Kind.INET ? new InetDecoder(array.size()) : new DataDecoder(array.size());
        }
        boolean string = meaning.kind() == Kind.PATH || meaning.kind() == Kind.STRING;
        if (array.count() > 0 && (string || isChar(array.element()))) {
            return new CharArrayDecoder(array.size(), string);
        }
        return elements(array, meaning, array.count());
    }

    /** An array that takes what is there. */
    ValueDecoder flexible(BtfType.Array array, Semantics meaning) {
        if (meaning.kind() == Kind.BUFFER) {
            return DataDecoder.ALL;
        }
        boolean string = meaning.kind() == Kind.PATH || meaning.kind() == Kind.STRING;
        if (string || isChar(array.element())) {
            return new CharArrayDecoder(0, string);
        }
        return elements(array, meaning, ArrayDecoder.FLEXIBLE);
    }

    private ValueDecoder elements(BtfType.Array array, Semantics meaning, int count) {
        BtfType element = array.element();
        return new ArrayDecoder(decoder(element, meaning), Label.of(element.cName(), ""), count);
    }

    private static boolean isChar(BtfType type) {
        return type instanceof BtfType.Int number && number.isChar();
    }

    private ValueDecoder composite(Composite struct, Semantics meaning) {
        if (meaning.kind() == Kind.INET && (struct.size() == 4 || struct.size() == 16)) {
            return new InetDecoder(struct.size());
        }
        if (meaning.kind() == Kind.SOCKADDR) {
            return new BoundedDecoder(struct.size(), table.addresses());
        }
        if (meaning.kind() == Kind.SIGSET || struct.cName().equals("sigset_t")) {
            return scalars.signals(struct.size());
        }
        boolean viewed = meaning.kind() == Kind.STRUCT && meaning.name().indexOf('.') >= 0;
        return structs().struct(struct, viewed ? meaning.name() : "");
    }
}
