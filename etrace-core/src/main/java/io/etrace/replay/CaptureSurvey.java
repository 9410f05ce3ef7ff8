// SPDX-License-Identifier: Apache-2.0
package io.etrace.replay;

import io.etrace.capture.Block;
import io.etrace.capture.CaptureMetadata;
import io.etrace.capture.CaptureReader;
import io.etrace.capture.Segment;
import io.etrace.stats.Statistics;
import java.io.IOException;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Supplier;

/** Goes through a capture from block to block, without reading the records where the file can be sought in. */
final class CaptureSurvey {
    /** PID_MAX_LIMIT (include/linux/threads.h), less one. */
    private static final int MAX_PID = (1 << 22) - 1;

    private final CaptureMetadata facts;
    private final BitSet cpus = new BitSet();
    private long blocks;
    private long records;
    private long storedBytes;
    private long recordBytes;
    private long lost;
    private long firstTime = Long.MAX_VALUE;
    private long lastTime = Long.MIN_VALUE;

    private CaptureSurvey(CaptureMetadata facts) {
        this.facts = facts;
    }

    /** @param statistics gives those of the trace once all was read */
    static CaptureSummary of(CaptureReader reader, Supplier<Optional<Statistics>> statistics) throws IOException {
        OptionalInt processes = processes(reader.segments());
        CaptureSurvey survey = new CaptureSurvey(reader.metadata());
        for (Optional<Block> block = reader.nextBlock(); block.isPresent(); block = reader.nextBlock()) {
            survey.add(block.get());
        }
        return new CaptureSummary(
                survey.blocks,
                survey.records,
                survey.storedBytes,
                survey.recordBytes,
                survey.cpus.cardinality(),
                survey.lost,
                survey.records == 0 ? OptionalLong.empty() : OptionalLong.of(survey.firstTime),
                survey.records == 0 ? OptionalLong.empty() : OptionalLong.of(survey.lastTime),
                processes,
                reader.end(),
                statistics.get(),
                reader.damage());
    }

    private void add(Block block) {
        blocks++;
        records += Integer.toUnsignedLong(block.summary().records());
        storedBytes += block.storedLength();
        recordBytes += block.length();
        lost += block.summary().lost();
        if (facts.isCpu(block.summary().cpu())) {
            cpus.set(Math.clamp(block.summary().cpu(), 0, 1 << 16));
        }
        firstTime = Math.min(firstTime, block.summary().firstTime());
        lastTime = Math.max(lastTime, block.summary().lastTime());
    }

    /** Distinct thread groups of all segments; empty when one of them had too many to note. */
    private static OptionalInt processes(List<Segment> segments) {
        BitSet processes = new BitSet();
        for (Segment segment : segments) {
            if (segment.records() > 0 && segment.processes().length == 0) {
                return OptionalInt.empty();
            }
            for (int process : segment.processes()) {
                processes.set(process & MAX_PID);
            }
        }
        return segments.isEmpty() ? OptionalInt.empty() : OptionalInt.of(processes.cardinality());
    }
}
