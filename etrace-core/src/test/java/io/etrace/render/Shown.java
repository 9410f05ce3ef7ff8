// SPDX-License-Identifier: Apache-2.0
package io.etrace.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.etrace.record.RecordCursor;
import io.etrace.render.json.JsonNotation;
import io.etrace.render.json.JsonRenderer;
import io.etrace.render.text.TextNotation;
import io.etrace.render.text.TextRenderer;
import io.etrace.text.Utf8Buffer;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the renderers make of records, after a context of the command cat. */
public final class Shown {
    private static final JsonMapper JSON = JsonMapper.shared();

    private Shown() {}

    /** The line of a call, without {@code cat(10609) | } and the newline. */
    static String text(Call call) {
        return text(call, TextNotation.DEFAULT);
    }

    static String text(Call call, TextNotation options) {
        String line = line(options, call.done());
        assertThat(line).startsWith("cat(10609) | ").endsWith("\n");
        return line.substring("cat(10609) | ".length(), line.length() - 1);
    }

    /** The value of an argument of a call, in text. */
    static String argument(Call call, String label) {
        String text = text(call);
        int start = text.indexOf(label + ": ");
        assertThat(start).as("%s in %s", label, text).isPositive();
        int end = text.indexOf(", ", start);
        return text.substring(start + label.length() + 2, end < 0 ? text.lastIndexOf(") = ") : end);
    }

    /** All that the records become, after the context. */
    static String line(TextNotation options, RecordCursor... records) {
        return rendered(new TextRenderer(TestKernel.model(), options), records);
    }

    static String rendered(Renderer renderer, RecordCursor... records) {
        Utf8Buffer out = new Utf8Buffer(16);
        renderer.record(Records.cgroup(7, 1, "inner", "outer"), out);
        renderer.record(Records.context(1, "cat"), out);
        assertThat(out.length()).isZero();
        for (RecordCursor record : records) {
            renderer.record(record, out);
        }
        return out.toString();
    }

    static JsonNode json(Call call) {
        return json(call.done());
    }

    static JsonNode json(RecordCursor record) {
        return lines(JsonNotation.DEFAULT, record).getFirst();
    }

    public static List<JsonNode> lines(JsonNotation options, RecordCursor... records) {
        String lines = rendered(new JsonRenderer(TestKernel.model(), options), records);
        assertThat(lines).endsWith("\n");
        return lines.lines().map(JSON::readTree).toList();
    }

    /** The object of an argument by its index. */
    static JsonNode argument(Call call, int index) {
        return only(json(call).get("args").get(index));
    }

    /** The value of a one-key object. */
    static JsonNode only(JsonNode object) {
        assertThat(object.size()).isOne();
        return object.values().iterator().next();
    }

    /** The member of a value by its name or index. */
    static JsonNode member(JsonNode value, String name) {
        for (JsonNode member : value.get("members")) {
            if (member.has(name)) {
                return member.get(name);
            }
        }
        throw new AssertionError("no member " + name + " in " + value);
    }
}
