// SPDX-License-Identifier: Apache-2.0
package io.etrace.bpf;

import io.etrace.linux.BpfObject;

/** What this kernel can keep in task storage, found out by trying. */
final class TaskStorage {
    private TaskStorage() {}

    /** Whether there is room for a record of the usual size; when not, records are kept in a hash. */
    static boolean holdsRecords() {
        try (BpfObject object = BpfObject.open(ObjectFiles.read("storage"))) {
            object.load();
            return object.map("elements").holdsValueOfThisTask();
        }
    }
}
