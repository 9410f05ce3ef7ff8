// SPDX-License-Identifier: Apache-2.0
package io.etrace.e2e.strace;

import io.etrace.e2e.harness.Etrace;
import io.etrace.e2e.harness.ThreadTree;
import io.etrace.e2e.harness.TracedCall;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What strace and etrace saw of the same command, each in a run of its own: the calls of each thread, in their order. */
record StraceComparison(Map<String, List<StraceCall>> strace, Map<String, List<TracedCall>> etrace) {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Set<String> BIRTHS = Set.of("clone", "clone3", "fork", "vfork");

    static StraceComparison of(Path directory, List<String> command) throws IOException, InterruptedException {
        return new StraceComparison(strace(directory, command), etrace(directory, command));
    }

    private static Map<String, List<StraceCall>> strace(Path directory, List<String> command)
            throws IOException, InterruptedException {
        Path logs = Files.createDirectory(directory.resolve("strace"));
        Etrace.program(Stream.concat(
                        Stream.of("strace", "-ff", "-v", "-xx", "-s", "1024", "-e", "signal=none", "-o", logs + "/log"),
                        command.stream())
                .toList());
        Map<Integer, List<StraceCall>> calls = new HashMap<>();
        try (DirectoryStream<Path> threads = Files.newDirectoryStream(logs)) {
            for (Path thread : threads) {
                String name = thread.getFileName().toString();
                calls.put(
                        Integer.valueOf(name.substring(name.indexOf('.') + 1)),
                        Files.readAllLines(thread).stream()
                                .flatMap(line -> StraceCall.parse(line).stream())
                                .toList());
            }
        }
        Set<Integer> roots = new HashSet<>(calls.keySet());
        calls.values().forEach(own -> own.forEach(call -> roots.remove(child(call))));
        return ThreadTree.of(calls, roots.iterator().next(), StraceComparison::child);
    }

    private static int child(StraceCall call) {
        return BIRTHS.contains(call.name()) ? call.value().orElse(0L).intValue() : 0;
    }

    private static Map<String, List<TracedCall>> etrace(Path directory, List<String> command)
            throws IOException, InterruptedException {
        Path json = directory.resolve("etrace.json");
        Etrace.Result result = Etrace.run(
                Stream.concat(Stream.of("--json", "--json-context=ref", "-o", json.toString(), "--"), command.stream())
                        .toArray(String[]::new));
        if (!result.err().contains("Total lost: 0")) {
            throw new AssertionError(result.err());
        }
        Map<Integer, List<TracedCall>> calls = new HashMap<>();
        int root = 0;
        for (String line : Files.readAllLines(json)) {
            JsonNode event = JSON.readTree(line);
            if (event.path("kind").asString("").equals("syscall")) {
                TracedCall call = new TracedCall(event);
                root = root == 0 ? call.tid() : root;
                if (!call.isChildsReturn()) {
                    calls.computeIfAbsent(call.tid(), tid -> new ArrayList<>()).add(call);
                }
            }
        }
        return ThreadTree.of(calls, root, StraceComparison::child);
    }

    private static int child(TracedCall call) {
        return BIRTHS.contains(call.name()) ? call.value().orElse(0L).intValue() : 0;
    }
}
