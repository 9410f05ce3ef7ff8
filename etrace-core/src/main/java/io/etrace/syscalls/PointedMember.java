// SPDX-License-Identifier: Apache-2.0
package io.etrace.syscalls;

import io.etrace.btf.BtfType;
import java.util.List;
import java.util.Optional;

/**
 * A member of a struct that points to memory.
 *
 * @param at where the pointer is in the struct, in bytes
 * @param width of the pointer: 4 or 8 bytes
 * @param meaning of the memory; its extent speaks of other members
 * @param element the type of one element; empty for bytes
 * @param number where the struct says how much memory there is; {@link Place#NONE} when it does not
 * @param test where the struct says whether this is a pointer; {@link Place#NONE} when it always is
 * @param values what stands there then
 * @param inner members of an element that point to memory in their turn
 */
public record PointedMember(
        int at,
        int width,
        Semantics meaning,
        Optional<BtfType> element,
        Place number,
        Place test,
        List<Long> values,
        List<PointedMember> inner) {

    /** An integer in a struct: its offset and its size in bytes. */
    public record Place(int at, int size) {
        public static final Place NONE = new Place(0, 0);
    }

    /** The same in a struct that begins {@code offset} bytes later. */
    PointedMember shifted(int offset) {
        return new PointedMember(
                at + offset, width, meaning, element, shifted(number, offset), shifted(test, offset), values, inner);
    }

    private static Place shifted(Place place, int offset) {
        return place.size() == 0 ? place : new Place(place.at() + offset, place.size());
    }
}
