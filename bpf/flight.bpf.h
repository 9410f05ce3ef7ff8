/* SPDX-License-Identifier: GPL-2.0 */
/* The calls that are in flight when tracing ends: run once over all tasks, when no other program is attached any more. */
#ifndef ETRACE_FLIGHT_BPF_H
#define ETRACE_FLIGHT_BPF_H

#include "abi/plan.h"
#include "abi/record.h"
#include "call.bpf.h"
#include "filter.bpf.h"
#include "kernel.h"
#include "maps.bpf.h"
#include "ring.bpf.h"
#include "state.bpf.h"
#include "stats.bpf.h"
#include <bpf/bpf_helpers.h>

static __always_inline void send_open_call(struct task_struct *task, const struct task_state *state, struct call *call)
{
	struct syscall_record *record = &call->record;
	u32 slot = slot_of(state->nr, state->compat);
	struct syscall_stats *stat = stats_of(slot);
	u32 most = config.payload_capacity + config.chunk_limit + sizeof(struct chunk) + 8;
	u32 used = call->used;

	if (!stat)
		return;
	record->header.flags |= SYSCALL_UNFINISHED | SYSCALL_IN_FLIGHT | (call->no_room ? SYSCALL_NO_ROOM : 0);
	record->header.length = call->chunks;
	record->header.time = bpf_ktime_get_ns();
	record->duration = record->header.time - state->entered;
	record->ret = 0;
	record->tid = task->pid;
	record->tgid = task->tgid;
	record->entry_context = call->entry_context;
	record->exit_context = call->entry_context;
	if (used > most)
		used = most;
	count_untimed(stat, 0);
	count_outcome(stat, slot, emit(&record->header, RECORD_SYSCALL, sizeof(*record) + used));
}

SEC("iter/task")
int calls_in_flight(struct bpf_iter__task *ctx)
{
	struct task_struct *task = ctx->task;
	struct task_state *state;
	struct call *call;

	if (!task || config.outcome != OUTCOME_ANY)
		return 0;
	state = state_of(task);
	if (!state || !state->traced || !state->recorded || state->nr == NO_CALL || state->nr == UNWANTED_CALL)
		return 0;
	call = call_of(task, false);
	if (call && bpf_ktime_get_ns() - state->entered >= config.min_duration)
		send_open_call(task, state, call);
	return 0;
}

#endif
