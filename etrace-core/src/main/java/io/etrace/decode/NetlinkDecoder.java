// SPDX-License-Identifier: Apache-2.0
package io.etrace.decode;

/** Messages of netlink(7), one after the other, each a struct nlmsghdr followed by what its type says. */
final class NetlinkDecoder implements ValueDecoder {
    /** sizeof(struct nlmsghdr), which is part of the kernel's ABI: len (u32), type, flags (u16), seq, pid (u32). */
    static final int HEADER = 16;

    static final int TYPE_AT = 4;
    static final int FLAGS_AT = 6;

    private static final Label ITEM = Label.of("struct nlmsghdr", "");
    private static final NumberDecoder NUMBER = new NumberDecoder(Integer.BYTES, Format.UNSIGNED, ConstantNames.NONE);
    private static final MemberDecoder LENGTH = new MemberDecoder(Label.of("__u32", "nlmsg_len"), 0, NUMBER);
    private static final MemberDecoder SEQUENCE = new MemberDecoder(Label.of("__u32", "nlmsg_seq"), 8, NUMBER);
    private static final MemberDecoder PORT = new MemberDecoder(Label.of("__u32", "nlmsg_pid"), 12, NUMBER);

    private final MemberDecoder type;
    private final NetlinkMessages messages;

    NetlinkDecoder(ConstantNames types, NetlinkMessages messages) {
        this.type = new MemberDecoder(
                Label.of("__u16", "nlmsg_type"), TYPE_AT, new NumberDecoder(Short.BYTES, Format.UNSIGNED, types));
        this.messages = messages;
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
            message(window, next, sink);
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
        long taken = window.unsigned(at, Integer.BYTES);
        return taken < HEADER || taken > end - at ? end - at : (int) taken;
    }

    private void message(RecordBytes window, int at, ValueSink sink) {
        NetlinkMessages.Content content = messages.of(window, at);
        sink.openStruct(false);
        header(type, content.flags(), window, at, sink);
        content.decode(this, window, at + HEADER, sink);
        sink.closeStruct();
    }

    private static void header(MemberDecoder type, MemberDecoder flags, RecordBytes window, int at, ValueSink sink) {
        LENGTH.decode(window, at, sink);
        type.decode(window, at, sink);
        flags.decode(window, at, sink);
        SEQUENCE.decode(window, at, sink);
        PORT.decode(window, at, sink);
    }

    /** Tells the header of the message that another one answers. */
    void answered(RecordBytes window, int at, ValueSink sink) {
        sink.openStruct(false);
        header(type, messages.of(window, at).flags(), window, at, sink);
        sink.closeStruct();
    }
}
