// SPDX-License-Identifier: Apache-2.0
package io.etrace.render;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** docs/event.schema.json. */
final class Schema {
    private static final com.networknt.schema.Schema SCHEMA = read();

    private Schema() {}

    private static com.networknt.schema.Schema read() {
        Path root = Path.of(System.getProperty("etrace.root", ".."));
        try {
            String text = Files.readString(root.resolve("docs/event.schema.json"));
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(text, InputFormat.JSON);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static boolean accepts(String line) {
        return SCHEMA.validate(line, InputFormat.JSON).isEmpty();
    }

    static void check(String line) {
        assertThat(SCHEMA.validate(line, InputFormat.JSON)).as(line).isEmpty();
    }
}
