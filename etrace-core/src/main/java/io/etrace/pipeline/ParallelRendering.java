// SPDX-License-Identifier: Apache-2.0
package io.etrace.pipeline;

import io.etrace.model.RenderModel;
import io.etrace.render.Renderer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Renders with several threads, and writes in the order in which records are read. Each thread reads some records while no
 * other does, renders them while others read on, and writes when all that was read before is written. No record goes from
 * one thread to another, only contexts do.
 */
public final class ParallelRendering implements Rendering {
    private static final long ENDED = -1;

    private final List<Destination> destinations;
    private final List<KnownContexts> known;
    private final List<RenderWorker> workers;
    private final Sequencer writing = new Sequencer();

    private final ReentrantLock reading = new ReentrantLock();
    private RenderWorker reader;
    private boolean ended;
    private int lanes;
    private long turns;

    public ParallelRendering(List<Destination> destinations, int threads) {
        this.destinations = destinations;
        known = destinations.stream().map(_ -> new KnownContexts()).toList();
        workers = IntStream.range(0, threads)
                .mapToObj(worker -> new RenderWorker(destinations.size()))
                .toList();
        reader = workers.getFirst();
    }

    @Override
    public List<Sink> sinks(RenderModel model, int recording) {
        int lane = lanes++;
        workers.forEach(worker -> worker.open(lane, renderers(model, recording)));
        return List.of(new BatchSink(this, lane));
    }

    private List<Renderer> renderers(RenderModel model, int recording) {
        return destinations.stream()
                .map(destination ->
                        destination.notation().ofRecording(recording).open(model, workers.size()))
                .toList();
    }

    /** The one that reads. */
    RenderWorker reader() {
        return reader;
    }

    /** Has all but that one follow something. */
    void forOthers(Consumer<RecordBatch> something) {
        for (RenderWorker worker : workers) {
            if (worker != reader) {
                something.accept(worker.incoming());
            }
        }
    }

    @Override
    public void run(Pump pump) throws IOException {
        CompletableFuture<?>[] all = workers.stream()
                .map(worker -> CompletableFuture.runAsync(() -> work(worker, pump), ParallelRendering::start))
                .toArray(CompletableFuture[]::new);
        CompletableFuture<Void> over = CompletableFuture.allOf(all);
        for (CompletableFuture<?> one : all) { // the others may be waiting for a pipe
            one.exceptionally(failure -> {
                over.completeExceptionally(failure);
                return null;
            });
        }
        try {
            over.join();
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
            long turn = read(worker, pump);
            while (turn != ENDED && render(worker, turn)) {
                turn = read(worker, pump);
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

    /** Returns false when another turn failed, so that nothing is written any more. */
    private boolean render(RenderWorker worker, long turn) throws IOException {
        boolean written = false;
        try {
            worker.render();
            if (writing.await(turn)) {
                write(worker.pages());
                writing.end();
                written = true;
            }
            return written;
        } finally {
            if (!written) {
                writing.abandon();
            }
        }
    }

    private void write(List<RenderedLines> pages) throws IOException {
        for (int i = 0; i < destinations.size(); i++) {
            destinations.get(i).channel().write(pages.get(i).without(known.get(i)));
        }
    }
}
