// SPDX-License-Identifier: Apache-2.0
package io.etrace.e2e.harness;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The lines of a trace in JSON, written with {@code --json-context=ref}. */
public record Events(List<JsonNode> all, Map<Integer, JsonNode> contexts) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    public static Events parse(List<String> lines) {
        List<JsonNode> all = lines.stream().map(JSON::readTree).toList();
        Map<Integer, JsonNode> contexts = new HashMap<>();
        all.stream()
                .filter(event -> event.get("kind").asString().equals("context"))
                .forEach(context -> contexts.put(context.get("id").asInt(), context));
        return new Events(all, contexts);
    }

    /** Of a kind: syscall, signal, exit, loss. */
    public List<JsonNode> of(String kind) {
        return all.stream()
                .filter(event -> event.get("kind").asString().equals(kind))
                .toList();
    }

    /** All calls of a syscall, in their order. */
    public List<JsonNode> calls(String syscall) {
        return of("syscall").stream()
                .filter(event -> event.get("syscall").asString().equals(syscall))
                .toList();
    }

    /** The only call of a syscall whose argument is, as text or number, {@code value}. */
    public JsonNode call(String syscall, String parameter, String value) {
        List<JsonNode> found = calls(syscall).stream()
                .filter(event -> value.equals(
                        argument(event, parameter).path("parsed_data").asString("")))
                .toList();
        if (found.size() != 1) {
            throw new AssertionError(found.size() + " calls of " + syscall + " with " + parameter + " " + value);
        }
        return found.getFirst();
    }

    public static JsonNode argument(JsonNode event, String parameter) {
        for (JsonNode argument : event.get("args")) {
            if (argument.has(parameter)) {
                return argument.get(parameter);
            }
        }
        throw new AssertionError(event.get("syscall") + " has no " + parameter);
    }

    /** The texts of a list of strings. */
    public static List<String> strings(JsonNode list) {
        return list.get("members")
                .valueStream()
                .map(item -> item.valueStream().findFirst().orElseThrow())
                .map(item -> item.get("parsed_data").asString())
                .toList();
    }

    /** Who an event is of; {@code field} is entry_context, exit_context or context. */
    public JsonNode context(JsonNode event, String field) {
        return contexts.get(event.get(field).asInt());
    }

    /** The bytes of a value; none when it shows none. */
    public static byte[] data(JsonNode value) {
        return Base64.getDecoder().decode(value.path("data").asString(""));
    }

    /** What the call was made with, of as many parameters as it has. */
    public static long[] registers(JsonNode event) {
        byte[] bytes = Base64.getDecoder().decode(event.get("args_raw").asString());
        long[] registers = new long[bytes.length / Long.BYTES];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asLongBuffer().get(registers);
        return registers;
    }
}
