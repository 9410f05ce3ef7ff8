// SPDX-License-Identifier: Apache-2.0
package io.etrace.context;

import io.etrace.record.CgroupRecord;
import io.etrace.record.ContextRecord;
import io.etrace.record.RecordCursor;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * The contexts to which records may still refer. A task's records refer to its latest contexts only, so that the earlier
 * ones are forgotten, and all when it ends. However many tasks there seem to be, no more than a share of the memory is taken:
 * then those are forgotten whose context has not changed for longest.
 */
public final class Contexts {
    /** A task may have another context when its call returns, and a signal between may have reported a third one. */
    private static final int KEPT = 4;

    /** Of the memory of the JVM contexts may take this part (64 MiB of the usual 512), the paths of cgroups another. */
    private static final int SHARE = 8;

    private static final int CONTEXT_LENGTH = 184;
    private static final int CGROUP_LENGTH = 32;

    private final ContextFormat format;
    private final ContextRecord context = new ContextRecord();
    private final CgroupRecord cgroup = new CgroupRecord();
    private final CgroupPaths paths;
    private final long mostBytes;
    private final IntTable<Context> byId = new IntTable<>();
    /** By task, the one that changed last at the end. */
    private final SequencedMap<Integer, Context> latest = new LinkedHashMap<>();

    private int added;
    private int firstTask;
    private boolean severalTasks;
    private long bytes;

    public Contexts(ContextFormat format) {
        this(format, memory(1));
    }

    /** Bytes for each of several that know the same contexts. */
    public static long memory(int sharers) {
        return Runtime.getRuntime().maxMemory() / SHARE / sharers;
    }

    /** @param mostBytes that contexts may take, and that the paths of cgroups may */
    public Contexts(ContextFormat format, long mostBytes) {
        this.format = format;
        this.mostBytes = mostBytes;
        this.paths = new CgroupPaths(mostBytes);
    }

    /** Whether contexts of more than one task were read so far. */
    public boolean hasSeveralTasks() {
        return severalTasks;
    }

    /** The context of a task that was read last, null when there was none. */
    public @Nullable Context latest(int tid) {
        return latest.get(tid);
    }

    /** The context of an id, null when it was lost. */
    public @Nullable Context find(int id) {
        return byId.get(id);
    }

    int size() {
        return byId.size();
    }

    /** Takes a context record; false when it is too short to be one. */
    public boolean addContext(RecordCursor record) {
        if (record.length() < CONTEXT_LENGTH) {
            return false;
        }
        context.wrap(record);
        severalTasks |= added > 0 && context.tid() != firstTask;
        firstTask = added == 0 ? context.tid() : firstTask;
        Context kept = new Context(context.id(), added++, format.render(context, paths));
        byId.put(kept.id(), kept);
        kept.follow(before(kept, context.tid()));
        latest.putLast(context.tid(), kept);
        bytes += kept.size();
        forgetBehind(kept);
        while (bytes > mostBytes && latest.size() > 1) {
            forgetTask(latest.firstEntry().getKey());
        }
        return true;
    }

    /** The latest context of the same task before this one. */
    private @Nullable Context before(Context kept, int tid) {
        Context before = latest.get(tid);
        if (before == null || before.id() != kept.id()) {
            return before;
        }
        bytes -= before.size();
        return before.earlier();
    }

    private void forgetBehind(Context newest) {
        Context last = newest;
        for (int i = 1; i < KEPT && last != null; i++) {
            last = last.earlier();
        }
        if (last != null) {
            forget(last.earlier());
            last.follow(null);
        }
    }

    private void forget(@Nullable Context newest) {
        for (Context gone = newest; gone != null; gone = gone.earlier()) {
            bytes -= gone.size();
            if (byId.get(gone.id()) == gone) {
                byId.remove(gone.id());
            }
        }
    }

    /** Takes a cgroup record; false when it is too short to be one. */
    public boolean addCgroup(RecordCursor record) {
        if (record.length() < CGROUP_LENGTH) {
            return false;
        }
        cgroup.wrap(record);
        paths.add(cgroup);
        return true;
    }

    /** Forgets a task that has ended. */
    public void forgetTask(int tid) {
        forget(latest.get(tid));
        latest.remove(tid);
    }
}
