// SPDX-License-Identifier: Apache-2.0
package io.etrace.render;

import io.etrace.record.RecordCursor;
import io.etrace.text.Utf8Buffer;

/**
 * Appends what a record says to a buffer, as whole lines that end with a newline. Fed with every record of a trace in order
 * of time, context and cgroup records included: from these it knows who made a call. Not thread safe.
 */
public interface Renderer {
    /**
     * Appends the lines of one record of any type; records of contexts and cgroups have none.
     *
     * <p>Whatever the record holds, this neither throws nor reads outside of it.
     */
    void record(RecordCursor record, Utf8Buffer out);

    /** Reads a record without showing it: later records may refer to the context in it. */
    void skip(RecordCursor record);

    /**
     * Begins a part of the output that does not follow directly on what this renderer wrote before: another renderer,
     * with the same contexts, writes what is between. Lines that later ones refer to are written again.
     */
    default void beginPart(Introductions introductions) {}

    /** Appends a line that says where records are missing. */
    void loss(Loss loss, Utf8Buffer out);
}
