// SPDX-License-Identifier: Apache-2.0
package io.etrace.decode;

/**
 * Control messages, each a struct cmsghdr followed by its data, padded to the size of a pointer (cmsg(3)).
 *
 * @param size the bytes of a struct cmsghdr
 */
record CmsgDecoder(int size, int alignment, Label label, MemberDecoder length, MemberDecoder level, ControlTypes types)
        implements ValueDecoder {
    private static final Label DATA = Label.of("unsigned char[]", "cmsg_data");

    @Override
    public int size() {
        return 0;
    }

    @Override
    public void decode(RecordBytes window, int at, ValueSink sink) {
        int end = window.end();
        int next = at;
        sink.openList();
        for (int i = 0; end - next >= size; i++) {
            int taken = taken(window, next, end);
            window.limit(next + taken);
            sink.item(label, i, next, taken);
            message(window, next, sink);
            sink.end();
            window.limit(end);
            next = Math.min(end, next + (taken + alignment - 1 & -alignment));
        }
        if (window.isTruncated()) {
            sink.cut();
        }
        sink.closeList();
    }

    /** What does not make sense takes the rest. */
    private int taken(RecordBytes window, int at, int end) {
        long taken = window.unsigned(at + length.offset(), length.value().size());
        return taken < size || taken > end - at ? end - at : (int) taken;
    }

    private void message(RecordBytes window, int at, ValueSink sink) {
        ControlTypes.Level names =
                types.level(window.unsigned(at + level.offset(), level.value().size()));
        sink.openStruct(false);
        length.decode(window, at, sink);
        level.decode(window, at, sink);
        names.type().decode(window, at, sink);
        data(window, at, names, sink);
        sink.closeStruct();
    }

    private void data(RecordBytes window, int at, ControlTypes.Level names, ValueSink sink) {
        MemberDecoder type = names.type();
        ValueDecoder value =
                names.data(window.unsigned(at + type.offset(), type.value().size()));
        if (!window.has(at + size, value.least())) {
            value = DataDecoder.ALL;
        }
        sink.begin(DATA, at + size, window.end() - at - size);
        value.decode(window, at + size, sink);
        sink.end();
    }
}
