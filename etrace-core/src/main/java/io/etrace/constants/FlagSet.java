// SPDX-License-Identifier: Apache-2.0
package io.etrace.constants;

import io.etrace.text.Utf8Buffer;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * Bits that are or-ed together: {@code O_RDWR|O_CLOEXEC|0x400000}. Flags are written from the lowest bit on, and one of
 * several bits instead of its parts; bits without a name follow in hexadecimal. A value of which all bits are set was
 * not meant as flags and is written as one number.
 */
final class FlagSet implements ConstantSet {
    private final String name;
    private final Members members;
    private final Base[] first;
    private final Base[] last;
    private final FlagIndex index;

    FlagSet(String name, Members members, List<Base> bases) {
        this.name = name;
        this.members = members;
        first = bases(bases, false);
        last = bases(bases, true);
        index = new FlagIndex(members);
    }

    private static Base[] bases(List<Base> bases, boolean last) {
        List<Base> chosen = new ArrayList<>();
        for (Base base : bases) {
            if (base.place().last() == last) {
                chosen.add(base);
            }
        }
        return chosen.toArray(new Base[0]);
    }

    /** The bits that are none of a field. */
    private long single(long flags) {
        long rest = flags;
        for (Base base : first) {
            rest &= ~base.taken(flags);
        }
        for (Base base : last) {
            rest &= ~base.taken(flags);
        }
        return rest;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void write(Utf8Buffer out, long value, int width) {
        long flags = Width.zeroExtend(value, width);
        if (flags == Width.mask(width)) {
            out.appendHex(flags);
            return;
        }
        int start = out.length();
        writeBases(out, first, flags, start);
        writeFlags(out, single(flags), start);
        writeBases(out, last, flags, start);
        if (out.length() == start) {
            writeZero(out);
        }
    }

    private static void writeBases(Utf8Buffer out, Base[] bases, long flags, int start) {
        for (Base base : bases) {
            base.write(out, flags, start);
        }
    }

    private void writeFlags(Utf8Buffer out, long flags, int start) {
        long unknown = 0;
        long rest = flags;
        while (rest != 0) {
            int member = index.best(rest);
            if (member < 0) {
                unknown |= Long.lowestOneBit(rest);
                rest &= rest - 1;
            } else {
                members.writeName(separated(out, start), member);
                rest &= ~members.value(member);
            }
        }
        if (unknown != 0) {
            separated(out, start).appendHex(unknown);
        }
    }

    private static Utf8Buffer separated(Utf8Buffer out, int start) {
        return out.length() > start ? out.append('|') : out;
    }

    private void writeZero(Utf8Buffer out) {
        if (index.zero() < 0) {
            out.append('0');
        } else {
            members.writeName(out, index.zero());
        }
    }

    @Override
    public OptionalLong valueOf(String constant) {
        OptionalLong value = members.valueOf(constant);
        for (int i = 0; value.isEmpty() && i < first.length + last.length; i++) {
            Base base = i < first.length ? first[i] : last[i - first.length];
            value = base.values().valueOf(constant);
        }
        return value;
    }

    @Override
    public List<String> names() {
        List<String> names = new ArrayList<>();
        for (Base base : first) {
            names.addAll(base.values().names());
        }
        names.addAll(members.names());
        for (Base base : last) {
            names.addAll(base.values().names());
        }
        return names;
    }
}
