// SPDX-License-Identifier: Apache-2.0
package io.etrace.linux;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.stream.IntStream;

/** The calls of libc that the JDK does not offer. Thread safe. */
public final class Libc {
    private static final int CLOCK_REALTIME = 0;
    private static final int CLOCK_MONOTONIC = 1;
    private static final int CLOCK_BOOTTIME = 7;
    private static final int SC_PAGESIZE = 30;
    private static final int PRIO_PROCESS = 0;
    private static final int SYS_PIDFD_OPEN = 434;
    private static final int PROT_READ = 1;
    private static final int PROT_WRITE = 2;
    private static final int MAP_SHARED = 1;
    private static final int MAP_PRIVATE = 2;
    private static final int MAP_ANONYMOUS = 0x20;

    private static final int SIG_DFL = 0;
    private static final int SIG_IGN = 1;

    private static final Downcall GETEUID = Downcall.libc("geteuid");
    private static final Downcall ISATTY = Downcall.libc("isatty");
    private static final Downcall TCGETPGRP = Downcall.libc("tcgetpgrp");
    private static final Downcall GETPGRP = Downcall.libc("getpgrp");
    private static final Downcall CLOCK_GETTIME = Downcall.libc("clock_gettime");
    private static final Downcall SETPRIORITY = Downcall.libc("setpriority");
    private static final Downcall SYSCONF = Downcall.libc("sysconf");
    private static final Downcall MOUNT = Downcall.libc("mount");
    private static final Downcall KILL = Downcall.libc("kill");
    private static final Downcall SIGNAL = Downcall.libc("signal");
    private static final Downcall FCHDIR = Downcall.libc("fchdir");
    private static final Downcall SYSCALL = Downcall.libc("syscall");
    private static final Downcall MMAP = Downcall.libc("mmap");
    private static final Downcall MUNMAP = Downcall.libc("munmap");
    private static final Downcall READ = Downcall.libc("read");
    private static final Downcall CLOSE = Downcall.libc("close");
    private static final ThreadLocal<MemorySegment> TIMESPEC =
            ThreadLocal.withInitial(() -> Arena.ofAuto().allocate(16, 8));

    private Libc() {}

    public static int geteuid() {
        return (int) GETEUID.call();
    }

    /** Whether a standard stream, 0 to 2, is a terminal. */
    public static boolean isTerminal(int standardStream) {
        return (int) ISATTY.call(standardStream) == 1;
    }

    /**
     * Whether a terminal, which a standard stream is, is at the moment that of this process's group: what is typed there is
     * for it, and no shell or other job writes there.
     */
    public static boolean isForeground(int standardStream) {
        return (int) TCGETPGRP.call(standardStream) == (int) GETPGRP.call();
    }

    /** How far the clocks of a time namespace are ahead of the kernel's own. */
    private static final class Offsets {
        static final long MONOTONIC = Namespaces.clockOffset("monotonic");
        static final long BOOTTIME = Namespaces.clockOffset("boottime");
    }

    /** Nanoseconds of CLOCK_MONOTONIC, the clock of the records, as it is in the initial time namespace. */
    public static long monotonicNanos() {
        return clock(CLOCK_MONOTONIC) - Offsets.MONOTONIC;
    }

    /** Nanoseconds since the epoch. */
    public static long realtimeNanos() {
        return clock(CLOCK_REALTIME);
    }

    /** Nanoseconds of CLOCK_BOOTTIME, as it is in the initial time namespace: since boot, the time asleep included. */
    public static long boottimeNanos() {
        return clock(CLOCK_BOOTTIME) - Offsets.BOOTTIME;
    }

    /** What a time of CLOCK_BOOTTIME that this process was told is in the initial time namespace. */
    public static long initialBoottime(long here) {
        return here - Offsets.BOOTTIME;
    }

    /** Bytes of a page of memory. */
    public static long pageSize() {
        return SYSCONF.call(SC_PAGESIZE);
    }

    private static long clock(int clock) {
        MemorySegment timespec = TIMESPEC.get();
        CLOCK_GETTIME.call(clock, timespec.address());
        return timespec.get(ValueLayout.JAVA_LONG, 0) * 1_000_000_000L + timespec.get(ValueLayout.JAVA_LONG, 8);
    }

    /** Asks for more of the CPU for the calling thread, -20 (most) to 19; false when it is not allowed. */
    public static boolean setThreadNice(int nice) {
        return (int) SETPRIORITY.call(PRIO_PROCESS, 0, nice) == 0;
    }

    /** Mounts a kernel file system that has no device. */
    public static void mount(String type, Path target) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment name = arena.allocateFrom(type);
            long result = MOUNT.call(
                    name.address(), arena.allocateFrom(target.toString()).address(), name.address(), 0, 0, 0);
            if ((int) result != 0) {
                throw new LinuxException("cannot mount " + type + " at " + target, Downcall.errno());
            }
        }
    }

    /** Sends a signal; signal 0 only asks whether the process exists. */
    public static boolean kill(int pid, int signal) {
        return (int) KILL.call(pid, signal) == 0;
    }

    /** Ignores a signal, or does what it does without anybody's word, whatever handler the JVM has for it. */
    public static void setIgnored(int signal, boolean ignored) {
        SIGNAL.call(signal, ignored ? SIG_IGN : SIG_DFL);
    }

    /** Goes to the directory that is open as {@code fd}. */
    public static void changeDirectory(int fd) {
        check("cannot go back to the working directory", FCHDIR.call(fd));
    }

    /** A pidfd; glibc has no function for it before 2.36. */
    static int openProcess(int pid) {
        return check("cannot open process " + pid, SYSCALL.call(SYS_PIDFD_OPEN, pid));
    }

    /** The result of a function that returns an int and sets errno, or the exception for a negative one. */
    static int check(String what, long result) {
        if ((int) result < 0) {
            throw new LinuxException(what, Downcall.errno());
        }
        return (int) result;
    }

    /** Memory of zeros, whose pages take no room before they are written. It lives as long as the arena. */
    public static MemorySegment mapAnonymous(long length, Arena arena) {
        long address = MMAP.call(0, length, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
        if (address == -1) {
            throw new LinuxException("cannot map " + length + " bytes of memory", Downcall.errno());
        }
        return MemorySegment.ofAddress(address).reinterpret(length, arena, memory -> MUNMAP.call(address, length));
    }

    static MemorySegment mapShared(int fd, long offset, long length, boolean writable) {
        long address = MMAP.call(0, length, writable ? PROT_READ | PROT_WRITE : PROT_READ, MAP_SHARED, fd, offset);
        if (address == -1) {
            throw new LinuxException("cannot map " + length + " bytes of a BPF map", Downcall.errno());
        }
        return MemorySegment.ofAddress(address).reinterpret(length);
    }

    static void unmap(MemorySegment memory) {
        MUNMAP.call(memory.address(), memory.byteSize());
    }

    /** Reads a file of the kernel to its end: the 32-bit numbers in it, of which reading never cuts one. */
    static int[] readNumbers(int fd) {
        IntStream.Builder numbers = IntStream.builder();
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment buffer = arena.allocate(4096, Integer.BYTES);
            for (long read; (read = READ.call(fd, buffer.address(), buffer.byteSize())) > 0; ) {
                for (long at = 0; at < read; at += Integer.BYTES) {
                    numbers.add(buffer.get(ValueLayout.JAVA_INT, at));
                }
            }
        }
        return numbers.build().toArray();
    }

    static void close(int fd) {
        CLOSE.call(fd);
    }
}
