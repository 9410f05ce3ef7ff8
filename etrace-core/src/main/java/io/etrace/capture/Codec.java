// SPDX-License-Identifier: Apache-2.0
package io.etrace.capture;

/** How the payload of a frame is stored. */
enum Codec {
    /** As it is. */
    PLAIN,
    /** A zstd frame (RFC 8878). */
    ZSTD,
    /** Records whose beginnings are differences, see {@link RecordDeltas}, in a zstd frame. */
    DELTA_ZSTD;

    private static final Codec[] ALL = values();

    int code() {
        return ordinal();
    }

    /** @throws DamagedCaptureException when there is no such codec */
    static Codec of(int code) {
        if (code >= ALL.length) {
            throw new DamagedCaptureException("a block is stored in way " + code + ", which this etrace does not know");
        }
        return ALL[code];
    }
}
