// SPDX-License-Identifier: Apache-2.0
package io.etrace.decode;

import io.etrace.syscalls.NetlinkTable.Side;
import java.util.List;
import java.util.Map;

/** What the messages of a protocol consist of, by their types. */
final class NetlinkMessages {
    private static final int REQUEST = 1; // NLM_F_REQUEST of linux/netlink.h

    private final Map<Integer, List<Kind>> kinds;
    private final Content others;

    /** @param others what a message of another type is */
    NetlinkMessages(Map<Integer, List<Kind>> kinds, Content others) {
        this.kinds = kinds;
        this.others = others;
    }

    /**
     * Messages of one type.
     *
     * @param families the first byte behind the header is one of them; empty for any
     */
    record Kind(Side side, long[] families, Content content) {
        private boolean is(RecordBytes window, int at) {
            boolean request = (window.unsigned(at + NetlinkDecoder.FLAGS_AT, Short.BYTES) & REQUEST) != 0;
            return (side == Side.BOTH || request == (side == Side.REQUEST)) && hasFamily(window, at);
        }

        private boolean hasFamily(RecordBytes window, int at) {
            if (families.length == 0) {
                return true;
            }
            int family = at + NetlinkDecoder.HEADER;
            for (long known : families) {
                if (window.has(family, 1) && window.unsigned(family, 1) == known) {
                    return true;
                }
            }
            return false;
        }
    }

    /** What the message at a position consists of. */
    Content of(RecordBytes window, int at) {
        List<Kind> found = kinds.get((int) window.unsigned(at + NetlinkDecoder.TYPE_AT, Short.BYTES));
        for (int i = 0; found != null && i < found.size(); i++) {
            if (found.get(i).is(window, at)) {
                return found.get(i).content();
            }
        }
        return others;
    }

    /** What follows the header. */
    interface Content {
        /** nlmsg_flags, which mean something else in requests of another kind. */
        MemberDecoder flags();

        void decode(NetlinkDecoder protocol, RecordBytes window, int at, ValueSink sink);

        static MemberDecoder flags(ConstantNames names) {
            return new MemberDecoder(
                    Label.of("__u16", "nlmsg_flags"),
                    NetlinkDecoder.FLAGS_AT,
                    new NumberDecoder(Short.BYTES, Format.FLAGS, names));
        }
    }

    /**
     * A struct and attributes.
     *
     * @param size of the struct, padded; 0 when there is none
     */
    record Body(MemberDecoder flags, Label label, ValueDecoder struct, int size, ValueDecoder attributes)
            implements Content {
        private static final Label ATTRIBUTES = Label.of("struct nlattr[]", "attributes");
        private static final Label REST = Label.of("unsigned char[]", "nlmsg_data");

        @Override
        public void decode(NetlinkDecoder protocol, RecordBytes window, int at, ValueSink sink) {
            if (size > 0 && window.has(at, struct.least())) {
                struct.member(label, window, at, sink);
            }
            int rest = at + size;
            int left = window.end() - rest;
            if (left > 0) {
                boolean known = window.has(rest, attributes.least());
                sink.begin(attributes instanceof DataDecoder ? REST : ATTRIBUTES, rest, left);
                (known ? attributes : DataDecoder.ALL).decode(window, rest, sink);
                sink.end();
            }
        }
    }
}
