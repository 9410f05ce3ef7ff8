// SPDX-License-Identifier: Apache-2.0
package io.etrace.stream;

import io.etrace.record.RecordCursor;
import java.io.IOException;

/** The records of all CPUs in order of time. One thread reads it. */
public final class EventStream implements AutoCloseable {
    private final RecordSource source;
    private final Merger merger = new Merger();
    private boolean ended;

    public EventStream(RecordSource source) {
        this.source = source;
    }

    /**
     * Points the cursor at the next record, which stays valid until the next call, and waits for one if need be.
     *
     * @return false when there are no more
     */
    public boolean next(RecordCursor cursor) throws IOException {
        while (!merger.next(cursor)) {
            if (ended) {
                return false;
            }
            if (!source.transferTo(merger)) {
                ended = true;
                merger.end();
            }
        }
        return true;
    }

    /** How many records its CPU lost in front of the record that {@link #next} gave. */
    public long lost() {
        return merger.lost();
    }

    /** The CPU that made that record. */
    public int cpu() {
        return merger.cpu();
    }

    /** The time, CLOCK_MONOTONIC nanoseconds, of that CPU's record before it; 0 when it is its first. */
    public long timeBefore() {
        return merger.timeBefore();
    }

    /** Whether {@link #next} may have to wait: the moment to flush what was written. */
    public boolean isIdle() {
        return source.isAwaited() && !merger.hasNext();
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
