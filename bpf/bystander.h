/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Tasks that the programs have nothing to do with, a byte per thread id: their calls pass with a look into an array, which
 * the kernel's compiler puts in line, where task storage takes a function call.
 *
 * A byte is set only while its task is not traced, not armed and in no call that is recorded. An id that goes to another
 * task begins with 0 again: in task_forked, and in task_executed, where a thread takes its leader's id (de_thread() in
 * fs/exec.c).
 */
#ifndef ETRACE_BYSTANDER_H
#define ETRACE_BYSTANDER_H

#include "maps.h"

#define TASKS_TOGETHER 64 /* elements of arrays take 8 bytes or more */

struct bystanders {
	u8 passes[TASKS_TOGETHER];
};
struct {
	__uint(type, BPF_MAP_TYPE_ARRAY);
	__uint(max_entries, 1);
	__type(key, u32);
	__type(value, struct bystanders);
} bystanders SEC(".maps");

static __always_inline u8 *passes_of(struct task_struct *task)
{
	u32 tid = task->pid;
	u32 key = tid / TASKS_TOGETHER;
	struct bystanders *found = bpf_map_lookup_elem(&bystanders, &key);

	return found ? &found->passes[tid % TASKS_TOGETHER] : NULL;
}

static __always_inline bool is_bystander(struct task_struct *task)
{
	const u8 *passes = passes_of(task);

	return passes && *passes;
}

static __always_inline void look_at(struct task_struct *task)
{
	u8 *passes = passes_of(task);

	if (passes)
		*passes = 0;
}

/*
 * A new name or cgroup may make the task traced at this moment, on another CPU, which sets traced before it looks at the
 * byte. The locked addition keeps this side's two accesses in order.
 */
static __always_inline void let_pass(struct task_struct *task, struct task_state *state)
{
	u8 *passes = passes_of(task);

	if (!passes || state->armed)
		return;
	*(volatile u8 *)passes = 1;
	__sync_fetch_and_add(&state->passes, 1);
	if (*(volatile u8 *)&state->traced)
		*passes = 0;
}

#endif
