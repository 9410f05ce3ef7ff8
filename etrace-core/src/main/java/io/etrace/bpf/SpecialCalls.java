// SPDX-License-Identifier: Apache-2.0
package io.etrace.bpf;

import java.util.List;

/**
 * The numbers of the calls by which a task may become one that is traced, -1 where there is none.
 *
 * @param execs execve and execveat, then both of the 32-bit ABI
 * @param renames prctl, then that of the 32-bit ABI
 * @param uids those that set the real user id, at most {@link #NATIVE_UIDS}
 * @param compatUids those of the 32-bit ABI, at most {@link #COMPAT_UIDS}
 */
public record SpecialCalls(List<Integer> execs, List<Integer> renames, List<Integer> uids, List<Integer> compatUids) {
    static final int NATIVE_UIDS = 3;
    static final int COMPAT_UIDS = 6;

    public SpecialCalls {
        execs = List.copyOf(execs);
        renames = List.copyOf(renames);
        uids = List.copyOf(uids);
        compatUids = List.copyOf(compatUids);
    }
}
