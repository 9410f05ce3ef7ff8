// SPDX-License-Identifier: Apache-2.0
package io.etrace.stream;

import java.io.IOException;

/** Where drained bytes come from: a running trace, or a capture of one. */
public interface RecordSource extends AutoCloseable {
    /** Hands the next piece to {@code sink}, waiting for one if need be; false when there will be none. */
    boolean transferTo(DrainSink sink) throws IOException;

    /** Whether what comes next may take time to happen: a file is there already. */
    default boolean isAwaited() {
        return true;
    }

    @Override
    void close() throws IOException;
}
