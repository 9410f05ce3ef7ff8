// SPDX-License-Identifier: Apache-2.0
package io.etrace.process;

import java.util.List;

/**
 * Processes, and the mounts that those of them had of which the descriptors are known.
 *
 * @param complete whether none was left out because there were too many
 */
public record ProcessList(List<ProcessInfo> processes, List<MountTable> mounts, boolean complete) {
    public static final ProcessList NONE = new ProcessList(List.of(), List.of(), true);

    public ProcessList {
        processes = List.copyOf(processes);
        mounts = List.copyOf(mounts);
    }
}
