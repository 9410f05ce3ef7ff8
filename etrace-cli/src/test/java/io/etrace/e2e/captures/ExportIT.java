// SPDX-License-Identifier: Apache-2.0
package io.etrace.e2e.captures;

import static org.assertj.core.api.Assertions.assertThat;

import io.etrace.e2e.harness.Etrace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Documents of exporters, read by programs that know their formats, say what JSON says. */
class ExportIT {
    /** Names that CSV has to quote, of a file that is not there and of a program. */
    private static final String SCRIPT = "cat '/none, \"of\"\nthese'; cp /bin/true \"$0/a\\\"b,c\" && \"$0/a\\\"b,c\"";

    private static final String READER = "import csv, json, sys\n"
            + "for row in csv.DictReader(open(sys.argv[1], newline='')): print(json.dumps(row))";
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private static Path directory;

    private static String capture = "";

    @BeforeAll
    static void record() throws IOException, InterruptedException {
        capture = directory.resolve("script.raw").toString();
        Etrace.run("--raw", "-o", capture, "--", "sh", "-c", SCRIPT, directory.toString());
    }

    @Test
    void csvHasARowForEachEvent() throws IOException, InterruptedException {
        List<JsonNode> rows = rows("script.csv");
        List<JsonNode> events = lines(Etrace.run("--input", capture, "--json", "-o", "-"));
        assertThat(rows).hasSameSizeAs(events).hasSizeGreaterThan(50);
        for (int i = 0; i < rows.size(); i++) {
            JsonNode row = rows.get(i);
            JsonNode event = events.get(i);
            for (String field : List.of("kind", "timestamp", "pid", "tid", "syscall", "ret", "errno", "duration_ns")) {
                assertThat(row.get(field).asString()).as(field + " of " + event).isEqualTo(text(event, field));
            }
        }
    }

    @Test
    void csvQuotesWhatTracedProgramsSay() throws IOException, InterruptedException {
        List<JsonNode> rows = rows("quoted.csv", "--failed", "-s", "openat");
        assertThat(rows)
                .anySatisfy(row -> assertThat(row.get("args").asString()).contains("/none, \\\"of\\\"\\nthese"));
        assertThat(rows("all.csv"))
                .extracting(row -> row.get("comm").asString())
                .contains("\"a\\\"b,c\"");
    }

    @Test
    void anUnknownFormatIsNamedWithThoseThereAre() throws IOException, InterruptedException {
        Etrace.Result result = Etrace.run("export", capture, "--to", "cvs");
        assertThat(result.status()).isEqualTo(2);
        assertThat(result.err()).contains("unknown format cvs; there is csv");
    }

    private static List<JsonNode> rows(String name, String... options) throws IOException, InterruptedException {
        String file = directory.resolve(name).toString();
        List<String> words = new ArrayList<>(List.of("export", capture, "--to", "csv", "-o", file));
        words.addAll(List.of(options));
        Etrace.Result exported = Etrace.run(words.toArray(String[]::new));
        assertThat(exported.status()).as(exported.err()).isZero();
        return lines(Etrace.program(List.of("python3", "-c", READER, file)));
    }

    private static List<JsonNode> lines(Etrace.Result result) {
        return result.outLines().stream().map(JSON::readTree).toList();
    }

    private static String text(JsonNode event, String field) {
        JsonNode value = event.get(field);
        return value == null || value.isNull() ? "" : value.asString();
    }
}
