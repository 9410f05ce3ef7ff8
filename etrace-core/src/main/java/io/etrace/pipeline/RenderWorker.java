// SPDX-License-Identifier: Apache-2.0
package io.etrace.pipeline;

import io.etrace.render.Renderer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What one of several rendering threads has: the records that it has read, the pages that it makes of them, and renderers
 * that have seen all other threads' contexts.
 */
final class RenderWorker {
    private static final List<Renderer> NONE = List.of();
    private static final long LEAST_BYTES = 1 << 12;
    private static final long MOST_BYTES = 1 << 20;
    /** Of lines that a turn makes: with fewer the threads wait for each other, and more do not fit into a CPU's cache. */
    private static final long LINE_BYTES = 3 << 18;

    private final RecordBatch deliveries = new RecordBatch();
    private RecordBatch incoming = new RecordBatch();
    private RecordBatch followed = new RecordBatch();
    private final Map<Integer, List<Renderer>> opened = new HashMap<>();

    /** The renderers of each lane, one for each output. */
    private final Map<Integer, List<Renderer>> lanes = new HashMap<>();

    private final List<RenderedLines> pages;
    private final RecordBatchCursor delivery = new RecordBatchCursor();
    private int lane;
    private List<Renderer> renderers = NONE;
    private long limit = LEAST_BYTES;
    private boolean hurried;

    RenderWorker(int outputs) {
        pages = IntStream.range(0, outputs)
                .mapToObj(output -> new RenderedLines())
                .toList();
    }

    /** What this one has read and will render. */
    RecordBatch deliveries() {
        return deliveries;
    }

    /** What others have read, and this one has to follow. */
    RecordBatch incoming() {
        return incoming;
    }

    void open(int number, List<Renderer> ofOutputs) {
        opened.put(number, ofOutputs);
    }

    void beginReading() {
        deliveries.clear();
        hurried = false;
    }

    /** Whether it has read enough. */
    boolean isFull() {
        return hurried || deliveries.length() >= limit;
    }

    /** What it has read is enough: more may take time to come. */
    void hurry() {
        hurried = true;
    }

    /** What others read from now on is followed the next time. */
    void endReading() {
        lanes.putAll(opened);
        opened.clear();
        RecordBatch free = followed;
        followed = incoming;
        incoming = free;
        incoming.clear();
    }

    void render() {
        pages.forEach(RenderedLines::clear);
        deliver(followed);
        lanes.forEach(this::beginPart);
        deliver(deliveries);
        limit = Math.clamp(deliveries.length() * LINE_BYTES / Math.max(1, rendered()), LEAST_BYTES, MOST_BYTES);
    }

    private long rendered() {
        return pages.stream().mapToLong(page -> page.lines().length()).sum();
    }

    /** What was rendered, a page for each output. */
    List<RenderedLines> pages() {
        return pages;
    }

    private void beginPart(int number, List<Renderer> ofOutputs) {
        for (int i = 0; i < pages.size(); i++) {
            RenderedLines page = pages.get(i);
            ofOutputs.get(i).beginPart((context, start, end) -> page.introduce(number, context, start, end));
        }
    }

    private void deliver(RecordBatch all) {
        delivery.wrap(all);
        while (delivery.next()) {
            select(delivery.lane());
            switch (delivery.kind()) {
                case RecordBatch.RECORD -> record();
                case RecordBatch.SKIPPED -> skip();
                case RecordBatch.LOSS -> loss();
                default -> end();
            }
        }
    }

    private void select(int number) {
        if (number != lane || renderers == NONE) {
            lane = number;
            renderers = lanes.getOrDefault(number, NONE);
        }
    }

    private void record() {
        for (int i = 0; i < renderers.size(); i++) {
            renderers.get(i).record(delivery.record(), pages.get(i).lines());
        }
    }

    private void skip() {
        for (int i = 0; i < renderers.size(); i++) {
            renderers.get(i).skip(delivery.record());
        }
    }

    private void loss() {
        for (int i = 0; i < renderers.size(); i++) {
            renderers.get(i).loss(delivery.loss(), pages.get(i).lines());
        }
    }

    private void end() {
        lanes.remove(lane);
        renderers = NONE;
    }
}
