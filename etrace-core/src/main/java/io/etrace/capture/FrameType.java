// SPDX-License-Identifier: Apache-2.0
package io.etrace.capture;

import java.util.Optional;

/** What a frame of a capture holds. The code is what the file says; codes of later versions are passed over. */
enum FrameType {
    /** Metadata of the traced machine, {@code key value} lines in UTF-8. */
    METADATA(1),
    /** The syscalls of the traced kernel, a line each. */
    SYSCALLS(2),
    /** The BTF that decoding needs. */
    TYPES(3),
    /** The processes that were there when tracing began. */
    PROCESSES(4),
    /** A new segment: the contexts and cgroups to which its records may refer. */
    STATE_DUMP(5),
    /** Records of one CPU, ring headers included. */
    RECORDS(6),
    /** The end of a round over all CPUs; the first time is the watermark. */
    ROUND(7),
    /** The counters of all syscalls. */
    STATISTICS(8),
    /** Metadata that are known at the end only, as {@link #METADATA}. */
    END_METADATA(9),
    /** The segments. */
    INDEX(10),
    /** The last frame: without payload, the first time is the position of the index. */
    END(11),
    /** What this version does not know. */
    OTHER(0);

    private static final FrameType[] ALL = values();

    private final int code;

    FrameType(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }

    static Optional<FrameType> of(int code) {
        return code >= 1 && code <= ALL.length ? Optional.of(ALL[code - 1]) : Optional.empty();
    }
}
