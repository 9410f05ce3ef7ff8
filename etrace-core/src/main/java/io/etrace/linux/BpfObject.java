// SPDX-License-Identifier: Apache-2.0
package io.etrace.linux;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;

/**
 * An object file with programs and maps. Between {@link #open} and {@link #load} sizes and read-only data can be set.
 * Closing it detaches the programs. Not thread safe.
 */
public final class BpfObject implements AutoCloseable {
    private static final int OPTIONS_LENGTH = 80;
    private static final int LOG_LENGTH = 1 << 20;
    private static final int LOG_EXCERPT_LINES = 6;

    private final Arena arena = Arena.ofShared();
    private final MemorySegment log = arena.allocate(LOG_LENGTH);
    private final List<Long> links = new ArrayList<>();
    private final List<ProgramInfo> attached = new ArrayList<>();
    private final long object;

    private BpfObject(byte[] elf) {
        MemorySegment image = arena.allocate(elf.length, 8);
        MemorySegment.copy(elf, 0, image, ValueLayout.JAVA_BYTE, 0, elf.length);
        object = LibBpf.checkPointer(
                "cannot read the eBPF object of " + elf.length + " bytes",
                LibBpf.OBJECT_OPEN_MEM.call(
                        image.address(), elf.length, options().address()));
    }

    public static BpfObject open(byte[] elf) {
        return new BpfObject(elf);
    }

    /** struct bpf_object_open_opts: the size, the name, a BTF file, and the buffer for the verifier's words. */
    private MemorySegment options() {
        MemorySegment options = arena.allocate(OPTIONS_LENGTH, 8);
        options.set(ValueLayout.JAVA_LONG, 0, OPTIONS_LENGTH);
        options.set(ValueLayout.JAVA_LONG, 8, arena.allocateFrom("etrace").address());
        options.set(ValueLayout.JAVA_LONG, 48, kernelTypes());
        options.set(ValueLayout.JAVA_LONG, 56, log.address());
        options.set(ValueLayout.JAVA_LONG, 64, LOG_LENGTH);
        return options;
    }

    /** The BTF file that the programs are fitted to instead of the running kernel's: to test how they load elsewhere. */
    private long kernelTypes() {
        String file = System.getProperty("etrace.btf");
        return file == null ? 0 : arena.allocateFrom(file).address();
    }

    public BpfMap map(String name) {
        return new BpfMap(name, find("map", name, LibBpf.OBJECT_FIND_MAP));
    }

    /** The map that holds the {@code const volatile} variables. */
    public BpfMap readOnlyData() {
        for (long map = 0; (map = LibBpf.OBJECT_NEXT_MAP.call(object, map)) != 0; ) {
            String name = MemorySegment.ofAddress(LibBpf.MAP_NAME.call(map))
                    .reinterpret(Integer.MAX_VALUE)
                    .getString(0);
            if (name.endsWith(".rodata")) {
                return new BpfMap(name, map);
            }
        }
        throw new LinuxException("the eBPF object has no read-only data");
    }

    /** Leaves a program out: it is neither verified nor attached. */
    public void leaveOut(String program) {
        LibBpf.PROGRAM_SET_AUTOLOAD.call(find("program", program, LibBpf.OBJECT_FIND_PROGRAM), 0);
    }

    private long find(String kind, String name, Downcall function) {
        try (Arena confined = Arena.ofConfined()) {
            return LibBpf.checkPointer(
                    "the eBPF object has no " + kind + " " + name,
                    function.call(object, confined.allocateFrom(name).address()));
        }
    }

    /** Creates the maps and has the kernel verify the programs. */
    public void load() {
        int result = (int) LibBpf.OBJECT_LOAD.call(object);
        if (result < 0) {
            throw new LinuxException("cannot load eBPF programs" + verifierWords(), -result);
        }
    }

    /** The end of the verifier's log, which says what it refused; empty when it said nothing. */
    private String verifierWords() {
        List<String> lines =
                log.getString(0).lines().filter(line -> !line.isBlank()).toList();
        if (lines.isEmpty()) {
            return "";
        }
        List<String> last = lines.subList(Math.max(0, lines.size() - LOG_EXCERPT_LINES), lines.size());
        return " (the verifier says: " + String.join(" | ", last) + ")";
    }

    /** Attaches a program to the tracepoint that its section names. */
    public void attach(String program) {
        long handle = find("program", program, LibBpf.OBJECT_FIND_PROGRAM);
        links.add(LibBpf.checkPointer("cannot attach the eBPF program " + program, LibBpf.PROGRAM_ATTACH.call(handle)));
        attached.add(new ProgramInfo(program, (int) LibBpf.PROGRAM_FD.call(handle)));
    }

    /** How often the kernel did not run an attached program, because that CPU was within it already. */
    public long missedRuns() {
        return attached.stream().mapToLong(ProgramInfo::missedRuns).sum();
    }

    /** Runs an iterator's program, once for all that it iterates over; returns the 32-bit numbers that it wrote. */
    public int[] runIterator(String program) {
        long handle = find("program", program, LibBpf.OBJECT_FIND_PROGRAM);
        long link = LibBpf.checkPointer(
                "cannot attach the eBPF iterator " + program, LibBpf.PROGRAM_ATTACH_ITER.call(handle, 0));
        try {
            int fd = LibBpf.check(
                    "cannot run the eBPF iterator " + program, LibBpf.ITER_CREATE.call(LibBpf.LINK_FD.call(link)));
            try {
                return Libc.readNumbers(fd);
            } finally {
                Libc.close(fd);
            }
        } finally {
            LibBpf.LINK_DESTROY.call(link);
        }
    }

    /** Detaches all programs; the maps stay. */
    public void detach() {
        links.forEach(LibBpf.LINK_DESTROY::call);
        links.clear();
    }

    @Override
    public void close() {
        detach();
        LibBpf.OBJECT_CLOSE.call(object);
        arena.close();
    }
}
