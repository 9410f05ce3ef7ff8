// SPDX-License-Identifier: Apache-2.0
package io.etrace.decode;

/** A socket address, of the family that it says. */
final class SockaddrDecoder implements ValueDecoder {
    private final MemberDecoder family;
    private final CompositeDecoder[] families;
    private final CompositeDecoder other;

    /**
     * Of structs whose family is left out.
     *
     * @param families by the number of the family; {@code other} where there is none
     */
    SockaddrDecoder(MemberDecoder family, CompositeDecoder[] families, CompositeDecoder other) {
        this.family = family;
        this.families = families.clone();
        this.other = other;
    }

    @Override
    public int size() {
        return 0;
    }

    @Override
    public int least() {
        return family.value().least();
    }

    @Override
    public void decode(RecordBytes window, int at, ValueSink sink) {
        long number = window.unsigned(at, family.value().size());
        sink.openStruct(false);
        family.decode(window, at, sink);
        members(number).members(window, at, sink);
        sink.closeStruct();
    }

    private CompositeDecoder members(long number) {
        CompositeDecoder found = number < families.length ? families[(int) number] : null;
        return found == null ? other : found;
    }
}
