// SPDX-License-Identifier: Apache-2.0
package io.etrace.syscalls;

import io.etrace.btf.BtfType;
import io.etrace.btf.Composite;
import io.etrace.btf.Member;
import io.etrace.btf.Pointer;
import io.etrace.syscalls.Lines.Line;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The types as 32-bit programs lay them out. A type whose layout is neither the same for both nor known for 32 bits is
 * not there.
 */
final class CompatTypes implements Types {
    private static final String SEPARATOR = " = ";
    private static final String TIME64 = "time64 ";
    private static final String TIME = "struct __kernel_";
    private static final int NATIVE_POINTER = 8;

    private final Types types;
    private final Map<String, String> replacements = new HashMap<>();

    /**
     * The types of 32-bit programs.
     *
     * @param time64 whether times have the layout of 64-bit programs, as in clock_gettime64
     */
    CompatTypes(Types types, boolean time64) {
        this.types = types;
        for (Line line : Lines.ofResource("compat-types")) {
            int at = line.text().indexOf(SEPARATOR);
            if (at < 0) {
                throw line.error("expected NATIVE = COMPAT but found \"" + line.text() + "\"");
            }
            String type = line.text().substring(0, at);
            String replacement = line.text().substring(at + SEPARATOR.length());
            if (type.startsWith(TIME64)) {
                if (time64) {
                    replacements.put(type.substring(TIME64.length()), replacement);
                }
            } else if (!time64 || !type.startsWith(TIME)) {
                replacements.put(type, replacement);
            }
        }
    }

    @Override
    public Optional<BtfType> resolve(String cType) {
        String replacement = replacements.get(CType.unqualified(cType));
        if (replacement != null) {
            return types.resolve(replacement);
        }
        return types.resolve(cType).filter(type -> !(type instanceof Composite struct) || same(struct));
    }

    /** Whether 32-bit code lays a struct out in the same way: no pointers, no longs, no padding to 8 bytes. */
    private static boolean same(Composite struct) {
        int end = 0;
        for (Member member : struct.members()) {
            boolean gap = !struct.isUnion() && !member.isBitField() && member.bitOffset() != end;
            if (gap || !same(member.type())) {
                return false;
            }
            end = member.bitOffset()
                    + (member.isBitField() ? member.bitSize() : member.type().size() * Byte.SIZE);
        }
        return true;
    }

    private static boolean same(BtfType type) {
        return switch (type) {
            case Pointer pointer -> false;
            case Composite struct -> same(struct);
            case BtfType.Array array -> same(array.element());
            case BtfType.Int integer ->
                integer.size() != NATIVE_POINTER || integer.cName().contains("long long");
            default -> true;
        };
    }
}
