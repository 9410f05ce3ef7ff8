// SPDX-License-Identifier: Apache-2.0
package io.etrace.record;

/** The first byte of every record (enum record_type of bpf/abi/record.h). */
public final class RecordType {
    public static final int SYSCALL = 1;
    public static final int CONTEXT = 2;
    public static final int CGROUP = 3;
    public static final int SIGNAL = 4;
    public static final int EXIT = 5;
    public static final int LOSS = 6;

    private RecordType() {}

    /**
     * Whether readers of contexts need records of this type: those to which others refer, and exits, after which none
     * refers to a task any more.
     */
    public static boolean concernsContexts(int type) {
        return type == CONTEXT || type == CGROUP || type == EXIT;
    }
}
