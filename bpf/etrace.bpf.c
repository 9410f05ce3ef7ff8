// SPDX-License-Identifier: GPL-2.0
/*
 * ETrace's programs. All are attached to tracepoints through BTF (tp_btf): every kernel since 5.11 has them, also those
 * that are built without kprobes.
 */
#include "kernel.h"
#include <bpf/bpf_core_read.h>
#include <bpf/bpf_helpers.h>
#include "maps.h"
#include "preemption.h"
#include "ring.h"
#include "stats.h"
#include "context.h"
#include "filter.h"
#include "witness.h"

char LICENSE[] SEC("license") = "GPL";

/* The arguments of BTF tracepoints come as an array of u64. */
#define ARGUMENT(ctx, index, type) ((type)(ctx)[index])

#if defined(__TARGET_ARCH_x86)
#define TS_COMPAT 2 /* arch/x86/include/asm/thread_info.h */

static __always_inline bool is_compat(struct task_struct *task)
{
	return task->thread_info.status & TS_COMPAT;
}

static __always_inline s32 number_of(struct pt_regs *regs)
{
	return regs->orig_ax;
}

static __always_inline void read_arguments(u64 *args, struct pt_regs *regs, bool compat)
{
	if (compat) {
		args[0] = (u32)regs->bx;
		args[1] = (u32)regs->cx;
		args[2] = (u32)regs->dx;
		args[3] = (u32)regs->si;
		args[4] = (u32)regs->di;
		args[5] = (u32)regs->bp;
		return;
	}
	args[0] = regs->di;
	args[1] = regs->si;
	args[2] = regs->dx;
	args[3] = regs->r10;
	args[4] = regs->r8;
	args[5] = regs->r9;
}
#else
#define TIF_32BIT (1ul << 22) /* arch/arm64/include/asm/thread_info.h */

static __always_inline bool is_compat(struct task_struct *task)
{
	return task->thread_info.flags & TIF_32BIT;
}

static __always_inline s32 number_of(struct pt_regs *regs)
{
	return regs->syscallno;
}

static __always_inline void read_arguments(u64 *args, struct pt_regs *regs, bool compat)
{
	args[0] = regs->orig_x0;
	args[1] = regs->regs[1];
	args[2] = regs->regs[2];
	args[3] = regs->regs[3];
	args[4] = regs->regs[4];
	args[5] = regs->regs[5];
}
#endif

static __always_inline struct plan *plan_of(u32 slot)
{
	return bpf_map_lookup_elem(&plans, &slot);
}

/* Any exec may be the one after which a task is traced; its arguments are gone when that is known. */
static __always_inline bool may_begin(const struct task_state *state, s32 nr, bool compat)
{
	if (!state->armed && !config.filter_comms)
		return false;
	return compat ? nr == config.compat_execve || nr == config.compat_execveat
		      : nr == config.execve || nr == config.execveat;
}

/* A call that may_begin has to look at also where the task is a bystander; numbers of both ABIs, whichever it is of. */
static __always_inline bool may_admit(s32 nr)
{
	return config.filter_comms && (nr == config.execve || nr == config.execveat || nr == config.compat_execve ||
				       nr == config.compat_execveat);
}

static __always_inline bool is_wanted(const struct plan *plan)
{
	return !config.filter_syscalls || plan->flags & PLAN_WANTED;
}

/* The index of the plan that the arguments choose. */
static __always_inline u32 choose_plan(const struct call *call, const struct plan *plan, u32 slot)
{
#pragma unroll
	for (u32 i = 0; i < MAX_TESTS; i++) {
		const struct plan_test *test = &plan->tests[i];
		struct variant_key key = { .slot = slot, .test = i };
		u32 *index;

		if (i >= plan->ntests)
			break;
		key.values[0] = argument(call, test->args[0]) & test->masks[0];
		key.values[1] = argument(call, test->args[1]) & test->masks[1];
		index = bpf_map_lookup_elem(&variants, &key);
		if (index)
			return *index;
	}
	return slot;
}

static __always_inline void start_record(struct call *call, const struct plan *plan, struct pt_regs *regs, s32 nr,
					 bool compat)
{
	read_arguments(call->record.args, regs, compat);
	call->plan = slot_of(nr, compat);
	if (plan->ntests)
		call->plan = choose_plan(call, plan, call->plan);
	call->record.nr = nr;
	call->record.nargs = plan->nargs;
	call->record.header.flags = compat ? SYSCALL_COMPAT : 0;
	call->used = plan->nargs * sizeof(u64);
	call->chunks = 0;
	call->faults = 0;
	call->no_room = 0;
}

/*
 * A call of which no record is made may replace the task's credentials or namespaces; two of them, and there may be others
 * at the address that was compared last.
 */
static __always_inline int overlook(struct task_struct *task, struct task_state *state)
{
	u64 cred = (u64)task->cred, nsproxy = (u64)task->nsproxy;

	if (!config.send_events || (cred == state->cred && nsproxy == state->nsproxy))
		return 0;
	state->cred = cred;
	state->nsproxy = nsproxy;
	state->changed = 1;
	return 0;
}

static __always_inline void recall(struct call *call, struct task_state *state)
{
	if (!state->changed)
		return;
	state->changed = 0;
	call->cred = 0;
	call->nsproxy = 0;
	call->css_set = 0;
}

static __always_inline void record_entry(struct task_struct *task, struct task_state *state, struct pt_regs *regs,
					 const struct plan *plan, s32 nr)
{
	struct call *call = call_of(task, true);

	state->recorded = call != NULL;
	if (!call) {
		state->changed = 1;
		return;
	}
	recall(call, state);
	start_record(call, plan, regs, nr, state->compat);
	call->entry_context = context_of(call, task, state->entered);
	if (plan->ntests)
		plan = plan_of(call->plan);
	if (!plan)
		return;
	if (config.files && plan->files)
		tell_arguments(call, plan, false);
	if (plan->flags & PLAN_SIZES)
		remember_sizes(call, plan);
	if (plan->nin)
		capture_entry(call, plan, state->compat);
}

SEC("tp_btf/sys_enter")
int UNDISTURBED(syscall_enter)
{
	struct pt_regs *regs = ARGUMENT(ctx, 0, struct pt_regs *);
	s32 nr = ARGUMENT(ctx, 1, s32);

	if (is_bystander(regs) && !may_admit(nr))
		return 0;
	struct task_struct *task = bpf_get_current_task_btf();
	struct task_state *state = state_of(task);

	if (!state)
		state = first_sight(task);
	if (!state)
		return 0;
	decide_if_moved(task, state);
	bool compat = is_compat(task);

	if (!state->traced) {
		if (!may_begin(state, nr, compat))
			return 0;
		look_at(task);
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

/* What ended a call, and how it is to be shown. */
struct ending {
	u64 now;
	u64 duration;
	s64 ret;
	u32 slot;
	u8 flags;
};

static __always_inline bool is_filtered(const struct ending *ending)
{
	if (config.outcome == OUTCOME_FAILED && !is_failure(ending->ret))
		return true;
	if (config.outcome == OUTCOME_SUCCEEDED && is_failure(ending->ret))
		return true;
	return ending->duration < config.min_duration;
}

/* Returns 0, or why the record is lost. */
static __always_inline u32 send_record(struct call *call, struct task_struct *task, const struct ending *ending)
{
	struct syscall_record *record = &call->record;
	u32 most = config.payload_capacity + config.chunk_limit + sizeof(struct chunk) + 8;
	u32 used = call->used;

	record->exit_context = context_of(call, task, ending->now);
	record->entry_context = ending->flags & SYSCALL_NO_ENTRY ? record->exit_context : call->entry_context;
	record->header.flags |= ending->flags | (call->no_room ? SYSCALL_NO_ROOM : 0);
	record->header.length = call->chunks;
	record->header.time = ending->now;
	record->duration = ending->duration;
	record->ret = ending->ret;
	record->tid = task->pid;
	record->tgid = task->tgid;
	if (used > most)
		used = most;
	return emit(&record->header, RECORD_SYSCALL, sizeof(*record) + used);
}

/* What became of a call's record: 0 when it was sent, or why not. */
static __always_inline void count_outcome(struct syscall_stats *stat, u32 slot, u32 reason)
{
	if (!reason) {
		stat->sent++;
		return;
	}
	note_loss(slot, reason);
	if (reason == LOSS_FULL)
		stat->lost_full++;
	else if (reason == LOSS_STORAGE)
		stat->lost_storage++;
	else
		stat->lost_too_large++;
}

/* A call whose beginning nobody saw: its registers still hold the arguments, its input memory is read now. */
static __always_inline void start_late(struct call *call, const struct plan *plan, struct pt_regs *regs, s32 nr,
				       bool compat)
{
	start_record(call, plan, regs, nr, compat);
	for (u32 i = 0; i < MAX_ARGS; i++)
		call->pointed[i] = UNKNOWN_LENGTH;
	call->iovec_count = 0;
}

static __always_inline void record_exit(struct task_struct *task, struct task_state *state, struct pt_regs *regs,
					struct syscall_stats *stat, const struct plan *plan, s32 nr,
					const struct ending *ending)
{
	struct call *call;

	if (is_filtered(ending)) {
		stat->filtered++;
		overlook(task, state);
		return;
	}
	call = call_of(task, ending->flags & SYSCALL_NO_ENTRY);
	if (!call || (!(ending->flags & SYSCALL_NO_ENTRY) && !state->recorded)) {
		count_outcome(stat, ending->slot, LOSS_STORAGE);
		return;
	}
	recall(call, state);
	if (ending->flags & SYSCALL_NO_ENTRY)
		start_late(call, plan, regs, nr, state->compat);
	if (plan->ntests)
		plan = plan_of(call->plan);
	if (plan && ending->flags & SYSCALL_NO_ENTRY)
		call->faults = (1u << plan->nin) - 1;
	if (plan && !(ending->flags & SYSCALL_CHILD_RETURN) && (plan->ncaptures > plan->first_out || call->faults))
		capture_exit(call, plan, ending->ret, state->compat);
	if (config.witness && plan && plan->nin && !(ending->flags & SYSCALL_NO_ENTRY))
		witness_exit(call, plan, ending->ret, state->compat);
	if (config.files && plan && plan->files && !(ending->flags & SYSCALL_CHILD_RETURN))
		tell_at_exit(call, plan, ending->ret, ending->flags & SYSCALL_NO_ENTRY);
	count_outcome(stat, ending->slot, send_record(call, task, ending));
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

	if (is_bystander(regs))
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
	if (!state->traced)
		let_pass(task, state, regs);
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
	state->traced = parent->traced;
	state->inside = parent->inside;
	state->moves = parent->moves;
}

/* While the tracer starts the command, its child is to be traced from its own exec on. */
static __always_inline void arm_command(struct task_struct *parent, struct task_struct *child)
{
	u32 tgid = parent->tgid;
	u8 *verdict = bpf_map_lookup_elem(&pids, &tgid);
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

	look_at(child);
	if (parent->tgid == config.self_tgid)
		arm_command(parent, child);
	if (!from || !(from->traced || from->lineage))
		return 0;
	struct task_state *state = bpf_task_storage_get(&tasks, child, NULL, BPF_LOCAL_STORAGE_GET_F_CREATE);

	if (!state)
		return 0;
	if (config.follow || parent->tgid == child->tgid)
		inherit(state, from);
	else
		admit(child, state);
	state->newborn = 1;
	return 0;
}

SEC("tp_btf/sched_process_exec")
int UNDISTURBED(task_executed)
{
	struct task_struct *task = ARGUMENT(ctx, 0, struct task_struct *);
	struct task_state *state = state_of(task);

	look_at(task);
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

	if (state)
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
		look_at_threads(task);
	if (state && config.filter_cgroup)
		decide(task, state, task->comm);
	return 0;
}

/* A call that its task will not return from: exit, exit_group, or whatever it was killed in. */
static __always_inline void finish_call(struct task_struct *task, struct task_state *state)
{
	u64 now = bpf_ktime_get_ns();
	struct ending ending = {
		.now = now,
		.duration = now - state->entered,
		.slot = slot_of(state->nr, state->compat),
		.flags = SYSCALL_UNFINISHED,
	};
	struct syscall_stats *stat = stats_of(ending.slot);
	struct call *call;

	if (!stat)
		return;
	count_untimed(stat, 0);
	state->nr = NO_CALL;
	if (!config.send_events)
		return;
	call = call_of(task, false);
	if (!call || !state->recorded)
		count_outcome(stat, ending.slot, LOSS_STORAGE);
	else if (is_filtered(&ending))
		stat->filtered++;
	else
		count_outcome(stat, ending.slot, send_record(call, task, &ending));
}

static __always_inline void tell_exit(struct task_struct *task, struct call *call)
{
	struct exit_record record = {
		.header.time = bpf_ktime_get_ns(),
		.tid = task->pid,
		.tgid = task->tgid,
		.context = call ? call->context.id : 0,
		.status = task->exit_code,
	};

	if (!BPF_CORE_READ(task, signal, live.counter))
		record.header.flags = EXIT_LAST;

	emit_other(&record.header, RECORD_EXIT, sizeof(record));
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
	if (config.send_events)
		tell_exit(task, call_of(task, false));
	if (config.hash_calls) {
		u64 key = (u64)task;

		bpf_map_delete_elem(&hashed_calls, &key);
	}
	return 0;
}

#include "signal.h"
#include "flight.h"
