// SPDX-License-Identifier: Apache-2.0
package io.etrace.cli.replay;

import io.etrace.pipeline.RecordFilter;
import io.etrace.record.RecordCursor;
import io.etrace.render.Loss;
import io.etrace.select.Selector;
import io.etrace.stats.CallCounts;

/** Chooses the records of one capture and counts those chosen. */
final class ReplayFilter implements RecordFilter {
    private final Selector selector;
    private final boolean selects;
    private final CallCounts counts = new CallCounts();
    private boolean over;
    private long lastTime = Long.MIN_VALUE;

    ReplayFilter(Selector selector) {
        this.selector = selector;
        this.selects = selector.selects();
    }

    @Override
    public boolean accepts(RecordCursor record) {
        boolean accepted = !selects || selector.accepts(record);
        lastTime = record.time();
        over = selects && selector.isOver(lastTime);
        if (accepted) {
            counts.add(record);
        }
        return accepted;
    }

    @Override
    public boolean accepts(Loss loss) {
        boolean accepted = selector.acceptsLoss(loss.after(), loss.before());
        if (accepted) {
            counts.addLost(loss.count());
        }
        return accepted;
    }

    /** Whether no later record can be wanted. */
    boolean isOver() {
        return over;
    }

    /** The time of the last record that it was asked about: CLOCK_MONOTONIC, nanoseconds. */
    long lastTime() {
        return lastTime;
    }

    CallCounts counts() {
        return counts;
    }
}
