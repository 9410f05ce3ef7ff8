// SPDX-License-Identifier: Apache-2.0
package io.etrace.live;

import io.etrace.Outcome;
import io.etrace.TraceOptions;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What a capture says of the options it was made with: those that are not the default. */
final class OptionMetadata {
    private OptionMetadata() {}

    static Map<String, String> of(TraceOptions options) {
        Map<String, String> facts = new TreeMap<>();
        put(facts, "command", String.join(" ", options.command()));
        put(facts, "pids", list(options.pids()));
        put(facts, "uids", list(options.uids()));
        put(facts, "comms", list(options.comms()));
        put(facts, "syscalls", list(options.syscalls()));
        put(facts, "cgroup", options.cgroup().map(Object::toString).orElse(""));
        put(facts, "follow", options.follow() ? "" : "no");
        put(
                facts,
                "outcome",
                options.outcome() == Outcome.ANY ? "" : options.outcome().toString());
        put(
                facts,
                "min_duration_ns",
                options.minDuration().isZero()
                        ? ""
                        : Long.toString(options.minDuration().toNanos()));
        put(facts, "string_limit", Integer.toString(options.stringLimit()));
        put(facts, "buffer_size", options.bufferSize() == 0 ? "" : Long.toString(options.bufferSize()));
        return facts;
    }

    private static void put(Map<String, String> facts, String key, String value) {
        if (!value.isEmpty()) {
            facts.put("option_" + key, value);
        }
    }

    private static String list(Collection<?> values) {
        return values.stream().map(Object::toString).sorted().collect(Collectors.joining(","));
    }
}
