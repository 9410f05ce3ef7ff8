// SPDX-License-Identifier: Apache-2.0
package io.etrace.bench.compare;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The lengths of the programs in an object file, in instructions, before any kernel has seen them. */
final class ProgramSizes {
    private static final int INSTRUCTION = 8;
    private static final Pattern FUNCTION = Pattern.compile("\\s(\\d+) FUNC +(GLOBAL|LOCAL) .* (\\w+)$");

    private ProgramSizes() {}

    /** By name, the functions that programs call included. */
    static Map<String, Long> of(Places places, String architecture) {
        String object = "etrace-core/src/main/resources/io/etrace/bpf/etrace-" + architecture + ".bpf.o";
        Map<String, Long> sizes = new TreeMap<>();
        for (String line : Verified.lines(
                List.of("llvm-readelf-14", "-sW", places.root().resolve(object).toString()))) {
            Matcher symbol = FUNCTION.matcher(line);
            if (symbol.find()) {
                sizes.put(symbol.group(3), Long.parseLong(symbol.group(1)) / INSTRUCTION);
            }
        }
        return sizes;
    }
}
