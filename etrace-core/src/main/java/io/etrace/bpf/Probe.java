// SPDX-License-Identifier: Apache-2.0
package io.etrace.bpf;

import io.etrace.linux.BpfMap;
import io.etrace.linux.BpfObject;
import io.etrace.linux.KernelRelease;
import io.etrace.linux.RingBuffer;
import io.etrace.record.SyscallSlot;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The loaded programs. Opened, attached, detached and closed by one thread; the rings are read by another. */
public final class Probe implements AutoCloseable {
    static final int COMM_LENGTH = 16;
    private static final int MOST_TASKS = 1 << 15;
    /** struct variant_key: slot, test, and the values of two arguments. */
    static final int VARIANT_KEY_LENGTH = 24;

    static final byte PID_TRACED = 1;
    static final byte PID_STARTS_COMMAND = 2;

    /** struct task_state. */
    static final int STATE_NR = 8;

    static final int STATE_ARMED = 14;
    private static final int NO_CALL = -0x7fffffff;
    static final byte PID_LEFT_OUT = 3;

    private final BpfObject object;
    private final ProbeConfig config;
    private final int cpus;
    private final List<RingBuffer> rings = new ArrayList<>();
    private final MemorySegment statistics;
    private final MemorySegment cpuStates;
    private final MemorySegment losses;

    private Probe(BpfObject object, ProbeConfig config, long ringSize) {
        this.object = object;
        this.config = config;
        this.cpus = BpfMap.possibleCpus();
        boolean hashed = config.largePayloads() || !TaskStorage.holdsRecords();
        config.write(object.readOnlyData().initialValue(), cpus, ringSize, hashed);
        size();
        sizeHash(hashed);
        leaveOutUnused();
        object.load();
        statistics = object.map("stats").mapMemory(StatisticsLayout.length(cpus));
        cpuStates = object.map("cpus").mapMemory(StatisticsLayout.cpuLength(cpus));
        losses = object.map("losses").mapMemory((long) cpus * PendingLosses.LENGTH);
        fillFilters();
        if (config.sendEvents()) {
            createRings(ringSize);
        }
    }

    /**
     * Loads the programs.
     *
     * @param ringSize bytes per CPU, a power of two
     */
    public static Probe load(ProbeConfig config, long ringSize) {
        BpfObject object = BpfObject.open(ObjectFiles.read(preemptsPrograms() ? "etrace-preemptible" : "etrace"));
        try {
            return new Probe(object, config, ringSize);
        } catch (RuntimeException e) {
            object.close();
            throw e;
        }
    }

    /** Since 7.0 (bpf/preemption.bpf.h). */
    private static boolean preemptsPrograms() {
        return !KernelRelease.running().isBefore(7, 0);
    }

    private void size() {
        object.map("cpus").setMaxEntries(cpus);
        object.map("losses").setMaxEntries(cpus);
        object.map("rings").setMaxEntries(cpus);
        object.map("stats").setMaxEntries(cpus * SyscallSlot.SLOTS);
        object.map("pids")
                .setMaxEntries(config.processes().size() + config.leftOut().size() + 1);
        object.map("comms").setMaxEntries(Math.max(1, config.comms().size()));
        object.map("uids").setMaxEntries(Math.max(1, config.uids().size()));
    }

    private void sizeHash(boolean used) {
        BpfMap hash = object.map("hashed_calls");
        if (used) {
            hash.setValueSize((object.map("calls").valueSize() + config.payloadGrowth() + 7) & ~7);
            hash.setMaxEntries(MOST_TASKS);
        }
    }

    private void leaveOutUnused() {
        if (!seesRenames()) {
            object.leaveOut("task_renamed");
        }
        if (!config.cgroup().isPresent()) {
            object.leaveOut("cgroup_made");
        }
        if (!config.looksAtTasks()) {
            object.leaveOut("tasks_at_start");
        }
        if (!config.filtersProcesses()) {
            object.leaveOut("tasks_followed");
        }
        if (!config.sendEvents() && !config.cgroup().isPresent()) {
            object.leaveOut("task_moved");
        }
        if (!config.sendEvents()) {
            object.leaveOut("signal_sent");
            object.leaveOut("signal_delivered");
            object.leaveOut("calls_in_flight");
        }
    }

    private boolean seesRenames() {
        return config.sendEvents() || !config.comms().isEmpty();
    }

    /** Loads the plans into the programs' map; before {@link #attach}. */
    public void install(CapturePlans plans) {
        int count = SyscallSlot.SLOTS + CapturePlans.MAX_VARIANTS;
        MemorySegment memory = object.map("plans").mapMemory((long) count * CapturePlans.PLAN_LENGTH);
        for (int slot = 0; slot < plans.slots().length; slot++) {
            put(memory, slot, plans.slots()[slot]);
        }
        List<CapturePlans.Variant> variants = plans.variants();
        for (int i = 0; i < variants.size(); i++) {
            put(memory, SyscallSlot.SLOTS + i, variants.get(i).plan());
        }
        if (!variants.isEmpty()) {
            index(variants);
        }
        install(plans.pointers());
    }

    private void install(List<byte[]> pointers) {
        MemorySegment memory =
                object.map("pointers").mapMemory((long) CapturePlans.MAX_POINTERS * CapturePlans.POINTER_LENGTH);
        for (int i = 0; i < pointers.size(); i++) {
            MemorySegment.copy(
                    pointers.get(i),
                    0,
                    memory,
                    ValueLayout.JAVA_BYTE,
                    (long) i * CapturePlans.POINTER_LENGTH,
                    CapturePlans.POINTER_LENGTH);
        }
    }

    private static void put(MemorySegment plans, int index, byte[] plan) {
        MemorySegment.copy(plan, 0, plans, ValueLayout.JAVA_BYTE, (long) index * CapturePlans.PLAN_LENGTH, plan.length);
    }

    /** Sets the values of arguments for which the programs use the plan of a variant. */
    private void index(List<CapturePlans.Variant> variants) {
        ByteBuffer keys =
                ByteBuffer.allocate(variants.size() * VARIANT_KEY_LENGTH).order(ByteOrder.nativeOrder());
        IntBuffer indexes = IntBuffer.allocate(variants.size());
        for (CapturePlans.Variant variant : variants) {
            keys.putInt(variant.slot()).putInt(variant.test());
            keys.putLong(variant.first()).putLong(variant.second());
            indexes.put(SyscallSlot.SLOTS + indexes.position());
        }
        try (Arena arena = Arena.ofConfined()) {
            object.map("variants")
                    .updateAll(
                            arena.allocateFrom(ValueLayout.JAVA_BYTE, keys.array()),
                            arena.allocateFrom(ValueLayout.JAVA_INT, indexes.array()),
                            variants.size());
        }
    }

    private void fillFilters() {
        config.processes().forEach(process -> object.map("pids").update(process, PID_TRACED));
        config.leftOut().forEach(process -> object.map("pids").update(process, PID_LEFT_OUT));
        new CgroupPath(object).fill(config.cgroup().path());
        config.uids().forEach(uid -> object.map("uids").update(uid, (byte) 1));
        try (Arena arena = Arena.ofConfined()) {
            for (String comm : config.comms()) {
                byte[] name = Arrays.copyOf(comm.getBytes(StandardCharsets.UTF_8), COMM_LENGTH);
                name[COMM_LENGTH - 1] = 0;
                MemorySegment key = arena.allocate(COMM_LENGTH, 8).copyFrom(MemorySegment.ofArray(name));
                object.map("comms").update(key, arena.allocateFrom(ValueLayout.JAVA_BYTE, (byte) 1));
            }
        }
    }

    private void createRings(long ringSize) {
        for (int cpu = 0; cpu < cpus; cpu++) {
            RingBuffer ring = RingBuffer.create(ringSize);
            rings.add(ring);
            object.map("rings").update(cpu, ring);
        }
    }

    /** From here on calls are recorded. */
    public void attach() {
        lookAtTasks(); // of those that are traced whoever is created from now on is noticed ...
        object.attach("task_forked");
        object.attach("task_executed");
        object.attach("task_exited");
        lookAtTasks(); // ... and here are the threads that were created meanwhile
        if (config.cgroup().isPresent()) {
            object.attach("cgroup_made");
        }
        if (seesRenames()) {
            object.attach("task_renamed");
        }
        if (config.sendEvents() || config.cgroup().isPresent()) {
            object.attach("task_moved");
        }
        if (config.sendEvents()) {
            object.attach("signal_sent");
            object.attach("signal_delivered");
        }
        object.attach("syscall_enter"); /* first: an exit without an entry then tells of a call that was denied */
        object.attach("syscall_exit");
    }

    /** Has a process, which makes no call meanwhile, be traced from its next exec on; before {@link #attach}. */
    public void arm(int pid) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(object.map("tasks").valueSize(), Long.BYTES);
            state.set(ValueLayout.JAVA_INT, STATE_NR, NO_CALL);
            state.set(ValueLayout.JAVA_BYTE, STATE_ARMED, (byte) 1);
            object.map("tasks").updateForProcess(pid, state);
        }
    }

    private void lookAtTasks() {
        if (config.looksAtTasks()) {
            object.runIterator("tasks_at_start");
        }
    }

    /**
     * The processes that are traced because of their number, or since the command or such a process created them, and
     * have not ended; without those that the pid namespace of this process does not have.
     */
    public Set<Integer> followed() {
        return config.filtersProcesses()
                ? Arrays.stream(object.runIterator("tasks_followed")).boxed().collect(Collectors.toSet())
                : Set.of();
    }

    /** Runs {@code start}, during which a child of this process is taken for the command to trace. */
    public <T> T startCommand(Supplier<T> start) {
        int self = (int) ProcessHandle.current().pid();
        object.map("pids").update(self, PID_STARTS_COMMAND);
        try {
            return start.get();
        } finally {
            object.map("pids").delete(self);
        }
    }

    public void detach() {
        object.detach();
    }

    /** Sends the calls that have begun and not ended; when the programs are detached, and none runs any more. */
    public void reportCallsInFlight() {
        object.runIterator("calls_in_flight");
    }

    /** How often the kernel did not run one of the programs, because that CPU was within it already. */
    public long missedRuns() {
        return object.missedRuns();
    }

    /** Losses that no record has reported; complete when the programs are detached and the rings are empty. */
    public PendingLosses pendingLosses() {
        return new PendingLosses(cpuStates, losses, cpus);
    }

    /** One for each possible CPU, by number; none when no events are sent. */
    public List<RingBuffer> rings() {
        return rings;
    }

    /** The counters as they are now. */
    public ProbeStatistics statistics() {
        return new ProbeStatistics(statistics, cpuStates, cpus);
    }

    @Override
    public void close() {
        object.close();
        rings.forEach(RingBuffer::close);
    }
}
