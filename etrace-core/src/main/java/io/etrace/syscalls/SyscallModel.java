// SPDX-License-Identifier: Apache-2.0
package io.etrace.syscalls;

import io.etrace.btf.Btf;
import io.etrace.btf.BtfType;
import io.etrace.syscalls.SyscallNumbers.Entry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * All syscalls of one ABI: their numbers, parameters and meanings. A syscall that tracefs does not tell of (the kernel
 * was built without it) is there by name, with six arguments of unknown type. A syscall is made when it is first asked
 * for. Safe for use by any number of threads.
 */
public final class SyscallModel {
    private final Abi abi;
    private final @Nullable Entry[] entries;
    private final AtomicReferenceArray<@Nullable Syscall> syscalls;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final Function<Entry, Syscall> maker;
    private final List<String> unnumbered;
    private final Set<String> typeNames;
    private final ParameterTypes types;

    SyscallModel(
            SyscallNumbers numbers,
            List<String> unnumbered,
            Function<Entry, Syscall> maker,
            Set<String> typeNames,
            ParameterTypes types) {
        this.abi = numbers.abi();
        int last = numbers.entries().stream().mapToInt(Entry::number).max().orElse(-1);
        this.entries = new Entry[last + 1];
        this.syscalls = new AtomicReferenceArray<>(last + 1);
        this.unnumbered = List.copyOf(unnumbered);
        this.maker = maker;
        this.typeNames = typeNames;
        this.types = types;
        numbers.entries().forEach(this::add);
    }

    /** Of two syscalls with the same name the first one keeps it. */
    private void add(Entry entry) {
        entries[entry.number()] = entry;
        numbers.putIfAbsent(entry.unistd(), entry.number());
        numbers.putIfAbsent(entry.tracefs(), entry.number());
    }

    /**
     * Joins the sources.
     *
     * @param formats of the running kernel
     * @param numbers of the ABI wanted
     */
    public static SyscallModel of(
            List<SyscallFormat> formats,
            SyscallNumbers numbers,
            SemanticsTable table,
            Btf btf,
            NamedConstants constants) {
        return new ModelBuilder(formats, table, btf::resolve, constants).build(numbers);
    }

    public Abi abi() {
        return abi;
    }

    /** The syscall that programs call with {@code number}. */
    public Optional<Syscall> byNumber(int number) {
        return number >= 0 && number < entries.length ? Optional.ofNullable(syscall(number)) : Optional.empty();
    }

    private @Nullable Syscall syscall(int number) {
        Syscall made = syscalls.getAcquire(number);
        Entry entry = entries[number];
        if (made == null && entry != null) {
            made = maker.apply(entry);
            syscalls.setRelease(number, made);
        }
        return made;
    }

    /** The syscall called {@code fstat}, {@code newfstat}, {@code SysNewfstat} or {@code SysFstat}; case counts. */
    public Optional<Syscall> byName(String name) {
        Integer number = numbers.get(name);
        return number == null ? byDisplayName(name) : byNumber(number);
    }

    private Optional<Syscall> byDisplayName(String name) {
        for (Map.Entry<String, Integer> known : numbers.entrySet()) {
            if (DisplayName.of(known.getKey()).equals(name)) {
                return byNumber(known.getValue());
            }
        }
        return Optional.empty();
    }

    /** All syscalls by ascending number. */
    public List<Syscall> all() {
        List<Syscall> all = new ArrayList<>(entries.length);
        for (int number = 0; number < entries.length; number++) {
            byNumber(number).ifPresent(all::add);
        }
        return all;
    }

    /** The names that {@link #byName} finds, without those that begin with Sys. */
    public Set<String> names() {
        return new TreeSet<>(numbers.keySet());
    }

    /** The parameters of a syscall by its name in tracefs, in this ABI's layout; empty when the kernel does not have it. */
    public List<Parameter> argumentsOf(String name) {
        return types.argumentsOf(name);
    }

    /**
     * The type of the memory behind a pointer in memory, as programs of this ABI lay it out; empty for bytes.
     *
     * @param pointee what the pointer's own type says
     */
    public Optional<BtfType> element(Semantics meaning, Optional<BtfType> pointee) {
        return types.element(meaning, pointee);
    }

    /** By which names the syscalls that were made so far found their types. */
    public Set<String> typeNames() {
        return Set.copyOf(typeNames);
    }

    /** The syscalls of tracefs whose number is not known: the kernel is newer than etrace, they cannot be traced. */
    public List<String> unnumbered() {
        return unnumbered;
    }
}
