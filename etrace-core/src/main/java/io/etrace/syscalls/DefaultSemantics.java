// SPDX-License-Identifier: Apache-2.0
package io.etrace.syscalls;

import io.etrace.syscalls.LengthSpec.Unit;
import io.etrace.syscalls.Semantics.Direction;
import io.etrace.syscalls.Semantics.Kind;
import io.etrace.syscalls.SyscallFormat.Field;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a parameter probably means when only the C types are known: {@code const T *} goes in, {@code T *} comes out,
 * {@code const char *} is a string, {@code void *} or {@code char *} before a size is a buffer.
 */
final class DefaultSemantics {
    private static final Set<String> TEXT = Set.of("char");
    private static final Set<String> BYTES = Set.of("char", "void", "unsigned char", "u8", "__u8");
    private static final Set<String> SIZES =
            Set.of("size_t", "unsigned int", "unsigned", "unsigned long", "int", "u32", "__u32");
    private static final List<String> SIZE_NAMES = List.of("len", "siz", "sz", "count", "bytes");

    private final Map<String, Semantics> typedefs;

    DefaultSemantics(Map<String, Semantics> typedefs) {
        this.typedefs = typedefs;
    }

    Semantics of(List<Field> fields, int index) {
        String type = CType.unqualified(fields.get(index).type());
        if (!CType.pointer(type)) {
            return typedefs.getOrDefault(type, Semantics.UNKNOWN);
        }
        String pointee = CType.pointee(type);
        boolean constant =
                pointee.startsWith("const ") || fields.get(index).type().startsWith("const ");
        String target = CType.unqualified(pointee);
        if (CType.pointer(target)) {
            return pointers(target, constant);
        }
        return memory(fields, index, target, constant ? Direction.IN : Direction.OUT);
    }

    private static Semantics pointers(String target, boolean constant) {
        if (constant && TEXT.contains(CType.unqualified(CType.pointee(target)))) {
            return Semantics.of(Kind.STRINGS, Direction.IN);
        }
        return Semantics.of(Kind.ADDRESS, constant ? Direction.IN : Direction.OUT);
    }

    private static Semantics memory(List<Field> fields, int index, String target, Direction direction) {
        boolean sized = index + 1 < fields.size() && size(fields.get(index + 1));
        if (BYTES.contains(target) && sized) {
            return new Semantics(Kind.BUFFER, direction, extent(direction, Unit.NATURAL, index + 1), "");
        }
        if (TEXT.contains(target)) {
            return Semantics.of(Kind.STRING, Direction.IN);
        }
        if (target.equals("void")) {
            return Semantics.of(Kind.ADDRESS);
        }
        if (sized
                && target.startsWith("struct ")
                && CType.unqualified(fields.get(index + 1).type()).equals("size_t")) {
            return new Semantics(Kind.STRUCT, direction, new LengthSpec.Argument(index + 1, Unit.BYTES), "");
        }
        return Semantics.of(Kind.STRUCT, direction);
    }

    /** What comes out is as long as the result says, if that is a length at all, and never longer than the size. */
    private static LengthSpec extent(Direction direction, Unit unit, int size) {
        return direction == Direction.IN ? new LengthSpec.Argument(size, unit) : new LengthSpec.Result(unit, size);
    }

    private static boolean size(Field field) {
        String type = CType.unqualified(field.type());
        return type.equals("size_t")
                || SIZES.contains(type) && SIZE_NAMES.stream().anyMatch(field.name()::contains);
    }
}
