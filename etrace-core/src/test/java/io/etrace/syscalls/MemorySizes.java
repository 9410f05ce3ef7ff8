// SPDX-License-Identifier: Apache-2.0
package io.etrace.syscalls;

import io.etrace.btf.BtfType;
import io.etrace.btf.Composite;
import io.etrace.btf.Member;
import io.etrace.syscalls.LengthSpec.Unit;
import io.etrace.syscalls.Semantics.Kind;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** Works out the bytes that an {@link LengthSpec} stands for, in the plainest way there is. */
final class MemorySizes {
    private MemorySizes() {}

    /**
     * The bytes behind a pointer.
     *
     * @param all what lies behind each argument before and after the call
     * @param own what lies behind this one, at the side that counts
     */
    static long of(Parameter parameter, long result, long[] arguments, byte[][][] all, byte[] own, boolean written) {
        Semantics meaning = parameter.meaning();
        if ((meaning.kind() == Kind.PATH || meaning.kind() == Kind.STRING) && meaning.extent() == LengthSpec.NONE) {
            return terminated(own);
        }
        long size = parameter.pointee().map(BtfType::size).orElse(1);
        Composite struct = parameter.pointee().orElse(null) instanceof Composite composite ? composite : null;
        long bytes = switch (meaning.extent()) {
            case LengthSpec.None none -> size;
            case LengthSpec.Argument argument ->
                scaled(arguments[argument.index()], argument.unit(), meaning.kind(), size, struct);
            case LengthSpec.Result length -> {
                long number = Math.max(result, 0);
                long most = length.limit() < 0 ? number : Math.min(number, arguments[length.limit()]);
                yield scaled(most, length.unit(), meaning.kind(), size, struct);
            }
            case LengthSpec.Pointed pointed -> {
                long before = number(all[pointed.index()][0], 0);
                long after = number(all[pointed.index()][1], 0);
                long number = (written ? Math.min(before, after) : before) >> pointed.shift();
                yield scaled(number, pointed.unit(), meaning.kind(), size, struct);
            }
            case LengthSpec.Member member ->
                scaled(number(own, offset(struct, member.name())), member.unit(), Kind.BUFFER, 1, struct);
            case LengthSpec.ResultWithin within -> Math.max(result, 0);
            case LengthSpec.Fixed fixed -> scaled(fixed.count(), fixed.unit(), meaning.kind(), size, struct);
            case LengthSpec.IoctlSize ioctl -> arguments[ioctl.index()] >> 16 & 0x3fff;
        };
        boolean ends = meaning.kind() == Kind.STRING && !meaning.direction().out();
        return ends ? Math.min(bytes, terminated(own)) : bytes;
    }

    private static long scaled(long number, Unit unit, Kind kind, long size, Composite struct) {
        return switch (unit) {
            case BYTES -> number;
            case TAIL -> struct.members().getLast().offset() + number * tailSize(struct);
            case KEY, VALUE -> throw new IllegalArgumentException("the length of a " + unit + " is the map's");
            case PAGES -> (number + 4095) / 4096;
            case NODES -> (number - 1 + 63) / 64 * 8;
            case NATURAL ->
                switch (kind) {
                    case BUFFER, BITS, PATH, STRING, STRING_LIST, SOCKADDR, SIGSET -> number;
                    case FD_SET -> (number + 63) / 64 * 8;
                    default -> number * size;
                };
        };
    }

    private static long tailSize(Composite struct) {
        return struct.members().getLast().type() instanceof BtfType.Array array
                ? array.element().size()
                : 1;
    }

    private static int offset(Composite struct, String member) {
        return struct.member(member).map(Member::offset).orElseThrow();
    }

    private static long terminated(byte[] text) {
        long end = 0;
        while (text[(int) end] != 0) {
            end++;
        }
        return end + 1;
    }

    private static long number(byte[] bytes, int offset) {
        return MemorySegment.ofArray(bytes).get(ValueLayout.JAVA_INT_UNALIGNED, offset);
    }
}
