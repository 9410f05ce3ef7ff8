// SPDX-License-Identifier: Apache-2.0
package io.etrace.select;

import io.etrace.context.CgroupPaths;
import io.etrace.context.Context;
import io.etrace.context.Contexts;
import io.etrace.record.ContextRecord;
import io.etrace.record.ExitRecord;
import io.etrace.record.ForkRecord;
import io.etrace.record.RecordCursor;
import io.etrace.record.RecordType;
import io.etrace.record.SyscallRecord;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which tasks are wanted. The filters are applied once to each context; for a record the result is looked up. As in
 * bpf/filter.bpf.h, a task that matched by its name stays wanted whatever it calls itself later, when tasks are followed.
 */
final class TaskFilter {
    private static final byte[] HOLDS = {1};
    private static final byte[] FAILS = {};
    private static final int COMM_LENGTH = 15;

    private final Set<Integer> uids;
    private final byte[][] comms;
    private final Optional<CgroupTree> cgroup;
    private final @Nullable ForkTree family;
    private final Contexts contexts = new Contexts(this::judge);
    private final byte[] comm = new byte[ContextRecord.COMM_LENGTH];

    TaskFilter(Criteria criteria, long startBoottime) {
        uids = criteria.uids();
        comms = criteria.comms().stream().map(TaskFilter::comm).toArray(byte[][]::new);
        cgroup = criteria.cgroup();
        family = criteria.tellsTasksApart()
                ? new ForkTree(
                        new Roots(criteria.processes(), criteria.alive()),
                        criteria.follow(),
                        criteria.follow() && comms.length > 0,
                        startBoottime)
                : null;
    }

    private static byte[] comm(String name) {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        return Arrays.copyOf(bytes, Math.min(bytes.length, COMM_LENGTH));
    }

    private byte[] judge(ContextRecord context, CgroupPaths cgroups) {
        boolean holds = (comms.length == 0 || isNamed(context))
                && (uids.isEmpty() || uids.contains((int) context.credential(ContextRecord.Credential.UID)))
                && (cgroup.isEmpty() || cgroup.get().holds(context, cgroups));
        if (family != null) {
            family.meet(context, holds);
        }
        return holds ? HOLDS : FAILS;
    }

    private boolean isNamed(ContextRecord context) {
        return isWanted(context.copyComm(comm))
                || isWanted(context.copyProcessComm(comm))
                || isWanted(context.copyProgram(comm));
    }

    /** Of the name that {@link #comm} holds. */
    private boolean isWanted(int nameLength) {
        int length = Math.min(nameLength, COMM_LENGTH);
        for (byte[] name : comms) {
            if (Arrays.equals(comm, 0, length, name, 0, name.length)) {
                return true;
            }
        }
        return false;
    }

    /** Takes a record that tells of a context or a cgroup. */
    void learn(RecordCursor record) {
        if (record.type() == RecordType.CONTEXT) {
            contexts.addContext(record);
        } else {
            contexts.addCgroup(record);
        }
    }

    /** @param contextId of the context at the end of what the record tells */
    boolean accepts(int tid, int contextId) {
        Context context = contexts.find(contextId);
        boolean holds = context != null && context.rendered() == HOLDS;
        return family == null ? holds : family.accepts(tid, holds);
    }

    /** A task was created. */
    void created(ForkRecord fork) {
        if (family != null) {
            family.meet(fork);
        }
    }

    /** A call that creates a task returned. */
    void created(SyscallRecord call) {
        if (family != null) {
            family.created(call.tid(), call.ret());
        }
    }

    void forget(ExitRecord exit) {
        contexts.forgetTask(exit.tid());
        if (family != null) {
            family.forget(exit);
        }
    }
}
