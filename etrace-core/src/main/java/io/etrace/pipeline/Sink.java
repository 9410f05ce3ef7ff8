// SPDX-License-Identifier: Apache-2.0
package io.etrace.pipeline;

import io.etrace.record.RecordCursor;
import io.etrace.render.Loss;
import java.io.IOException;

/** Takes the records of a recording, in order of time. */
public interface Sink {
    void loss(Loss loss) throws IOException;

    /** Shows a record. */
    void record(RecordCursor record) throws IOException;

    /** Takes note of a record that is not shown. */
    void skip(RecordCursor record) throws IOException;

    /** Writes what waits for more. */
    void flush() throws IOException;

    /** No more records will come. */
    void end() throws IOException;
}
