// SPDX-License-Identifier: Apache-2.0
package io.etrace.btf;

import java.util.Optional;

/**
 * A member of a struct or union. Its names are printable ASCII, kept as bytes too for those who write them often; these
 * arrays are shared and must not be changed.
 */
public final class Member {
    private final Name name;
    private final Name typeName;
    private final BtfType type;
    private final int bitOffset;
    private final int bitSize;

    Member(Name name, Name typeName, BtfType type, int bitOffset, int bitSize) {
        this.name = name;
        this.typeName = typeName;
        this.type = type;
        this.bitOffset = bitOffset;
        this.bitSize = bitSize;
    }

    /** Empty when anonymous. */
    public String name() {
        return name.text();
    }

    public byte[] nameBytes() {
        return name.ascii();
    }

    /** The type as it was written, with its typedefs and qualifiers: {@code __kernel_time_t}, {@code const char *}. */
    public String typeName() {
        return typeName.text();
    }

    public byte[] typeNameBytes() {
        return typeName.ascii();
    }

    public BtfType type() {
        return type;
    }

    /** From the start of the composite, in bits; a multiple of 8 unless it is a bit-field. */
    public int bitOffset() {
        return bitOffset;
    }

    /** The width of a bit-field, at most its type's; 0 for other members. */
    public int bitSize() {
        return bitSize;
    }

    public boolean isBitField() {
        return bitSize != 0;
    }

    /** From the start of the composite, in bytes; for a bit-field the byte in which it begins. */
    public int offset() {
        return bitOffset >>> 3;
    }

    /** This member, or one inside it when it is anonymous, as seen from where this member's offset counts. */
    Optional<Member> named(String wanted) {
        if (name.text().equals(wanted)) {
            return Optional.of(this);
        }
        if (name.text().isEmpty() && type instanceof Composite inner) {
            return inner.member(wanted).map(found -> found.shifted(bitOffset));
        }
        return Optional.empty();
    }

    /** A member of this one, as seen from where this one's offset counts. */
    Optional<Member> inner(String path) {
        return type instanceof Composite struct
                ? struct.member(path).map(found -> found.shifted(bitOffset))
                : Optional.empty();
    }

    private Member shifted(int bits) {
        return new Member(name, typeName, type, bitOffset + bits, bitSize);
    }

    @Override
    public String toString() {
        return typeName.text() + " " + name.text() + " at bit " + bitOffset;
    }
}
