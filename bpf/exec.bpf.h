/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The arguments of an exec that could not be read at its entry: after a fork, pages of the program file are not in the
 * child's page tables yet. When the exec has succeeded the kernel holds copies: the path in the binprm, the strings one
 * after the other at the top of the new stack.
 */
#ifndef ETRACE_EXEC_BPF_H
#define ETRACE_EXEC_BPF_H

#include "abi/plan.h"
#include "abi/record.h"
#include "kernel.h"
#include "loop.bpf.h"
#include "maps.bpf.h"
#include "payload.bpf.h"
#include "state.bpf.h"
#include <bpf/bpf_core_read.h>
#include <bpf/bpf_helpers.h>

static __always_inline long read_packed_string(u32 index, struct loop *loop)
{
	struct call *call = loop->call;
	u32 start = call->used;

	if (call->work.address >= call->work.left)
		return 1;
	if (start > config.payload_capacity) {
		call->no_room = 1;
		return 1;
	}
	call->work.element = index;
	read_string(call, CHUNK_ELEMENT, call->work.address);
	struct chunk *chunk = (void *)call->payload + start;

	if (chunk->state & (CHUNK_TRUNCATED | CHUNK_FAULT))
		return 1;
	call->work.address += chunk->length + 1;
	call->work.count++;
	return 0;
}
REPEATED(read_packed_string)

static __noinline long read_packed_list(struct loop *loop, u64 start, u64 end)
{
	struct call *call = loop->call;
	struct chunk *chunk = new_chunk(call, CHUNK_LIST);

	if (!chunk)
		return 0;
	finish_chunk(call, chunk, 0, 0);
	call->work.count = 0;
	call->work.address = start;
	call->work.left = end;
	LOOP(MAX_STRINGS, SHORT_LIST, read_packed_string, loop);
	chunk->full_length = call->work.count;
	if (call->work.address < end)
		chunk->state |= CHUNK_TRUNCATED;
	return 0;
}

static __always_inline void read_kernel_path(struct call *call, const char *path)
{
	struct chunk *chunk = new_chunk(call, CHUNK_STRING);

	if (!chunk)
		return;
	long size = bpf_probe_read_kernel_str(chunk + 1, config.string_limit + 1, path);

	if (size <= 0)
		return;
	u32 full = (u32)size - 1;

	if (full == config.string_limit) {
		u8 next = 0;

		bpf_probe_read_kernel(&next, sizeof(next), path + full);
		if (next) {
			chunk->state |= CHUNK_TRUNCATED;
			full = UNKNOWN_LENGTH;
		}
	}
	finish_chunk(call, chunk, (u32)size - 1, full);
}

/* The first list of an exec is argv, the second envp. */
static __always_inline void read_exec_again(struct call *call, const struct plan *plan, struct task_struct *task,
					    struct linux_binprm *binprm)
{
	struct loop loop = { .call = call, .plan = plan };
	struct mm_struct *mm = BPF_CORE_READ(task, mm);
	u64 start = BPF_CORE_READ(mm, arg_start), end = BPF_CORE_READ(mm, arg_end);

	call->work.at_exit = 1;
	call->work.late = 1;
	for (u32 i = 0; i < MAX_CAPTURES; i++) {
		const struct capture *capture = &plan->captures[i];
		bool again = call->faults & (1u << i);

		if (i >= plan->ncaptures)
			break;
		call->work.capture = *capture;
		call->work.element = 0;
		if (again && capture->kind == CAPTURE_STRING)
			read_kernel_path(call, BPF_CORE_READ(binprm, filename));
		if (capture->kind != CAPTURE_LIST)
			continue;
		if (again)
			read_packed_list(&loop, start, end);
		start = BPF_CORE_READ(mm, env_start);
		end = BPF_CORE_READ(mm, env_end);
	}
}

#endif
