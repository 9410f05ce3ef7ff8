// SPDX-License-Identifier: Apache-2.0
package io.etrace.e2e.harness;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** A call in the JSON output of etrace. */
public record TracedCall(JsonNode event) {
    private static final Pattern CAPITAL = Pattern.compile("(?<!^)(?=[A-Z])");

    public int tid() {
        return event.get("tid").asInt();
    }

    /** As strace names it: that of the man page, not of the kernel's function. */
    public String name() {
        String shown = event.get("syscall").asString().replaceFirst("^Sys", "");
        String name = CAPITAL.matcher(shown).replaceAll("_").toLowerCase(java.util.Locale.ROOT);
        return switch (name) {
            case "newfstat", "newstat", "newlstat", "newuname" -> name.substring("new".length());
            case "sendfile64" -> "sendfile";
            default -> name;
        };
    }

    public boolean isChildsReturn() {
        return event.has("child_return");
    }

    public Optional<String> error() {
        return event.has("errno") ? Optional.of(event.get("errno").asString()) : Optional.empty();
    }

    /** Empty for an error, and for a call that does not return. */
    public Optional<Long> value() {
        JsonNode ret = event.get("ret");
        return ret == null || ret.isNull() || error().isPresent() ? Optional.empty() : Optional.of(ret.asLong());
    }

    /** The first text among the arguments. */
    public Optional<String> path() {
        return arguments().stream()
                .filter(argument -> argument.get("type").asString().equals("const char *"))
                .findFirst()
                .map(argument -> argument.path("parsed_data").asString(""));
    }

    /** The values of the arguments, without their names. */
    public List<JsonNode> arguments() {
        List<JsonNode> arguments = new ArrayList<>();
        event.get("args").forEach(one -> arguments.add(one.iterator().next()));
        return arguments;
    }
}
