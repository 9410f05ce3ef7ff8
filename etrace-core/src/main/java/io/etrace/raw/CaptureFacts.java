// SPDX-License-Identifier: Apache-2.0
package io.etrace.raw;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a capture says of the machine that was traced, besides the records.
 *
 * @param values by key: the kernel release, the host's name, the clock, ...
 * @param syscalls the kernel's syscalls in the text form of {@code io.etrace.syscalls}
 * @param types a BTF blob
 */
public record CaptureFacts(Map<String, String> values, byte[] syscalls, byte[] types) {
    public CaptureFacts {
        values = Map.copyOf(values);
    }

    byte[] toText() {
        StringBuilder text = new StringBuilder();
        new TreeMap<>(values)
                .forEach((key, value) ->
                        text.append(key).append(' ').append(value).append('\n'));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    static Map<String, String> parse(byte[] text) {
        Map<String, String> values = new TreeMap<>();
        for (String line : new String(text, StandardCharsets.UTF_8).split("\n")) {
            int blank = line.indexOf(' ');
            if (blank > 0) {
                values.put(line.substring(0, blank), line.substring(blank + 1));
            }
        }
        return values;
    }

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }
}
