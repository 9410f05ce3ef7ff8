// SPDX-License-Identifier: Apache-2.0
package io.etrace.syscalls;

/**
 * A type of control messages (cmsg(3)).
 *
 * @param level the constant of cmsg_level
 * @param type the constant of cmsg_type; empty in the line that tells which set the constants of a level are in
 * @param meaning what the data of such messages are, a struct by its name without the word struct; or the set, as an enum
 */
public record ControlType(String level, String type, Semantics meaning) {
    /** Whether it tells the set of a level's constants. */
    public boolean isSet() {
        return type.isEmpty();
    }
}
