// SPDX-License-Identifier: Apache-2.0
package io.etrace.render.context;

import io.etrace.record.CgroupRecord;
import io.etrace.record.ContextRecord;
import io.etrace.record.RecordCursor;
import org.jspecify.annotations.Nullable;

/**
 * The contexts to which records may still refer. A task's records refer to its latest contexts only, so that the earlier
 * ones are forgotten, and all when it ends.
 */
public final class Contexts {
    /** A call may return when the task has another context, and a signal may have told of a third one in between. */
    private static final int KEPT = 4;

    private static final int CONTEXT_LENGTH = 184;
    private static final int CGROUP_LENGTH = 32;

    private final ContextFormat format;
    private final ContextRecord context = new ContextRecord();
    private final CgroupRecord cgroup = new CgroupRecord();
    private final CgroupPaths paths = new CgroupPaths();
    private final IntTable<Context> byId = new IntTable<>();
    private final IntTable<Context> latest = new IntTable<>();

    public Contexts(ContextFormat format) {
        this.format = format;
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
        Context added = new Context(context.id(), format.render(context, paths));
        byId.put(added.id(), added);
        Context before = latest.get(context.tid());
        added.follow(before != null && before.id() == added.id() ? before.earlier() : before);
        latest.put(context.tid(), added);
        forgetBehind(added);
        return true;
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
