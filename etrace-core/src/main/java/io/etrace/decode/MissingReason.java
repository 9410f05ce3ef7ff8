// SPDX-License-Identifier: Apache-2.0
package io.etrace.decode;

import java.nio.charset.StandardCharsets;

/** Why the memory behind a pointer is not shown. */
public enum MissingReason {
    /** The pointer is NULL. */
    NULL,
    /** The address could not be read. */
    FAULT,
    /** It was not read: a failing call wrote nothing there, or the record was full. */
    ABSENT;

    private final byte[] label = name().toLowerCase(java.util.Locale.ROOT).getBytes(StandardCharsets.US_ASCII);

    /** The name in lower case, never to be changed. */
    public byte[] label() {
        return label;
    }
}
