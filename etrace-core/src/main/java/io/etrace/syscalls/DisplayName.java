// SPDX-License-Identifier: Apache-2.0
package io.etrace.syscalls;

/** The names that etrace shows: {@code arch_prctl} is {@code SysArchPrctl}. */
final class DisplayName {
    private static final String PREFIX = "Sys";

    private DisplayName() {}

    static String of(String syscall) {
        StringBuilder name = new StringBuilder(PREFIX);
        boolean start = true;
        for (int i = 0; i < syscall.length(); i++) {
            char c = syscall.charAt(i);
            if (c != '_') {
                name.append(start ? Character.toUpperCase(c) : c);
            }
            start = c == '_';
        }
        return name.toString();
    }
}
