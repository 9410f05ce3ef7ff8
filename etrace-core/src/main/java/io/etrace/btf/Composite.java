// SPDX-License-Identifier: Apache-2.0
package io.etrace.btf;

import java.util.List;
import java.util.Optional;

/** A struct or a union. There is one object for each in a {@link Btf}: composites are equal when they are the same. */
public final class Composite implements BtfType {
    private final String cName;
    private final boolean union;
    private final int size;
    private final List<Member> members;
    private final Expansion expansion;

    Composite(String cName, boolean union, int size, List<Member> members) {
        this.cName = cName;
        this.union = union;
        this.size = size;
        this.members = members;
        expansion = Expansion.ofMembers(members);
    }

    public boolean isUnion() {
        return union;
    }

    /** In the order of declaration. Walk it by index where nothing may be allocated. */
    public List<Member> members() {
        return members;
    }

    /**
     * The member of that name, at its place in this composite even if it belongs to an anonymous member. Dots lead into the
     * members that have names: {@code _sifields._kill._pid}.
     */
    public Optional<Member> member(String name) {
        int dot = name.indexOf('.');
        if (dot >= 0) {
            return member(name.substring(0, dot)).flatMap(outer -> outer.inner(name.substring(dot + 1)));
        }
        for (Member member : members) {
            Optional<Member> found = member.named(name);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    @Override
    public String cName() {
        return cName;
    }

    @Override
    public int size() {
        return size;
    }

    Expansion expansion() {
        return expansion;
    }

    @Override
    public String toString() {
        return cName;
    }
}
