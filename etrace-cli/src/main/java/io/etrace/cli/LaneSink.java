// SPDX-License-Identifier: Apache-2.0
package io.etrace.cli;

import io.etrace.record.RecordCursor;
import io.etrace.record.RecordType;
import io.etrace.render.Loss;

/** Puts down the records of one recording, its lane, for the worker whose turn it is to read. */
final class LaneSink implements Sink {
    private final ParallelRendering rendering;
    private final int lane;

    LaneSink(ParallelRendering rendering, int lane) {
        this.rendering = rendering;
        this.lane = lane;
    }

    @Override
    public void loss(Loss loss) {
        rendering.reader().deliveries().add(lane, loss);
    }

    @Override
    public void record(RecordCursor record) {
        rendering.reader().deliveries().add(Deliveries.RECORD, lane, record);
        if (RecordType.concernsContexts(record.type())) {
            rendering.tellOthers(incoming -> incoming.add(Deliveries.SKIPPED, lane, record));
        }
    }

    @Override
    public void skip(RecordCursor record) {
        if (RecordType.concernsContexts(record.type())) {
            rendering.reader().deliveries().add(Deliveries.SKIPPED, lane, record);
            rendering.tellOthers(incoming -> incoming.add(Deliveries.SKIPPED, lane, record));
        }
    }

    @Override
    public void flush() {
        rendering.reader().hurry();
    }

    @Override
    public void end() {
        rendering.reader().deliveries().addEnd(lane);
        rendering.tellOthers(incoming -> incoming.addEnd(lane));
    }
}
