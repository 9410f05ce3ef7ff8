// SPDX-License-Identifier: Apache-2.0
package io.etrace.decode;

import io.etrace.btf.Enumeration;
import io.etrace.text.Utf8Buffer;

/** The names that BTF gives to the values of an enum. */
final class EnumeratorNames implements ConstantNames {
    private final Enumeration enumeration;
    private final byte[][] names;

    EnumeratorNames(Enumeration enumeration) {
        this.enumeration = enumeration;
        names = new byte[enumeration.count()][];
        for (int i = 0; i < names.length; i++) {
            names[i] = Label.ascii(enumeration.name(i));
        }
    }

    @Override
    public boolean write(long value, Utf8Buffer out) {
        int index = enumeration.indexOf(value);
        if (index < 0) {
            return false;
        }
        out.append(names[index]);
        return true;
    }
}
