// SPDX-License-Identifier: Apache-2.0
package io.etrace.linux;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** A map of a {@link BpfObject}; valid until the object is closed. Updates are atomic per element. */
public final class BpfMap {
    private final String name;
    private final long map;

    BpfMap(String name, long map) {
        this.name = name;
        this.map = map;
    }

    /** The CPUs that per-CPU maps have to have room for: those that may ever be brought online. */
    public static int possibleCpus() {
        return LibBpf.possibleCpus();
    }

    /** Before loading. */
    public void setMaxEntries(int entries) {
        LibBpf.check("cannot size the BPF map " + name, LibBpf.MAP_SET_MAX_ENTRIES.call(map, entries));
    }

    /** Bytes. */
    public int valueSize() {
        return (int) LibBpf.MAP_VALUE_SIZE.call(map);
    }

    /** Before loading. */
    public void setValueSize(int bytes) {
        LibBpf.check("cannot size the values of the BPF map " + name, LibBpf.MAP_SET_VALUE_SIZE.call(map, bytes));
    }

    /** Whether a task storage finds memory for a value of this process's main thread; the value stays there. */
    public boolean holdsValueOfThisTask() {
        try (Arena arena = Arena.ofConfined()) {
            return storeForProcess((int) ProcessHandle.current().pid(), arena.allocate(valueSize())) == 0;
        }
    }

    /** Stores a value for the main thread of a process in a task storage. */
    public void updateForProcess(int pid, MemorySegment value) {
        LibBpf.check("cannot update the BPF map " + name, storeForProcess(pid, value));
    }

    private long storeForProcess(int pid, MemorySegment value) {
        int process = Libc.openProcess(pid);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment key = arena.allocateFrom(ValueLayout.JAVA_INT, process);
            return (int) LibBpf.MAP_UPDATE.call(fd(), key.address(), value.address(), 0);
        } finally {
            Libc.close(process);
        }
    }

    /** What the map holds when it is loaded, to be changed before that. */
    public MemorySegment initialValue() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment size = arena.allocate(ValueLayout.JAVA_LONG);
            long address = LibBpf.checkPointer(
                    "the BPF map " + name + " has no initial value",
                    LibBpf.MAP_INITIAL_VALUE.call(map, size.address()));
            return MemorySegment.ofAddress(address).reinterpret(size.get(ValueLayout.JAVA_LONG, 0));
        }
    }

    public void update(MemorySegment key, MemorySegment value) {
        LibBpf.check(
                "cannot update the BPF map " + name, LibBpf.MAP_UPDATE.call(fd(), key.address(), value.address(), 0));
    }

    /** Updates {@code count} elements, whose keys and values lie one after the other, in one call. */
    public void updateAll(MemorySegment keys, MemorySegment values, int count) {
        try (Arena arena = Arena.ofConfined()) {
            long left = arena.allocateFrom(ValueLayout.JAVA_INT, count).address();
            LibBpf.check(
                    "cannot fill the BPF map " + name,
                    LibBpf.MAP_UPDATE_BATCH.call(fd(), keys.address(), values.address(), left));
        }
    }

    public void update(int key, MemorySegment value) {
        try (Arena arena = Arena.ofConfined()) {
            update(arena.allocateFrom(ValueLayout.JAVA_INT, key), value);
        }
    }

    /** For maps from u32 to u8. */
    public void update(int key, byte value) {
        try (Arena arena = Arena.ofConfined()) {
            update(key, arena.allocateFrom(ValueLayout.JAVA_BYTE, value));
        }
    }

    public void delete(int key) {
        try (Arena arena = Arena.ofConfined()) {
            LibBpf.MAP_DELETE.call(
                    fd(), arena.allocateFrom(ValueLayout.JAVA_INT, key).address());
        }
    }

    /** Puts a ring into an array of maps. */
    public void update(int key, RingBuffer ring) {
        update(key, ring.fdValue());
    }

    /** Maps {@code length} bytes of an array map's values; they change as the programs write. */
    public MemorySegment mapMemory(long length) {
        return Libc.mapShared((int) fd(), 0, length, true);
    }

    private long fd() {
        return LibBpf.MAP_FD.call(map);
    }
}
