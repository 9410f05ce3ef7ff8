/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The tasks that are there when tracing begins: run over all of the tracer's pid namespace. A number names a task at that
 * moment only; from then on the task's state says that it is meant.
 */
#ifndef ETRACE_BEGIN_BPF_H
#define ETRACE_BEGIN_BPF_H

#include "abi/plan.h"
#include "filter.bpf.h"
#include "kernel.h"
#include "maps.bpf.h"
#include "numbers.bpf.h"
#include "state.bpf.h"
#include <bpf/bpf_core_read.h>
#include <bpf/bpf_helpers.h>

static __always_inline u8 verdict_of(struct task_struct *task)
{
	u32 tgid = tgid_of(task), tid = tid_of(task);
	u8 *verdict = bpf_map_lookup_elem(&pids, &tgid);

	if (!verdict)
		verdict = bpf_map_lookup_elem(&pids, &tid);
	return verdict ? *verdict : 0;
}

SEC("iter/task")
int tasks_at_start(struct bpf_iter__task *ctx)
{
	struct task_struct *task = ctx->task;
	struct task_state *state;
	u8 verdict;

	if (!task)
		return 0;
	if (config.pid_ns) {
		struct task_struct *reader = (void *)bpf_get_current_task();

		pid_ns_level = BPF_CORE_READ(reader, thread_pid, level);
	}
	verdict = verdict_of(task);
	if (verdict != PID_TRACED && verdict != PID_LEFT_OUT)
		return 0;
	state = bpf_task_storage_get(&tasks, task, NULL, BPF_LOCAL_STORAGE_GET_F_CREATE);
	if (!state)
		return 0;
	if (!state->lineage && !state->left_out)
		state->nr = NO_CALL;
	if (verdict == PID_TRACED)
		state->lineage = 1;
	else
		state->left_out = 1;
	decide(task, state, task->comm);
	return 0;
}

#define PF_EXITING 4

/* The processes that a pid filter or the command brought with them and that have not ended: their numbers, one per thread. */
SEC("iter/task")
int tasks_followed(struct bpf_iter__task *ctx)
{
	struct task_struct *task = ctx->task;
	struct task_state *state = task ? state_of(task) : NULL;
	u32 tgid;

	if (!state || !(state->lineage || state->armed) || task->flags & PF_EXITING)
		return 0;
	tgid = tgid_of(task);
	bpf_seq_write(ctx->meta->seq, &tgid, sizeof(tgid));
	return 0;
}

#endif
