// SPDX-License-Identifier: Apache-2.0
package io.etrace.pipeline;

import io.etrace.record.RecordCursor;
import io.etrace.record.RecordType;
import io.etrace.render.Loss;

/** Puts down the records of one recording, its lane, for the worker whose turn it is to read. */
final class BatchSink implements Sink {
    private final ParallelRendering rendering;
    private final int lane;

    BatchSink(ParallelRendering rendering, int lane) {
        this.rendering = rendering;
        this.lane = lane;
    }

    @Override
    public void loss(Loss loss) {
        rendering.reader().deliveries().add(lane, loss);
    }

    @Override
    public void record(RecordCursor record) {
        rendering.reader().deliveries().add(RecordBatch.RECORD, lane, record);
        if (RecordType.concernsLater(record.type())) {
            rendering.forOthers(incoming -> incoming.add(RecordBatch.SKIPPED, lane, record));
        }
    }

    @Override
    public void skip(RecordCursor record) {
        if (RecordType.concernsLater(record.type())) {
            rendering.reader().deliveries().add(RecordBatch.SKIPPED, lane, record);
            rendering.forOthers(incoming -> incoming.add(RecordBatch.SKIPPED, lane, record));
        }
    }

    @Override
    public void flush() {
        rendering.reader().hurry();
    }

    @Override
    public void end() {
        rendering.reader().deliveries().addEnd(lane);
        rendering.forOthers(incoming -> incoming.addEnd(lane));
    }
}
