// SPDX-License-Identifier: Apache-2.0
package io.etrace.cli;

import io.etrace.record.RecordCursor;
import io.etrace.render.RenderModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;

/**
 * Renders with several threads, and writes in the order in which records are read. Each thread reads some records while no
 * other does, renders them while others read on, and writes when all that was read before is written. No record goes from
 * one thread to another, only contexts do.
 */
final class ParallelRendering implements Rendering {
    private static final long ENDED = -1;

    private final OpenOutputs outputs;
    private final List<RenderWorker> workers;
    private final List<KnownContexts> known;
    private final Turns writing = new Turns();

    private final ReentrantLock reading = new ReentrantLock();
    private RenderWorker reader;
    private boolean ended;
    private int lanes;
    private long turns;

    ParallelRendering(OpenOutputs outputs, int threads) {
        this.outputs = outputs;
        int decoded = outputs.decoded().size();
        workers = IntStream.range(0, threads)
                .mapToObj(worker -> new RenderWorker(decoded))
                .toList();
        known = IntStream.range(0, decoded)
                .mapToObj(output -> new KnownContexts())
                .toList();
        reader = workers.getFirst();
    }

    @Override
    public List<Sink> sinks(RenderModel model, Display display) {
        int lane = lanes++;
        workers.forEach(worker -> worker.open(lane, outputs.renderers(model, display, workers.size())));
        return List.of(new LaneSink(this, lane));
    }

    /** The one that reads. */
    RenderWorker reader() {
        return reader;
    }

    /** Has all but that one follow a record. */
    void followed(int lane, RecordCursor record) {
        for (RenderWorker worker : workers) {
            if (worker != reader) {
                worker.incoming().add(Deliveries.SKIPPED, lane, record);
            }
        }
    }

    /** No worker is given more records of a lane. */
    void ended(int lane) {
        reader.deliveries().addEnd(lane);
        for (RenderWorker worker : workers) {
            if (worker != reader) {
                worker.incoming().addEnd(lane);
            }
        }
    }

    @Override
    public void run(Pump pump) throws IOException {
        CompletableFuture<?>[] all = workers.stream()
                .map(worker -> CompletableFuture.runAsync(() -> work(worker, pump), ParallelRendering::start))
                .toArray(CompletableFuture[]::new);
        try {
            CompletableFuture.allOf(all).join();
        } catch (CompletionException e) {
            switch (e.getCause()) {
                case UncheckedIOException failure -> throw failure.getCause();
                case RuntimeException failure -> throw failure;
                case null, default -> throw e;
            }
        }
    }

    private static void start(Runnable work) {
        Thread.ofPlatform().daemon().name("etrace-renderer").start(work);
    }

    private void work(RenderWorker worker, Pump pump) {
        try {
            for (long turn = read(worker, pump); turn != ENDED; turn = read(worker, pump)) {
                render(worker, turn);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the number of the turn; what was read in earlier ones is written even if this one fails. */
    private long read(RenderWorker worker, Pump pump) throws IOException {
        reading.lock();
        try {
            if (ended) {
                return ENDED;
            }
            reader = worker;
            worker.beginReading();
            ended = true; // unless this turn ends well
            boolean more = true;
            while (more && !worker.isFull()) {
                more = pump.step();
            }
            ended = !more;
            worker.endReading();
            return turns++;
        } finally {
            reading.unlock();
        }
    }

    private void render(RenderWorker worker, long turn) throws OutputException {
        boolean rendered = false;
        try {
            worker.render();
            if (writing.await(turn)) {
                write(worker.pages());
                writing.end();
            }
            rendered = true;
        } finally {
            if (!rendered) {
                abandon();
            }
        }
    }

    private void write(List<Page> pages) throws OutputException {
        List<OutputChannel> channels = outputs.decoded();
        for (int i = 0; i < channels.size(); i++) {
            channels.get(i).write(pages.get(i).without(known.get(i)));
        }
    }

    private void abandon() {
        writing.abandon();
        reading.lock();
        ended = true;
        reading.unlock();
    }
}
