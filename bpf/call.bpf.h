/* SPDX-License-Identifier: GPL-2.0 */
/* The record of a call: begun at its entry, completed at its exit, sent, and counted. */
#ifndef ETRACE_CALL_BPF_H
#define ETRACE_CALL_BPF_H

#include "abi/plan.h"
#include "abi/record.h"
#include "arch.bpf.h"
#include "capture.bpf.h"
#include "context.bpf.h"
#include "files.bpf.h"
#include "kernel.h"
#include "maps.bpf.h"
#include "netlink.bpf.h"
#include "numbers.bpf.h"
#include "payload.bpf.h"
#include "ring.bpf.h"
#include "state.bpf.h"
#include "stats.bpf.h"
#include "witness.bpf.h"
#include <bpf/bpf_helpers.h>

static __always_inline struct plan *plan_of(u32 slot)
{
	return bpf_map_lookup_elem(&plans, &slot);
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
	call->pointer_faults = 0;
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
		report_arguments(call, plan, false);
	if (plan->flags & PLAN_SIZES)
		remember_sizes(call, plan);
	if (plan->nin)
		capture_entry(call, plan, state->compat);
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

/* Completes the record and sends it. Returns 0, or why it is lost. */
static __always_inline u32 send_record(struct call *call, struct task_struct *task, const struct ending *ending,
				       u32 exit_context)
{
	struct syscall_record *record = &call->record;
	u32 most = config.payload_capacity + config.chunk_limit + sizeof(struct chunk) + 8;
	u32 used = call->used;

	record->exit_context = exit_context;
	record->entry_context = ending->flags & SYSCALL_NO_ENTRY ? exit_context : call->entry_context;
	record->header.flags |= ending->flags | (call->no_room ? SYSCALL_NO_ROOM : 0);
	record->header.length = call->chunks;
	record->header.time = ending->now;
	record->duration = ending->duration;
	record->ret = ending->ret;
	record->tid = tid_of(task);
	record->tgid = tgid_of(task);
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
	__builtin_memset(call->faulted, 0, sizeof(call->faulted));
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
	state->told = 1;
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
	if (plan && !(ending->flags & SYSCALL_CHILD_RETURN) && 
	    (plan->ncaptures > plan->first_out || call->faults || plan->npointers))
		capture_exit(call, plan, ending->ret, state->compat);
	if (config.witness && plan && plan->nin && !(ending->flags & SYSCALL_NO_ENTRY))
		witness_exit(call, plan, ending->ret, state->compat);
	if (plan && plan->flags & (PLAN_SOCKET | PLAN_SOCKET_IN_MEMORY))
		report_netlink(call, plan);
	if (config.files && plan && plan->files && !(ending->flags & SYSCALL_CHILD_RETURN))
		report_at_exit(call, plan, ending->ret, ending->flags & SYSCALL_NO_ENTRY);
	count_outcome(stat, ending->slot, send_record(call, task, ending, context_of(call, task, ending->now)));
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
	if (is_filtered(&ending)) {
		stat->filtered++;
		return;
	}
	state->told = 1;
	call = call_of(task, false);
	if (!call || !state->recorded)
		count_outcome(stat, ending.slot, LOSS_STORAGE);
	else
		count_outcome(stat, ending.slot, send_record(call, task, &ending, context_of(call, task, now)));
}

#endif
