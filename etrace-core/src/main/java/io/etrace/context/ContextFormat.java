// SPDX-License-Identifier: Apache-2.0
package io.etrace.context;

import io.etrace.record.ContextRecord;

/** How a renderer writes a context; done once for each. */
@FunctionalInterface
public interface ContextFormat {
    byte[] render(ContextRecord record, CgroupPaths cgroups);
}
