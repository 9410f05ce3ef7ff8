// SPDX-License-Identifier: Apache-2.0
package io.etrace.cli;

import io.etrace.record.RecordCursor;
import io.etrace.render.Loss;

/** Takes the records of a recording, in order of time. */
interface Sink {
    void loss(Loss loss) throws OutputException;

    /** Shows a record. */
    void record(RecordCursor record) throws OutputException;

    /** Takes note of a record that is not shown. */
    void skip(RecordCursor record) throws OutputException;

    /** Writes what waits for more. */
    void flush() throws OutputException;

    /** No more records will come. */
    void end() throws OutputException;
}
