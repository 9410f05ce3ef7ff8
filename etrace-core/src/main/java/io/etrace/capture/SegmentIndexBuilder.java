// SPDX-License-Identifier: Apache-2.0
package io.etrace.capture;

import java.util.ArrayList;
import java.util.List;

/** Gathers the index while a capture is written. Memory: some megabytes, however long that takes. */
final class SegmentIndexBuilder {
    private static final int MOST_SEGMENTS = 4096;
    private static final int MOST_PROCESSES = 4096;
    private static final int[] TOO_MANY = {};

    private final List<Segment> done = new ArrayList<>();
    private final IntSet processes = new IntSet(MOST_PROCESSES);
    private long position;
    private long firstTime = Long.MAX_VALUE;
    private long lastTime = Long.MIN_VALUE;
    private long records;
    private long lost;

    /** Where the processes with records in the segment are added. */
    IntSet processes() {
        return processes;
    }

    /** A block is part of the segment. */
    void block(BlockSummary block) {
        firstTime = Math.min(firstTime, block.firstTime());
        lastTime = Math.max(lastTime, block.lastTime());
        records += block.records();
        lost += block.lost();
    }

    /** The segment ends; the next one starts at a position of the file. */
    void next(long start) {
        if (records > 0) {
            done.add(new Segment(position, firstTime, lastTime, records, lost, tgids()));
        }
        if (done.size() > MOST_SEGMENTS) {
            halve();
        }
        position = start;
        processes.clear();
        firstTime = Long.MAX_VALUE;
        lastTime = Long.MIN_VALUE;
        records = 0;
        lost = 0;
    }

    private int[] tgids() {
        return processes.isFull() ? TOO_MANY : processes.sorted();
    }

    /** Two segments are one, read from where the first begins. */
    private void halve() {
        List<Segment> pairs = new ArrayList<>();
        for (int i = 0; i < done.size(); i += 2) {
            pairs.add(i + 1 < done.size() ? join(done.get(i), done.get(i + 1)) : done.get(i));
        }
        done.clear();
        done.addAll(pairs);
    }

    private static Segment join(Segment one, Segment other) {
        return new Segment(
                one.position(),
                Math.min(one.firstTime(), other.firstTime()),
                Math.max(one.lastTime(), other.lastTime()),
                one.records() + other.records(),
                one.lost() + other.lost(),
                union(one.processes(), other.processes()));
    }

    private static int[] union(int[] one, int[] other) {
        IntSet both = new IntSet(MOST_PROCESSES);
        for (int tgid : one) {
            both.add(tgid);
        }
        for (int tgid : other) {
            both.add(tgid);
        }
        boolean unknown = one.length == 0 || other.length == 0 || both.isFull();
        return unknown ? TOO_MANY : both.sorted();
    }

    /** All segments, once the last was ended by {@link #next}. */
    List<Segment> segments() {
        return List.copyOf(done);
    }
}
