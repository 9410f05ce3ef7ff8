// SPDX-License-Identifier: Apache-2.0
package io.etrace.btf;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes types of type records, each once. Types are immutable, down to their final fields: a thread that finds one in the
 * array without locking sees all of it.
 */
final class TypeGraph {
    private static final BtfType.Void VOID = new BtfType.Void();

    private final RawTypes raw;
    private final ScalarReader scalars;
    private final @Nullable BtfType[] types;
    private final @Nullable Name[] spellings;

    TypeGraph(RawTypes raw) {
        this.raw = raw;
        scalars = new ScalarReader(raw);
        types = new BtfType[raw.count()];
        spellings = new Name[raw.count()];
    }

    /** @throws BtfException when what the record says, or one for a part of its values, makes no sense */
    BtfType type(int id) {
        int unmodified = raw.unmodified(id);
        BtfType type = types[unmodified];
        return type != null ? type : type(unmodified, 0);
    }

    /** @param depth the composites and arrays that contain the type and wait for it to be made */
    synchronized BtfType type(int id, int depth) {
        int unmodified = raw.unmodified(id);
        BtfType type = types[unmodified];
        if (type == null) {
            type = make(unmodified, depth);
            types[unmodified] = type;
        }
        return type;
    }

    /** How a type is written, with its typedefs and qualifiers. For use while types are made. */
    Name spelling(int id) {
        Name spelling = spellings[id];
        if (spelling == null) {
            spelling = Name.of(Spelling.of(raw, id));
            spellings[id] = spelling;
        }
        return spelling;
    }

    private BtfType make(int id, int depth) {
        return switch (raw.kind(id)) {
            case VOID -> VOID;
            case INT -> scalars.integer(id);
            case FLOAT -> scalars.real(id);
            case ENUM, ENUM64 -> scalars.enumeration(id);
            case PTR -> pointer(id);
            case ARRAY -> array(id, depth + 1);
            case STRUCT, UNION -> composite(id, depth + 1);
            case FWD -> new BtfType.Forward(spelling(id).text());
            case FUNC_PROTO -> new BtfType.Function(spelling(id).text());
            default -> throw new BtfException(raw.describe(id) + " stands where a C type belongs");
        };
    }

    private Pointer pointer(int id) {
        return Pointer.to(this, raw.target(id), spelling(id).text());
    }

    private BtfType.Array array(int id, int depth) {
        checkDepth(id, depth);
        BtfType element = type(raw.target(id), depth);
        int count = raw.word(id, 2);
        if (count < 0 || Math.multiplyFull(element.size(), count) > Integer.MAX_VALUE) {
            throw new BtfException(raw.describe(id) + " has " + Integer.toUnsignedString(count) + " elements of "
                    + element.size() + " bytes");
        }
        return checked(id, new BtfType.Array(spelling(id).text(), element, count));
    }

    private Composite composite(int id, int depth) {
        checkDepth(id, depth);
        List<Member> members = new MemberReader(raw, this, id).members(depth);
        boolean union = raw.kind(id) == Kind.UNION;
        return checked(id, new Composite(spelling(id).text(), union, raw.size(id), members));
    }

    /** Stops at a type that contains itself, and before the stack overflows. */
    private void checkDepth(int id, int depth) {
        if (depth > Expansion.MAX_DEPTH) {
            throw new BtfException(raw.describe(id) + " is nested more than " + Expansion.MAX_DEPTH + " levels deep");
        }
    }

    private <T extends BtfType> T checked(int id, T type) {
        Expansion expansion = Expansion.of(type);
        if (expansion.isExcessive()) {
            throw new BtfException(raw.describe(id) + " unfolds to " + expansion.values() + " values on "
                    + expansion.depth() + " levels; allowed are " + Expansion.MAX_VALUES + " on "
                    + Expansion.MAX_DEPTH);
        }
        return type;
    }
}
