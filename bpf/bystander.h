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

struct thread_walk {
	struct list_head *node;
	struct list_head *head;
};

static long look_at_thread(u32 index, struct thread_walk *walk)
{
	struct list_head *node = walk->node;
	struct task_struct *thread = (void *)node - bpf_core_field_offset(struct task_struct, thread_node);
	u32 tid = BPF_CORE_READ(thread, pid);
	u32 key = tid / TASKS_TOGETHER;
	struct bystanders *found = bpf_map_lookup_elem(&bystanders, &key);

	if (found)
		found->passes[tid % TASKS_TOGETHER] = 0;
	walk->node = BPF_CORE_READ(node, next);
	return !walk->node || walk->node == walk->head;
}

static __always_inline void look_at_threads(struct task_struct *leader)
{
	struct signal_struct *signal = leader->signal;
	struct thread_walk walk = { .head = (void *)signal + bpf_core_field_offset(struct signal_struct, thread_head) };

	walk.node = BPF_CORE_READ(signal, thread_head.next);
	SHORT_LOOP(1 << 16, 64, look_at_thread, &walk);
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
	if (*(volatile u8 *)&state->traced || (config.filter_cgroup && state->moves != *(volatile u64 *)&moves))
		*passes = 0;
}

#endif
