// SPDX-License-Identifier: Apache-2.0
package io.etrace.record;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * The process context of one task from here on, until the next record with the same tid.
 *
 * <pre>
 *  16 id, tid, tgid, ns tid, ns tgid, ppid (u32 each)     96  five capability sets (u64 each)
 *  40 comm (16 bytes)                                    136  eight namespaces (u32 each)
 *  56 uid, gid, suid, sgid, euid, egid, fsuid, fsgid,    168  start time (u64, CLOCK_BOOTTIME ns)
 *     securebits (u32 each), 4 unused bytes              176  id of the cgroup v2 (u64)
 *                                                        184  memberships of 16 bytes: cgroup id (u64),
 *                                                             state id (s32), hierarchy id (s32)
 * 440 comm of the process, name of its program (16 bytes each), start time of the process (u64)
 * </pre>
 *
 * <p>Captures of before these were told end at 440.
 */
public final class ContextRecord extends RecordCursor {
    public static final int COMM_LENGTH = 16;
    private static final int COMM = 40;
    private static final int CREDENTIALS = 56;
    private static final int CAPABILITIES = 96;
    private static final int NAMESPACES = 136;
    private static final int CGROUPS = 184;
    private static final int CGROUP_LENGTH = 16;
    static final int PROCESS_COMM = 440;
    static final int PROGRAM = 456;
    private static final int PROCESS_START_TIME = 472;
    private static final int LENGTH_WITH_PROCESS = 480;

    /** Identities in the order in which {@link #credential} counts them. */
    public enum Credential {
        UID,
        GID,
        SUID,
        SGID,
        EUID,
        EGID,
        FSUID,
        FSGID,
        SECUREBITS
    }

    /** Capability sets in the order in which {@link #capabilities} counts them. */
    public enum CapabilitySet {
        INHERITABLE,
        PERMITTED,
        EFFECTIVE,
        BSET,
        AMBIENT
    }

    /** Namespaces in the order in which {@link #namespace} counts them. */
    public enum Namespace {
        CGROUP,
        IPC,
        NET,
        MNT,
        PID,
        TIME,
        USER,
        UTS
    }

    public int id() {
        return intAt(16);
    }

    public int tid() {
        return intAt(20);
    }

    public int tgid() {
        return intAt(24);
    }

    /** The tid as the task itself sees it, in its own pid namespace. */
    public int namespaceTid() {
        return intAt(28);
    }

    /** The tgid as the task itself sees it, in its own pid namespace. */
    public int namespaceTgid() {
        return intAt(32);
    }

    /** tgid of the real parent. */
    public int ppid() {
        return intAt(36);
    }

    /** Copies the comm, without its NULs, to {@code target} and returns its length, 0 to 15 bytes of any value. */
    public int copyComm(byte[] target) {
        return copyName(COMM, target);
    }

    /** The same of the comm of the process's main thread; nothing when it was not told. */
    public int copyProcessComm(byte[] target) {
        return tellsProcess() ? copyName(PROCESS_COMM, target) : 0;
    }

    /** The same of the name of the file that the process runs, of which 15 bytes are told; nothing when it was not told. */
    public int copyProgram(byte[] target) {
        return tellsProcess() ? copyName(PROGRAM, target) : 0;
    }

    private int copyName(int at, byte[] target) {
        int length = 0;
        while (length < COMM_LENGTH && unsignedByte(at + length) != 0) {
            length++;
        }
        MemorySegment.copy(memory(), ValueLayout.JAVA_BYTE, offset() + at, target, 0, length);
        return length;
    }

    private boolean tellsProcess() {
        return length() >= LENGTH_WITH_PROCESS;
    }

    /** When the process was created, as {@link #startTime}; 0 when it was not told. */
    public long processStartTime() {
        return tellsProcess() ? longAt(PROCESS_START_TIME) : 0;
    }

    /** An id as the initial user namespace sees it, unsigned. */
    public long credential(Credential credential) {
        return intAt(CREDENTIALS + 4L * credential.ordinal()) & 0xffff_ffffL;
    }

    /** Bit n is capability n (capabilities(7)). */
    public long capabilities(CapabilitySet set) {
        return longAt(CAPABILITIES + 8L * set.ordinal());
    }

    /** The inode number of the namespace, as in /proc/pid/ns. */
    public long namespace(Namespace namespace) {
        return intAt(NAMESPACES + 4L * namespace.ordinal()) & 0xffff_ffffL;
    }

    /** CLOCK_BOOTTIME, nanoseconds. */
    public long startTime() {
        return longAt(168);
    }

    public long cgroupV2() {
        return longAt(176);
    }

    /** Cgroup subsystems of the kernel; a subsystem's id is its index. */
    public int subsystemCount() {
        return Math.clamp(count(), 0, Math.max(0, (Math.min(length(), PROCESS_COMM) - CGROUPS) / CGROUP_LENGTH));
    }

    public long cgroupId(int subsystem) {
        return longAt(CGROUPS + (long) CGROUP_LENGTH * subsystem);
    }

    /** cgroup_subsys_state.id. */
    public int stateId(int subsystem) {
        return intAt(CGROUPS + (long) CGROUP_LENGTH * subsystem + 8);
    }

    /** 0 is cgroup v2. */
    public int hierarchyId(int subsystem) {
        return intAt(CGROUPS + (long) CGROUP_LENGTH * subsystem + 12);
    }
}
