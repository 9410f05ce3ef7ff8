// SPDX-License-Identifier: Apache-2.0
package io.etrace.constants;

import io.etrace.text.Utf8Buffer;
import java.util.List;
import java.util.OptionalLong;

/** Constants of which a value is exactly one: {@code F_GETFL}. A value without a name is written in decimal. */
final class EnumSet implements ConstantSet {
    /** Has no constants. */
    static final EnumSet NONE = new EnumSet("", new Members(new byte[0]));

    private final String name;
    private final Members members;
    private final ValueIndex index;

    EnumSet(String name, Members members) {
        this.name = name;
        this.members = members;
        index = new ValueIndex(members);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void write(Utf8Buffer out, long value, int width) {
        if (!writeName(out, value, width)) {
            out.appendDecimal(Width.signExtend(value, width));
        }
    }

    /** Appends the name if the value has one. */
    boolean writeName(Utf8Buffer out, long value, int width) {
        int position = index.find(value, width);
        if (position < 0) {
            return false;
        }
        members.writeName(out, index.member(position));
        return true;
    }

    boolean hasName(long value, int width) {
        return index.find(value, width) >= 0;
    }

    @Override
    public OptionalLong valueOf(String constant) {
        return members.valueOf(constant);
    }

    @Override
    public List<String> names() {
        return members.names();
    }
}
