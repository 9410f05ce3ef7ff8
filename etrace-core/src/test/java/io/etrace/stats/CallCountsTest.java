// SPDX-License-Identifier: Apache-2.0
package io.etrace.stats;

import static org.assertj.core.api.Assertions.assertThat;

import io.etrace.Property;
import io.etrace.record.DurationBuckets;
import io.etrace.record.LossRecord;
import io.etrace.record.RecordCursor;
import io.etrace.select.Tape;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class CallCountsTest {
    private final Tape tape = new Tape();

    @Test
    void countsCallsErrorsAndTimes() {
        CallCounts counts = new CallCounts();
        counts.add(tape.call(1, 1, Tape.GETPID, 5, 100, 0));
        counts.add(tape.call(1, 1, Tape.GETPID, -2, 300, 0));
        counts.add(tape.call(1, 1, Tape.GETPID, -512, 7, 0));
        counts.add(tape.call(1, 1, Tape.GETPID, 5, 1 << 30, Tape.NO_ENTRY));
        counts.add(tape.exit(1, 1));
        CallCounts.Counts getpid = Objects.requireNonNull(counts.of(Tape.GETPID));
        assertThat(getpid.calls()).isEqualTo(4);
        assertThat(getpid.errors()).isEqualTo(1);
        assertThat(getpid.total()).isEqualTo(407);
        assertThat(getpid.max()).isEqualTo(300);
        assertThat(getpid.buckets()[7]).isEqualTo(1);
        assertThat(counts.of(Tape.CLONE)).isNull();
    }

    @Test
    void countsWhatIsMissing() {
        CallCounts counts = new CallCounts();
        counts.add(tape.losses(3, 2, 0, 0));
        counts.addLost(10);
        assertThat(Objects.requireNonNull(counts.of(Tape.GETPID)).lost()).isEqualTo(3);
        assertThat(counts.lost(LossRecord.FULL)).isEqualTo(3);
        assertThat(counts.lost(LossRecord.STORAGE)).isZero();
        assertThat(counts.lostOther()).isEqualTo(2);
        assertThat(counts.unreadable()).isEqualTo(10);
    }

    @Test
    void nothingInARecordMakesItFail() {
        CallCounts counts = new CallCounts();
        for (long duration : new long[] {-1, Long.MIN_VALUE, Long.MAX_VALUE}) {
            counts.add(tape.call(-1, -1, Integer.MAX_VALUE, Long.MIN_VALUE, duration, 0xff));
            counts.add(tape.call(-1, -1, Integer.MIN_VALUE, Long.MIN_VALUE, duration, 0));
        }
        counts.add(tape.losses(-1, 0, 0, 0));
        counts.add(new RecordCursor().wrap(tape.call(1, 1).memory(), 0, 40));
        assertThat(counts.of(511)).isNotNull();
    }

    /** The bucket that {@link DurationBuckets#lowest} describes. */
    @Test
    void aDurationIsInTheBucketThatBeginsAtOrBelowIt() {
        Property.holds(any -> {
            long nanos = any.number(0, 1L << 42);
            int bucket = DurationBuckets.of(nanos);
            assertThat(DurationBuckets.lowest(bucket)).isLessThanOrEqualTo(nanos);
            if (bucket + 1 < DurationBuckets.COUNT) {
                assertThat(DurationBuckets.lowest(bucket + 1)).isGreaterThan(nanos);
            }
        });
    }
}
