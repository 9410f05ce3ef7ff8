// SPDX-License-Identifier: Apache-2.0
package io.etrace.raw;

import java.util.Optional;

/** What a frame of a capture holds. The code is what the file says; codes of later versions are passed over. */
enum FrameType {
    /** Facts of the traced machine, {@code key value} lines in UTF-8. */
    FACTS(1),
    /** The syscalls of the traced kernel, a line each. */
    SYSCALLS(2),
    /** The BTF that decoding needs. */
    TYPES(3),
    /** Records of one CPU, ring headers included; the argument is the CPU. */
    RECORDS(4),
    /** The end of a round over all CPUs; the argument is the watermark. */
    ROUND(5),
    /** The statistics at the end. */
    STATISTICS(6);

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
