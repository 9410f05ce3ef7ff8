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
        Map<String, String> metadata = new TreeMap<>();
        put(metadata, "command", String.join(" ", options.command()));
        put(metadata, "pids", list(options.pids()));
        put(metadata, "uids", list(options.uids()));
        put(metadata, "comms", list(options.comms()));
        put(metadata, "syscalls", list(options.syscalls()));
        put(metadata, "cgroup", options.cgroup().map(Object::toString).orElse(""));
        put(metadata, "follow", options.follow() ? "" : "no");
        put(
                metadata,
                "outcome",
                options.outcome() == Outcome.ANY ? "" : options.outcome().toString());
        put(
                metadata,
                "min_duration_ns",
                options.minDuration().isZero()
                        ? ""
                        : Long.toString(options.minDuration().toNanos()));
        put(metadata, "string_limit", Integer.toString(options.stringLimit()));
        put(metadata, "buffer_size", options.bufferSize() == 0 ? "" : Long.toString(options.bufferSize()));
        return metadata;
    }

    private static void put(Map<String, String> metadata, String key, String value) {
        if (!value.isEmpty()) {
            metadata.put("option_" + key, value);
        }
    }

    private static String list(Collection<?> values) {
        return values.stream().map(Object::toString).sorted().collect(Collectors.joining(","));
    }
}
