// SPDX-License-Identifier: Apache-2.0
package io.etrace.render.brief;

/** How a line says when its event began. */
public enum TimeStyle {
    /** The time of day here, with microseconds: {@code 12:00:03.123456}. */
    CLOCK,
    /** Seconds since 1970, with microseconds. */
    UNIX,
    /** Seconds since the first line, with microseconds. */
    RELATIVE,
    /** Seconds since the line before, with microseconds. */
    DELTA,
    NONE
}
