// SPDX-License-Identifier: Apache-2.0
package io.etrace.btf;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;

/**
 * Copies types, and all that their values contain, to a blob of their own. A struct or union that is only pointed to is
 * copied as a forward declaration, an anonymous one as void: a subset never drags the kernel along.
 */
final class Subset {
    private final RawTypes raw;

    /** All types to be copied. */
    private final BitSet copied = new BitSet();

    /** Those of them that are contained, not just pointed to. */
    private final BitSet whole = new BitSet();

    private final Deque<Integer> open = new ArrayDeque<>();

    Subset(RawTypes raw) {
        this.raw = raw;
    }

    void add(int root) {
        visit(root, true);
        while (!open.isEmpty()) {
            int id = open.pop();
            if (!isDeclared(id)) {
                follow(id);
            }
        }
    }

    private void visit(int id, boolean contained) {
        BitSet visited = contained ? whole : copied;
        if (id != 0 && !visited.get(id) && raw.kind(id).isCType()) {
            copied.set(id);
            visited.set(id);
            open.push(id);
        }
    }

    private void follow(int id) {
        Kind kind = raw.kind(id);
        boolean contained = kind.isModifier() ? whole.get(id) : kind != Kind.PTR;
        for (int i = 0; i < raw.recordWords(id); i++) {
            if (kind.role(i) == Kind.TYPE) {
                visit(raw.checked(id, raw.recordWord(id, i)), contained);
            }
        }
    }

    /** A struct or union that is only pointed to. */
    private boolean isDeclared(int id) {
        Kind kind = raw.kind(id);
        return (kind == Kind.STRUCT || kind == Kind.UNION) && !whole.get(id);
    }

    byte[] toBytes() {
        int[] ids = newIds();
        BlobWriter out = new BlobWriter();
        for (int id = copied.nextSetBit(0); id >= 0; id = copied.nextSetBit(id + 1)) {
            if (ids[id] != 0) {
                write(id, ids, out);
            }
        }
        return out.toBytes();
    }

    /** By old id; 0, which is void, for what is left out. */
    private int[] newIds() {
        int[] ids = new int[raw.count()];
        int count = 0;
        for (int id = copied.nextSetBit(0); id >= 0; id = copied.nextSetBit(id + 1)) {
            ids[id] = isDeclared(id) && raw.nameOffset(id) == 0 ? 0 : ++count;
        }
        return ids;
    }

    private void write(int id, int[] ids, BlobWriter out) {
        if (isDeclared(id)) {
            out.word(out.name(raw.name(id)));
            out.word(Info.of(Kind.FWD, raw.kind(id) == Kind.UNION, 0));
            out.word(0);
            return;
        }
        Kind kind = raw.kind(id);
        for (int i = 0; i < raw.recordWords(id); i++) {
            int word = raw.recordWord(id, i);
            out.word(
                    switch (kind.role(i)) {
                        case Kind.NAME -> out.name(raw.strings.text(word));
                        case Kind.TYPE -> ids[word];
                        default -> word;
                    });
        }
    }
}
