// SPDX-License-Identifier: Apache-2.0
package io.etrace.decode;

/**
 * NLMSG_ERROR and NLMSG_DONE: an error number, negative, of an error the message that it answers, then attributes.
 *
 * @param answering whether it answers a message
 */
record NetlinkError(MemberDecoder flags, boolean answering, ValueDecoder attributes)
        implements NetlinkMessages.Content {
    private static final Label ERROR = Label.of("int", "error");
    private static final Label MESSAGE = Label.of("struct nlmsghdr", "msg");
    private static final Label ATTRIBUTES = Label.of("struct nlattr[]", "attributes");
    private static final int CAPPED = 0x100; // NLM_F_CAPPED, NLM_F_ACK_TLVS of linux/netlink.h
    private static final int WITH_ATTRIBUTES = 0x200;
    private static final NumberDecoder NUMBER = new NumberDecoder(Integer.BYTES, Format.SIGNED, ConstantNames.NONE);

    @Override
    public void decode(NetlinkDecoder protocol, RecordBytes window, int at, ValueSink sink) {
        if (!window.has(at, Integer.BYTES)) {
            return;
        }
        long flagged = window.unsigned(at - NetlinkDecoder.HEADER + NetlinkDecoder.FLAGS_AT, Short.BYTES);
        NUMBER.member(ERROR, window, at, sink);
        int next = at + Integer.BYTES;
        if (answering && window.has(next, NetlinkDecoder.HEADER)) {
            message(protocol, window, next, sink);
            long length = window.unsigned(next, Integer.BYTES);
            boolean whole = (flagged & CAPPED) == 0 && length >= NetlinkDecoder.HEADER;
            long taken = whole ? length + 3 & ~3L : NetlinkDecoder.HEADER;
            next = (int) Math.min(window.end(), next + taken);
        }
        int left = window.end() - next;
        if ((flagged & WITH_ATTRIBUTES) != 0 && left >= attributes.least()) {
            sink.begin(ATTRIBUTES, next, left);
            attributes.decode(window, next, sink);
            sink.end();
        }
    }

    private static void message(NetlinkDecoder protocol, RecordBytes window, int at, ValueSink sink) {
        int end = window.end();
        window.limit(at + NetlinkDecoder.HEADER);
        sink.begin(MESSAGE, at, NetlinkDecoder.HEADER);
        protocol.answered(window, at, sink);
        sink.end();
        window.limit(end);
    }
}
