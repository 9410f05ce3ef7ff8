// SPDX-License-Identifier: Apache-2.0
package io.etrace.decode;

import io.etrace.syscalls.Semantics;
import io.etrace.syscalls.Semantics.Kind;

/** Makes decoders of numbers, by what they stand for. */
final class ScalarDecoders {
    private final ConstantNameTable table;

    ScalarDecoders(ConstantNameTable table) {
        this.table = table;
    }

    /**
     * A decoder of a number in {@code size} bytes.
     *
     * @param otherwise its names when the meaning has none
     */
    ValueDecoder decoder(int size, boolean signed, Semantics meaning, ConstantNames otherwise) {
        boolean effective = meaning.form().isSigned(signed);
        return meaning.form().network()
                ? networkNumber(meaning.form().bytes(size), effective, meaning, otherwise)
                : hostNumber(size, effective, meaning, otherwise);
    }

    private ValueDecoder networkNumber(int size, boolean signed, Semantics meaning, ConstantNames otherwise) {
        return number(size, signed, meaning, otherwise) instanceof NumberDecoder number
                ? new NetworkNumberDecoder(number)
                : new DataDecoder(size);
    }

    private ValueDecoder hostNumber(int size, boolean signed, Semantics meaning, ConstantNames otherwise) {
        return switch (meaning.kind()) {
            case FD, DIRFD -> descriptor(size, meaning);
            case PORT ->
                size == Short.BYTES
                        ? networkNumber(size, false, meaning, otherwise)
                        : number(size, signed, meaning, otherwise);
            case INET -> size == 4 || size == 16 ? new InetDecoder(size) : number(size, signed, meaning, otherwise);
            case SIGSET -> signals(size);
            default -> number(size, signed, meaning, otherwise);
        };
    }

    /** An int, or in some structs a longer number, of which the kernel takes what an int can hold. */
    private ValueDecoder descriptor(int size, Semantics meaning) {
        return new DescriptorDecoder(new NumberDecoder(size, Format.SIGNED, symbols(meaning, size)));
    }

    private ValueDecoder number(int size, boolean signed, Semantics meaning, ConstantNames otherwise) {
        if (size < 1 || size > Long.BYTES) {
            return new DataDecoder(size);
        }
        ConstantNames symbols = meaning.kind() == Kind.NUMBER ? otherwise : symbols(meaning, size);
        return new NumberDecoder(size, format(meaning.kind(), signed), symbols);
    }

    /** @param size 0 when it takes what is there */
    ValueDecoder signals(int size) {
        return new SignalsDecoder(size, table.set("signal", Integer.BYTES));
    }

    Format format(Kind kind, boolean signed) {
        return switch (kind) {
            case MODE -> Format.OCTAL;
            case ADDRESS -> Format.HEX;
            case FLAGS -> Format.FLAGS;
            case UID, GID, DEVICE -> Format.UNSIGNED;
            default -> signed ? Format.SIGNED : Format.UNSIGNED;
        };
    }

    ConstantNames symbols(Semantics meaning, int size) {
        return switch (meaning.kind()) {
            case FLAGS, ENUM -> table.set(meaning.name(), size);
            case DIRFD -> table.set("dirfd", size);
            case SIGNAL -> table.set("signal", size);
            case CLOCK -> table.set("clock", size);
            case KEY -> table.set("key_serial", size);
            case MODE -> NumberNames.mode(table.set("file_type", size));
            case UID, GID -> NumberNames::id;
            case DEVICE -> NumberNames::device;
            case WAIT_STATUS ->
                new WaitStatusNames(table.set("signal", Integer.BYTES), table.set("ptrace_event", Byte.BYTES));
            default -> ConstantNames.NONE;
        };
    }
}
