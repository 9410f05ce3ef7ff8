// SPDX-License-Identifier: Apache-2.0
package io.etrace.syscalls;

import io.etrace.syscalls.Lines.Line;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The numbers of an ABI's syscalls: those of the kernel headers that etrace was built with, which a running kernel may
 * know better.
 */
public final class SyscallNumbers {
    private static final Map<Abi, SyscallNumbers> OF_HEADERS = new ConcurrentHashMap<>();

    private final Abi abi;
    private final List<Entry> entries;
    private final Map<String, Integer> byTracefs = new HashMap<>();

    private SyscallNumbers(Abi abi, List<Entry> entries) {
        this.abi = abi;
        this.entries = List.copyOf(entries);
        entries.forEach(entry -> byTracefs.putIfAbsent(entry.tracefs(), entry.number()));
    }

    /**
     * One syscall.
     *
     * @param unistd the name in the unistd headers, which programmers know: {@code fstat}
     * @param tracefs the name of the kernel's function, which tracefs knows: {@code newfstat}
     */
    public record Entry(int number, String unistd, String tracefs) {}

    /** The numbers of the headers. */
    public static SyscallNumbers of(Abi abi) {
        return OF_HEADERS.computeIfAbsent(abi, SyscallNumbers::read);
    }

    private static SyscallNumbers read(Abi abi) {
        Map<String, String> aliases = aliases(abi);
        List<Entry> entries = new ArrayList<>();
        for (Line line : Lines.ofResource("numbers-" + abi.label())) {
            List<String> words = line.words(2);
            String name = words.getFirst();
            entries.add(new Entry(number(line, words.get(1)), name, aliases.getOrDefault(name, name)));
        }
        return new SyscallNumbers(abi, entries);
    }

    private static int number(Line line, String word) {
        try {
            return Integer.parseInt(word);
        } catch (NumberFormatException e) {
            throw line.error("'" + word + "' is no syscall number");
        }
    }

    private static Map<String, String> aliases(Abi abi) {
        Map<String, String> aliases = new HashMap<>();
        for (Line line : Lines.ofResource("aliases")) {
            List<String> words = line.words(3);
            if (words.lastIndexOf(abi.label()) >= 2) {
                aliases.put(words.get(0), words.get(1));
            }
        }
        return aliases;
    }

    /**
     * These numbers, corrected by what the running kernel says of itself.
     *
     * @param discovered numbers by tracefs name; they win over the headers' ones
     */
    public SyscallNumbers with(Map<String, Integer> discovered) {
        if (discovered.isEmpty()) {
            return this;
        }
        Set<Integer> taken = Set.copyOf(discovered.values());
        Map<String, String> unistd = new HashMap<>();
        List<Entry> result = new ArrayList<>();
        for (Entry entry : entries) {
            unistd.putIfAbsent(entry.tracefs(), entry.unistd());
            if (!taken.contains(entry.number()) && !discovered.containsKey(entry.tracefs())) {
                result.add(entry);
            }
        }
        discovered.forEach((name, number) -> result.add(new Entry(number, unistd.getOrDefault(name, name), name)));
        return new SyscallNumbers(abi, result);
    }

    public Abi abi() {
        return abi;
    }

    public List<Entry> entries() {
        return entries;
    }

    /** The name in the header for programs: {@code fstat}. */
    public Optional<String> unistdName(int number) {
        return entries().stream()
                .filter(entry -> entry.number() == number)
                .map(Entry::unistd)
                .findFirst();
    }

    /** The number of a syscall by its tracefs name; the first one where several of the headers' names lead to it. */
    public OptionalInt ofTracefs(String name) {
        Integer number = byTracefs.get(name);
        return number == null ? OptionalInt.empty() : OptionalInt.of(number);
    }
}
