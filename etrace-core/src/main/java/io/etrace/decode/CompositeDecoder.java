// SPDX-License-Identifier: Apache-2.0
package io.etrace.decode;

import java.util.List;

/** A struct or union, all members of it, those of anonymous members in their place. */
final class CompositeDecoder implements ValueDecoder {
    private final int size;
    private final MemberDecoder[] members;
    private final boolean typed;

    CompositeDecoder(int size, List<MemberDecoder> members, boolean typed) {
        this.size = size;
        this.members = members.toArray(MemberDecoder[]::new);
        this.typed = typed;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public int least() {
        return Math.min(size, 1);
    }

    @Override
    public void decode(RecordBytes window, int at, ValueSink sink) {
        sink.openStruct(typed);
        members(window, at, sink);
        sink.closeStruct();
    }

    /** What is not within the window is left out: a program may know a shorter struct than the kernel does. */
    void members(RecordBytes window, int at, ValueSink sink) {
        boolean missing = false;
        for (MemberDecoder member : members) {
            if (member.isIn(window, at)) {
                if (member.applies(window, at)) {
                    member.decode(window, at, sink);
                }
            } else {
                missing = true;
            }
        }
        if (missing && window.isTruncated()) {
            sink.cut();
        }
    }
}
