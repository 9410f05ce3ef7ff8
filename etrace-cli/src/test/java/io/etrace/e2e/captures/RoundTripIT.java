// SPDX-License-Identifier: Apache-2.0
package io.etrace.e2e.captures;

import static org.assertj.core.api.Assertions.assertThat;

import io.etrace.TraceOptions;
import io.etrace.capture.CaptureTarget;
import io.etrace.capture.RecordingOptions;
import io.etrace.cli.output.OutputChannel;
import io.etrace.e2e.harness.Etrace;
import io.etrace.live.Tracer;
import io.etrace.model.RenderModel;
import io.etrace.pipeline.EventPump;
import io.etrace.pipeline.LineBatch;
import io.etrace.pipeline.RecordFilter;
import io.etrace.pipeline.RenderingSink;
import io.etrace.pipeline.Sink;
import io.etrace.render.Renderer;
import io.etrace.render.json.JsonNotation;
import io.etrace.render.json.JsonRenderer;
import io.etrace.render.text.TextNotation;
import io.etrace.render.text.TextRenderer;
import io.etrace.stream.EventStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One run of a program with many kinds of calls, shown live and recorded: what the capture is decoded to is the same. */
class RoundTripIT {
    private static final int EXIT_STATUS = 42;

    @TempDir
    private Path directory;

    private List<String> command = List.of();

    @BeforeEach
    void compile() throws IOException, InterruptedException {
        Etrace.needsRoot();
        Path workplace = Files.createDirectory(directory.resolve("workplace"));
        command = List.of(
                "env",
                "-C",
                workplace.toString(),
                Etrace.compile(directory, "calls.c").toString());
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void decodedIsWhatWasShownLive(boolean compress) throws IOException, InterruptedException {
        traceAndRecord(new RecordingOptions(compress, 0, Duration.ZERO, 0, 0, List.of()));

        assertThat(decoded("--json")).hasSizeGreaterThan(150).isEqualTo(live("json"));
        assertThat(decoded("--json", "--json-context=ref")).isEqualTo(live("ref"));
        assertThat(decoded("--no-stats")).isEqualTo(live("text"));
    }

    private void traceAndRecord(RecordingOptions how) throws IOException {
        TraceOptions options =
                TraceOptions.builder().command(command).decodeDescriptors(true).build();
        try (Tracer tracer = Tracer.open(options);
                FileChannel capture = create("capture");
                FileChannel json = create("json");
                FileChannel references = create("ref");
                FileChannel text = create("text");
                EventStream events = tracer.events()) {
            tracer.record(CaptureTarget.of(capture), how);
            RenderModel model = tracer.model().renderModel();
            List<Sink> sinks = List.of(
                    sink(new JsonRenderer(model, JsonNotation.DEFAULT), json),
                    sink(new JsonRenderer(model, JsonNotation.DEFAULT.withContextReferences(true)), references),
                    sink(new TextRenderer(model, TextNotation.DEFAULT), text));
            tracer.start();
            Thread.ofPlatform().start(tracer::stopWhenCommandEnds);
            new EventPump(events, RecordFilter.ALL, sinks, () -> false).run();
            tracer.stop();
            assertThat(tracer.statistics().lost()).isZero();
        }
    }

    private FileChannel create(String name) throws IOException {
        return FileChannel.open(directory.resolve(name), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }

    private static Sink sink(Renderer renderer, FileChannel file) {
        return new RenderingSink(
                renderer, new LineBatch(new OutputChannel("live", Path.of("live"), file, OutputChannel.Kind.STREAM)));
    }

    private List<String> live(String name) throws IOException {
        return Files.readAllLines(directory.resolve(name));
    }

    /** By the real command. */
    private List<String> decoded(String... options) throws IOException, InterruptedException {
        Path out = directory.resolve("decoded");
        Files.deleteIfExists(out);
        List<String> words =
                new ArrayList<>(List.of("--input", directory.resolve("capture").toString(), "-o", out.toString()));
        words.addAll(List.of(options));
        Etrace.Result result = Etrace.run(words);
        assertThat(result.status()).as(result.err()).isZero();
        return Files.readAllLines(out);
    }

    @Test
    void theCommandShowsWhatItRecords() throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of(
                "--raw", "--compress", "-o", directory.resolve("capture").toString(), "--stdout", "--"));
        words.addAll(command);
        Etrace.Result result = Etrace.run(words);
        assertThat(result.status()).as(result.err()).isEqualTo(EXIT_STATUS);
        assertThat(result.err()).contains("Total lost: 0");
        assertThat(decoded("--no-stats").stream().map(Etrace::settled).toList())
                .hasSizeGreaterThan(150)
                .isEqualTo(result.outLines());
    }

    @Test
    void theCommandShowsWhatItRecordsInPieces() throws IOException, InterruptedException {
        Etrace.Result result = Etrace.run(
                "--raw",
                "--rotate",
                "50K",
                "-o",
                directory.resolve("pieces").toString(),
                "--stdout",
                "--",
                "sh",
                "-c",
                "for i in 1 2 3 4; do ls -l / >/dev/null; done");
        assertThat(result.status()).as(result.err()).isZero();
        Etrace.Result decoded =
                Etrace.program(List.of("sh", "-c", "../etrace --stdout --input " + directory.resolve("pieces.0*")));
        assertThat(decoded.outLines()).hasSizeGreaterThan(100).isEqualTo(result.outLines());
    }
}
