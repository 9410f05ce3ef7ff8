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
    public static final int FORK = 7;
    public static final int CLOCK = 8;

    private RecordType() {}

    /** Whether records of this type change how later ones are shown: they tell of contexts, or of clocks. */
    public static boolean concernsLater(int type) {
        return type == CONTEXT || type == CGROUP || type == EXIT || type == CLOCK;
    }
}
