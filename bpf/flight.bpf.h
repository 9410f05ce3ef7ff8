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
#include "state.bpf.h"
#include "stats.bpf.h"
#include <bpf/bpf_helpers.h>

/* The iterator runs in another task: such a record ends in the context of its entry. */
static __always_inline void send_open_call(struct task_struct *task, const struct task_state *state, struct call *call)
{
	u64 now = bpf_ktime_get_ns();
	struct ending ending = {
		.now = now,
		.duration = now - state->entered,
		.slot = slot_of(state->nr, state->compat),
		.flags = SYSCALL_UNFINISHED | SYSCALL_IN_FLIGHT,
	};
	struct syscall_stats *stat = stats_of(ending.slot);

	if (!stat)
		return;
	count_untimed(stat, 0);
	count_outcome(stat, ending.slot, send_record(call, task, &ending, call->entry_context));
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
