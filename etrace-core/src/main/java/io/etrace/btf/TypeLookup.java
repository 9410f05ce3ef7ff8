// SPDX-License-Identifier: Apache-2.0
package io.etrace.btf;

import java.nio.charset.StandardCharsets;

/** Chooses the type that a C name stands for. */
final class TypeLookup {
    static final int NOT_FOUND = -1;

    private static final int VOID = 0;

    private final RawTypes raw;
    private final NameIndex names;
    private final TypeGraph types;

    TypeLookup(RawTypes raw, TypeGraph types) {
        this.raw = raw;
        this.types = types;
        names = new NameIndex(raw);
    }

    /** The id of the type, or {@link #NOT_FOUND}. Pointers are left to the caller. */
    int find(CTypeName wanted) {
        if (wanted.namespace() != Namespace.ORDINARY) {
            return find(wanted.namespace(), wanted.name());
        }
        if (wanted.name().equals("void")) {
            return VOID;
        }
        int id = find(Namespace.ORDINARY, wanted.name());
        return id == NOT_FOUND ? find(Namespace.ORDINARY, IntNames.gcc(wanted.name())) : id;
    }

    private int find(Namespace namespace, String name) {
        byte[] wanted = name.getBytes(StandardCharsets.UTF_8);
        int best = NOT_FOUND;
        for (int id : names.find(wanted)) {
            if (raw.namespace(id) == namespace && (best == NOT_FOUND || rank(id) > rank(best))) {
                best = id;
            }
        }
        return best;
    }

    /** Several source files may use the same name: the largest type is taken, and a declaration without members last. */
    private int rank(int id) {
        BtfType type = types.type(id);
        return type instanceof BtfType.Forward ? -1 : type.size();
    }
}
