// SPDX-License-Identifier: Apache-2.0
package io.etrace.syscalls;

/**
 * A type of control messages (cmsg(3)).
 *
 * @param level the constant of cmsg_level
 * @param type the constant of cmsg_type
 * @param struct what the data of such messages are, without the word struct
 */
public record ControlType(String level, String type, String struct) {}
