// SPDX-License-Identifier: Apache-2.0
package io.etrace.render.decode;

import io.etrace.btf.BtfType;
import io.etrace.btf.Composite;
import io.etrace.btf.Enumeration;
import io.etrace.btf.Pointer;
import io.etrace.syscalls.Meaning;
import io.etrace.syscalls.Meaning.Kind;
import io.etrace.syscalls.SemanticsTable;

/** Makes decoders of C types as BTF describes them, with what the semantics table adds. */
final class TypeDecoders {
    private final ScalarDecoders scalars;
    private final SemanticsTable semantics;

    TypeDecoders(SymbolTable symbols, SemanticsTable semantics) {
        this.scalars = new ScalarDecoders(symbols);
        this.semantics = semantics;
    }

    ScalarDecoders scalars() {
        return scalars;
    }

    /** A decoder for values of a type; its {@link ValueDecoder#size()} is that of the type. */
    ValueDecoder decoder(BtfType type, Meaning meaning) {
        return switch (type) {
            case BtfType.Int number -> integer(number, meaning);
            case Enumeration names ->
                scalars.decoder(names.size(), names.signed(), meaning, new EnumerationSymbols(names));
            case Pointer pointer -> pointer(pointer, meaning);
            case BtfType.Array array -> array(array, meaning);
            case Composite struct -> composite(struct, meaning);
            case BtfType.Float real -> new DataDecoder(real.size());
            case BtfType.Void nothing -> new DataDecoder(0);
            case BtfType.Forward unknown -> new DataDecoder(0);
            case BtfType.Function code -> new DataDecoder(0);
        };
    }

    private ValueDecoder integer(BtfType.Int number, Meaning meaning) {
        if (number.size() > Long.BYTES) {
            return new DataDecoder(number.size());
        }
        return scalars.decoder(number.size(), number.signed(), meaning, Symbols.NONE);
    }

    /** Only the handler of a signal is an address that can be a constant. */
    private ValueDecoder pointer(Pointer pointer, Meaning meaning) {
        Symbols symbols = scalars.symbols(meaning, pointer.size());
        return symbols == Symbols.NONE
                ? new PointerDecoder(pointer.size())
                : new NumberDecoder(pointer.size(), Format.HEX, symbols);
    }

    private ValueDecoder array(BtfType.Array array, Meaning meaning) {
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
    ValueDecoder flexible(BtfType.Array array, Meaning meaning) {
        boolean string = meaning.kind() == Kind.PATH || meaning.kind() == Kind.STRING;
        if (string || isChar(array.element())) {
            return new CharArrayDecoder(0, string);
        }
        return elements(array, meaning, ArrayDecoder.FLEXIBLE);
    }

    private ValueDecoder elements(BtfType.Array array, Meaning meaning, int count) {
        BtfType element = array.element();
        return new ArrayDecoder(decoder(element, meaning), Label.of(element.cName(), ""), count);
    }

    private static boolean isChar(BtfType type) {
        return type instanceof BtfType.Int number && number.isChar();
    }

    private ValueDecoder composite(Composite struct, Meaning meaning) {
        if (meaning.kind() == Kind.INET && (struct.size() == 4 || struct.size() == 16)) {
            return new InetDecoder(struct.size());
        }
        if (meaning.kind() == Kind.SIGSET || struct.cName().equals("sigset_t")) {
            return scalars.signals(struct.size());
        }
        return new StructDecoders(this, semantics).struct(struct);
    }
}
