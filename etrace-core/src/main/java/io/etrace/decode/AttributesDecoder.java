// SPDX-License-Identifier: Apache-2.0
package io.etrace.decode;

import java.util.HashMap;
import java.util.Map;

/** Attributes of netlink, each a struct nlattr (len, type of 2 bytes) followed by its value, padded to 4 bytes. */
final class AttributesDecoder implements ValueDecoder {
    private static final int HEADER = 4;
    private static final int TYPE_MASK = 0x3fff; // NLA_TYPE_MASK of linux/netlink.h

    private static final Label ITEM = Label.of("struct nlattr", "");
    private static final Label VALUE = Label.of("unsigned char[]", "nla_data");
    private static final MemberDecoder LENGTH = new MemberDecoder(
            Label.of("__u16", "nla_len"), 0, new NumberDecoder(Short.BYTES, Format.UNSIGNED, ConstantNames.NONE));

    private final MemberDecoder type;
    private final Map<Integer, ValueDecoder> values = new HashMap<>();
    private ValueDecoder others = DataDecoder.ALL;

    AttributesDecoder(ConstantNames types) {
        type = new MemberDecoder(
                Label.of("__u16", "nla_type"),
                Short.BYTES,
                new NumberDecoder(Short.BYTES, Format.UNSIGNED, new AttributeNames(types)));
    }

    void put(int number, ValueDecoder value) {
        values.put(number, value);
    }

    void others(ValueDecoder value) {
        others = value;
    }

    @Override
    public int size() {
        return 0;
    }

    @Override
    public int least() {
        return HEADER;
    }

    @Override
    public void decode(RecordBytes window, int at, ValueSink sink) {
        int end = window.end();
        int next = at;
        sink.openList();
        for (int i = 0; end - next >= HEADER; i++) {
            int taken = taken(window, next, end);
            window.limit(next + taken);
            sink.item(ITEM, i, next, taken);
            attribute(window, next, sink);
            sink.end();
            window.limit(end);
            next = Math.min(end, next + (taken + 3 & ~3));
        }
        if (window.isTruncated()) {
            sink.cut();
        }
        sink.closeList();
    }

    /** What does not make sense takes the rest. */
    private static int taken(RecordBytes window, int at, int end) {
        long taken = window.unsigned(at, Short.BYTES);
        return taken < HEADER || taken > end - at ? end - at : (int) taken;
    }

    private void attribute(RecordBytes window, int at, ValueSink sink) {
        sink.openStruct(false);
        LENGTH.decode(window, at, sink);
        type.decode(window, at, sink);
        int value = at + HEADER;
        ValueDecoder decoder =
                values.getOrDefault((int) window.unsigned(at + Short.BYTES, Short.BYTES) & TYPE_MASK, others);
        if (window.end() > value) {
            sink.begin(VALUE, value, window.end() - value);
            (window.has(value, decoder.least()) ? decoder : DataDecoder.ALL).decode(window, value, sink);
            sink.end();
        }
        sink.closeStruct();
    }
}
