// SPDX-License-Identifier: GPL-2.0
/*
 * ETrace's programs. All are attached to tracepoints through BTF (tp_btf): every kernel since 5.11 has them, also those
 * that are built without kprobes.
 */
#include "abi.bpf.h"
#include "abi/plan.h"
#include "abi/record.h"
#include "arch.bpf.h"
#include "begin.bpf.h"
#include "untraced_cache.bpf.h"
#include "call.bpf.h"
#include "cgroup.bpf.h"
#include "ends.bpf.h"
#include "exec.bpf.h"
#include "filter.bpf.h"
#include "flight.bpf.h"
#include "kernel.h"
#include "maps.bpf.h"
#include "preemption.bpf.h"
#include "ring.bpf.h"
#include "signal.bpf.h"
#include "state.bpf.h"
#include "stats.bpf.h"
#include "witness.bpf.h"
#include <bpf/bpf_core_read.h>
#include <bpf/bpf_helpers.h>

char LICENSE[] SEC("license") = "GPL";

static __always_inline bool is_exec(s32 nr, bool compat)
{
	return compat ? nr == config.compat_execve || nr == config.compat_execveat
		      : nr == config.execve || nr == config.execveat;
}

static __always_inline bool may_rename(s32 nr, bool compat)
{
	return is_exec(nr, compat) || nr == (compat ? config.compat_prctl : config.prctl);
}

static __always_inline bool may_change_uid(s32 nr, bool compat)
{
#pragma unroll
	for (u32 i = 0; i < UID_CALLS; i++) {
		if (nr == config.uid_calls[i] && compat == (i >= NATIVE_UID_CALLS))
			return true;
	}
	return false;
}

/* A call in which a task may become one that is traced: its arguments may be gone when that is known. */
static __always_inline bool may_begin(const struct task_state *state, s32 nr, bool compat)
{
	if (config.filter_uids && may_change_uid(nr, compat))
		return true;
	if (config.filter_comms && may_rename(nr, compat))
		return true;
	return state->armed && is_exec(nr, compat);
}

/* A call that may_begin has to see even of a task in the cache; numbers of both ABIs, whichever it is of. */
static __always_inline bool may_admit(s32 nr)
{
	if (config.filter_uids && (may_change_uid(nr, false) || may_change_uid(nr, true)))
		return true;
	return config.filter_comms && (may_rename(nr, false) || may_rename(nr, true));
}

SEC("tp_btf/sys_enter")
int UNDISTURBED(syscall_enter)
{
	struct pt_regs *regs = ARGUMENT(ctx, 0, struct pt_regs *);
	s32 nr = ARGUMENT(ctx, 1, s32);

	if (is_untraced(regs) && !may_admit(nr))
		return 0;
	struct task_struct *task = bpf_get_current_task_btf();
	struct task_state *state = state_of(task);

	if (!state)
		state = first_sight(task);
	if (!state)
		return 0;
	decide_if_moved(task, state);
	decide_if_renamed(task, state);
	bool compat = is_compat(task);

	if (!state->traced) {
		if (!may_begin(state, nr, compat))
			return 0;
		invalidate_untraced(task);
	}
	struct plan *plan = plan_of(slot_of(nr, compat));

	if (!plan)
		return 0;
	if (!is_wanted(plan)) {
		state->nr = UNWANTED_CALL;
		state->entered |= 1;
		return 0;
	}
	state->nr = nr;
	state->compat = compat;
	state->newborn = 0;
	state->entered = bpf_ktime_get_ns();
	if (config.send_events)
		record_entry(task, state, regs, plan, nr);
	return 0;
}

/* Seccomp and debuggers cancel a call before its tracepoint. */
static __always_inline bool may_be_denied(struct task_struct *task)
{
	return task->ptrace || (bpf_core_field_exists(task->seccomp.mode) && task->seccomp.mode);
}

/*
 * A return without an entry: of a call that began before tracing, or the child's side of the call that made it. Of a task
 * whose entries were seen before, it is that of a call that was not let in, or for whose entry the kernel did not run us.
 */
static __always_inline s32 late_number(struct task_struct *task, struct task_state *state, struct pt_regs *regs,
				       struct ending *ending)
{
	ending->flags = SYSCALL_NO_ENTRY;
	if (state->newborn)
		ending->flags |= SYSCALL_CHILD_RETURN;
	else if (state->entered && may_be_denied(task))
		ending->flags |= SYSCALL_DENIED;
	state->newborn = 0;
	state->entered = ending->now;
	state->compat = is_compat(task);
	return number_of(regs);
}

static __always_inline int count_untracked(void)
{
	struct cpu_state *cpu = this_cpu();

	if (cpu)
		cpu->no_task_storage++;
	return 0;
}

#define SIGNAL_BIT(signal) (1ul << ((signal)-1))
#define SIGKILL 9
#define SIGSYS 31

/* Whether the task ends instead of returning, or seccomp sends it a signal in place of a result. */
static __always_inline bool never_returns(struct task_struct *task, const struct ending *ending)
{
	if (is_error(ending->ret) && !is_failure(ending->ret))
		return task->pending.signal.sig[0] & SIGNAL_BIT(SIGKILL);
	return ending->flags & SYSCALL_DENIED && task->pending.signal.sig[0] & SIGNAL_BIT(SIGSYS);
}

SEC("tp_btf/sys_exit")
int UNDISTURBED(syscall_exit)
{
	struct pt_regs *regs = ARGUMENT(ctx, 0, struct pt_regs *);

	if (is_untraced(regs))
		return 0;
	struct task_struct *task = bpf_get_current_task_btf();
	struct task_state *state = state_of(task);
	struct ending ending = { .ret = ARGUMENT(ctx, 1, s64) };

	if (!state)
		state = first_sight(task);
	if (!state)
		return count_untracked();
	s32 nr = state->nr;

	state->nr = NO_CALL;
	if (config.filter_uids && may_change_uid(number_of(regs), is_compat(task)))
		decide(task, state, task->comm);
	if (!state->traced)
		cache_untraced(task, state, regs);
	if (!state->traced) {
		state->entered = 0;
		return 0;
	}
	if (nr == UNWANTED_CALL)
		return overlook(task, state);
	ending.now = bpf_ktime_get_ns();
	if (nr == NO_CALL)
		nr = late_number(task, state, regs, &ending);
	else
		ending.duration = ending.now - state->entered;
	if (never_returns(task, &ending))
		ending.flags |= SYSCALL_UNFINISHED;
	ending.slot = slot_of(nr, state->compat);
	struct plan *plan = plan_of(ending.slot);
	struct syscall_stats *stat = stats_of(ending.slot);

	if (!plan || !stat)
		return 0;
	if (!is_wanted(plan))
		return overlook(task, state);
	if (ending.flags & SYSCALL_NO_ENTRY)
		count_untimed(stat, ending.ret);
	else
		count_call(stat, ending.duration, ending.ret);
	if (config.send_events)
		record_exit(task, state, regs, stat, plan, nr, &ending);
	return 0;
}

static __always_inline void inherit(struct task_state *state, const struct task_state *parent)
{
	state->nr = NO_CALL;
	state->lineage = parent->lineage;
	state->left_out = parent->left_out;
	state->traced = parent->traced;
	state->inside = parent->inside;
	state->moves = parent->moves;
	state->renames = parent->renames;
}

/* While the tracer starts the command, its child is to be traced from its own exec on. */
static __always_inline void arm_command(struct task_struct *parent, struct task_struct *child)
{
	u32 self = config.self_tgid;
	u8 *verdict = bpf_map_lookup_elem(&pids, &self);
	struct task_state *state;

	if (!verdict || *verdict != PID_STARTS_COMMAND || parent->tgid == child->tgid)
		return;
	state = bpf_task_storage_get(&tasks, child, NULL, BPF_LOCAL_STORAGE_GET_F_CREATE);
	if (!state)
		return;
	state->nr = NO_CALL;
	state->armed = 1;
}

/* Threads belong to their process whatever --follow says. */
SEC("tp_btf/sched_process_fork")
int UNDISTURBED(task_forked)
{
	struct task_struct *parent = ARGUMENT(ctx, 0, struct task_struct *);
	struct task_struct *child = ARGUMENT(ctx, 1, struct task_struct *);
	struct task_state *from = state_of(parent);

	invalidate_untraced(child);
	if (is_tracer(parent))
		arm_command(parent, child);
	if (!from || !(from->traced || from->lineage || from->left_out))
		return 0;
	struct task_state *state = bpf_task_storage_get(&tasks, child, NULL, BPF_LOCAL_STORAGE_GET_F_CREATE);

	if (!state)
		return 0;
	if (config.follow || parent->tgid == child->tgid)
		inherit(state, from);
	else
		admit(child, state);
	if (config.filter_cgroup) /* it may have been made in another one (CLONE_INTO_CGROUP) */
		decide(child, state, child->comm);
	state->newborn = 1;
	if (config.send_events && (from->traced || from->lineage))
		emit_fork(parent, child);
	return 0;
}

SEC("tp_btf/sched_process_exec")
int UNDISTURBED(task_executed)
{
	struct task_struct *task = ARGUMENT(ctx, 0, struct task_struct *);
	struct task_state *state = state_of(task);

	invalidate_untraced(task);
	if (!state)
		return 0;
	if (state->armed) {
		state->armed = 0;
		state->lineage = 1;
	}
	decide(task, state, task->comm);
	if (!config.send_events || !state->traced || !state->recorded || state->nr == NO_CALL)
		return 0;
	struct call *call = call_of(task, false);

	if (call)
		call->context.id = 0; /* it runs another program, perhaps under the name that it has */
	if (!call || !(call->faults || config.witness))
		return 0;
	struct plan *plan = plan_of(call->plan);
	struct linux_binprm *binprm = ARGUMENT(ctx, 2, struct linux_binprm *);

	if (plan && call->faults)
		read_exec_again(call, plan, task, binprm);
	if (config.witness && plan && state->nr == (state->compat ? config.compat_execve : config.execve))
		witness_path(call, plan, binprm);
	return 0;
}

SEC("tp_btf/task_rename")
int UNDISTURBED(task_renamed)
{
	struct task_struct *task = ARGUMENT(ctx, 0, struct task_struct *);
	struct task_state *state = state_of(task);

	if (task->pid == task->tgid && BPF_CORE_READ(task, signal, live.counter) > 1) {
		__sync_fetch_and_add(&renames, 2);
		if (config.filter_comms)
			invalidate_threads(task);
	}
	if (state && config.filter_comms)
		decide(task, state, ARGUMENT(ctx, 1, const char *));
	return 0;
}

SEC("tp_btf/cgroup_attach_task")
int UNDISTURBED(task_moved)
{
	struct task_struct *task = ARGUMENT(ctx, 2, struct task_struct *);
	struct task_state *state = state_of(task);

	__sync_fetch_and_add(&moves, 1);
	if (config.filter_cgroup && ARGUMENT(ctx, 3, bool))
		invalidate_threads(task);
	if (state && config.filter_cgroup)
		decide(task, state, task->comm);
	return 0;
}

SEC("tp_btf/sched_process_exit")
int UNDISTURBED(task_exited)
{
	struct task_struct *task = bpf_get_current_task_btf();
	struct task_state *state = state_of(task);

	if (!state || !state->traced)
		return 0;
	if (state->nr != NO_CALL && state->nr != UNWANTED_CALL)
		finish_call(task, state);
	state->traced = 0;
	if (config.send_events && is_told(state))
		emit_exit(task);
	if (config.hash_calls) {
		u64 key = (u64)task;

		bpf_map_delete_elem(&hashed_calls, &key);
	}
	return 0;
}
