// SPDX-License-Identifier: Apache-2.0
package io.etrace.btf;

import java.util.List;

/**
 * Reads the members of a STRUCT or UNION record, three words each: name, type, position. With the record's kind_flag the
 * position is {@code bits 0-23 bit offset, bits 24-31 bit-field size}. Without it the position is the bit offset, and a
 * bit-field shows in its INT, whose own word is {@code bits 0-7 size in bits, bits 16-23 bit offset, bits 24-27 encoding}.
 */
final class MemberReader {
    private static final int WORDS = 3;

    private final RawTypes raw;
    private final TypeGraph types;
    private final int id;

    MemberReader(RawTypes raw, TypeGraph types, int id) {
        this.raw = raw;
        this.types = types;
        this.id = id;
    }

    List<Member> members(int depth) {
        int count = raw.elements(id);
        if (count > Expansion.MAX_VALUES) {
            throw new BtfException(
                    raw.describe(id) + " has " + count + " members, allowed are " + Expansion.MAX_VALUES);
        }
        Member[] members = new Member[count];
        for (int i = 0; i < members.length; i++) {
            members[i] = member(i, depth);
        }
        return List.of(members);
    }

    private Member member(int index, int depth) {
        int typeId = raw.target(id, index * WORDS + 1);
        int position = raw.word(id, index * WORDS + 2);
        int bitOffset = raw.flag(id) ? position & 0xff_ffff : position;
        int bitSize = raw.flag(id) ? position >>> 24 : 0;
        BtfType type = types.type(typeId, depth);
        if (bitSize == 0 && type instanceof BtfType.Int) {
            int encoding = raw.word(raw.unmodified(typeId), 0);
            bitOffset += encoding >>> 16 & 0xff;
            bitSize = narrowed(encoding & 0xff, type.size());
        }
        Name name = Name.of(raw.strings.bytes(raw.word(id, index * WORDS)));
        return checked(new Member(name, types.spelling(typeId), type, bitOffset, bitSize));
    }

    private static int narrowed(int bits, int bytes) {
        return bits == bytes * Byte.SIZE ? 0 : bits;
    }

    private Member checked(Member member) {
        long typeBits = (long) member.type().size() * Byte.SIZE;
        long bits = member.isBitField() ? member.bitSize() : typeBits;
        boolean sound = member.isBitField()
                ? isInteger(member.type()) && bits <= Math.min(typeBits, Long.SIZE)
                : member.bitOffset() % Byte.SIZE == 0;
        if (!sound || member.bitOffset() < 0 || member.bitOffset() + bits > (long) raw.size(id) * Byte.SIZE) {
            throw new BtfException(raw.describe(id) + " of " + raw.size(id) + " bytes cannot have " + bits
                    + " bits of member " + member);
        }
        return member;
    }

    private static boolean isInteger(BtfType type) {
        return type instanceof BtfType.Int || type instanceof Enumeration;
    }
}
