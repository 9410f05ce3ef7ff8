// SPDX-License-Identifier: Apache-2.0
package io.etrace.pipeline;

import io.etrace.record.RecordCursor;
import io.etrace.render.Loss;

/** Which of the records of a stream are shown. It is asked about each of them, in order. */
public interface RecordFilter {
    RecordFilter ALL = new RecordFilter() {
        @Override
        public boolean accepts(RecordCursor record) {
            return true;
        }

        @Override
        public boolean accepts(Loss loss) {
            return true;
        }
    };

    boolean accepts(RecordCursor record);

    boolean accepts(Loss loss);
}
