/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Untraced tasks: the programs leave their calls after one look-up in an array, which the kernel's compiler puts in line.
 * Asking for the task, or for its storage, takes a function call each.
 *
 * A task is known by where its registers lie, which is the same place of its kernel stack at each of its calls. It is in the
 * array only while it is not traced, not armed and in no call that is recorded. Another task that gets the stack is not:
 * task_forked takes it out. Tasks that share an element take it from each other; of those that lost it the state is read.
 */
#ifndef ETRACE_UNTRACED_CACHE_BPF_H
#define ETRACE_UNTRACED_CACHE_BPF_H

#include "kernel.h"
#include "loop.bpf.h"
#include "maps.bpf.h"
#include "state.bpf.h"
#include <bpf/bpf_core_read.h>
#include <bpf/bpf_helpers.h>

#define UNTRACED_CACHE_BITS 16

struct {
	__uint(type, BPF_MAP_TYPE_ARRAY);
	__uint(max_entries, 1 << UNTRACED_CACHE_BITS);
	__type(key, u32);
	__type(value, u64);
} untraced_cache SEC(".maps");

/* From the lowest address of a kernel stack to the place of the registers; 0 until the first task is cached. */
u64 stack_to_place = 0;

/* Where registers lie, seen from an address that stays: programs may not calculate with an address, but with a distance. */
static __always_inline u64 place_of(const struct pt_regs *registers)
{
	return (u64)registers - (u64)&stack_to_place;
}

/* Multiplied by 2^64 divided by the golden ratio (Knuth, TAOCP 6.4), so that stacks in a row are spread. */
static __always_inline u64 *untraced_cache_at(u64 place)
{
	u32 key = place * 0x9e3779b97f4a7c15 >> (64 - UNTRACED_CACHE_BITS);

	return bpf_map_lookup_elem(&untraced_cache, &key);
}

static __always_inline bool is_untraced(const struct pt_regs *registers)
{
	u64 place = place_of(registers);
	const u64 *found = untraced_cache_at(place);

	return found && *found == place;
}

static __always_inline void invalidate_stack(const void *stack)
{
	u64 *found = untraced_cache_at((u64)stack + stack_to_place);

	if (found)
		*(volatile u64 *)found = 0;
}

static __always_inline void invalidate_untraced(struct task_struct *task)
{
	invalidate_stack(BPF_CORE_READ(task, stack)); /* an address that is read directly is no number to Linux 7.3 */
}

struct thread_walk {
	struct list_head *node;
	struct list_head *head;
};

static long invalidate_thread(u32 index, struct thread_walk *walk)
{
	struct list_head *node = walk->node;
	struct task_struct *thread = (void *)node - bpf_core_field_offset(struct task_struct, thread_node);

	invalidate_stack(BPF_CORE_READ(thread, stack));
	walk->node = BPF_CORE_READ(node, next);
	return !walk->node || walk->node == walk->head;
}

static __always_inline void invalidate_threads(struct task_struct *leader)
{
	struct signal_struct *signal = leader->signal;
	struct thread_walk walk = { .head = (void *)signal + bpf_core_field_offset(struct signal_struct, thread_head) };

	walk.node = BPF_CORE_READ(signal, thread_head.next);
	SHORT_LOOP(1 << 16, 64, invalidate_thread, &walk);
}

/*
 * A new name or cgroup may make the task traced at this moment, on another CPU, which sets traced before it clears the
 * element. The locked addition keeps this side's two accesses in order.
 */
static __always_inline void cache_untraced(struct task_struct *task, struct task_state *state,
					   const struct pt_regs *registers)
{
	u64 place = place_of(registers);
	u64 *found = untraced_cache_at(place);
	u64 distance = place - (u64)BPF_CORE_READ(task, stack);

	if (!stack_to_place)
		stack_to_place = distance;
	if (!found || state->armed || distance != stack_to_place)
		return;
	*(volatile u64 *)found = place;
	__sync_fetch_and_add(&state->passes, 1);
	if (*(volatile u8 *)&state->traced || (config.filter_cgroup && state->moves != *(volatile u64 *)&moves) ||
	    (config.filter_comms && state->renames != *(volatile u64 *)&renames))
		*(volatile u64 *)found = 0;
}

#endif
