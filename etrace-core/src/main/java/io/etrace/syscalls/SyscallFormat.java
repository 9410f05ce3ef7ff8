// SPDX-License-Identifier: Apache-2.0
package io.etrace.syscalls;

import java.util.List;

/**
 * A syscall as {@code events/syscalls/sys_enter_NAME/format} in tracefs declares it.
 *
 * @param name the name in tracefs, which is that of the kernel's function: {@code newfstat}
 * @param fields the parameters in order, 0 to 6
 */
public record SyscallFormat(String name, List<Field> fields) {
    /**
     * One parameter.
     *
     * @param type the C type with single blanks, also before each star: {@code const char *const *}
     */
    public record Field(String type, String name) {}
}
