/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The arguments of an exec that could not be read at its entry: after a fork, pages of the program file are not in the
 * child's page tables yet. When the exec has succeeded the kernel holds copies: the path in the binprm, the strings one
 * after the other at the top of the new stack. Some of these are not what was passed: execveat makes a path of a descriptor
 * (alloc_bprm() in fs/exec.c), and before an interpreter is run argv[0] gives way to its name, its arguments and the path
 * (load_script() in fs/binfmt_script.c, load_misc_binary() in fs/binfmt_misc.c).
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
	u32 start = call->used, chunks = call->chunks;

	if (call->work.address >= call->work.left)
		return 1;
	if (start > config.payload_capacity) {
		call->no_room = 1;
		return 1;
	}
	read_string(call, CHUNK_ELEMENT, call->work.address);
	struct chunk *chunk = (void *)call->payload + start;

	bool whole = !(chunk->state & (CHUNK_TRUNCATED | CHUNK_FAULT));

	call->work.address += chunk->length + 1;
	if (call->work.skipped) {
		call->work.skipped--;
		call->used = start;
		call->chunks = chunks;
		return !whole;
	}
	if (!whole)
		return 1;
	call->work.element++;
	call->work.count++;
	return 0;
}
REPEATED(read_packed_string)

/* Those behind work.skipped, of which the first is element work.element of the list that was passed. */
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

/*
 * Finds, for read_packed_list, the strings that were passed among the argc that argv has now; false when it is not known which
 * they are. For an empty list the kernel makes one of an empty string.
 */
static __always_inline bool find_argv(struct call *call, struct linux_binprm *binprm, u64 length)
{
	u32 argument = call->work.capture.arg;
	u32 passed = argument < MAX_ARGS ? call->listed[argument] : UNKNOWN_LENGTH;
	u32 argc = BPF_CORE_READ(binprm, argc);

	if (BPF_CORE_READ(binprm, interp) == BPF_CORE_READ(binprm, filename))
		return passed != UNKNOWN_LENGTH || length > 1;
	if (!passed || passed > argc)
		return false;
	call->work.skipped = argc - passed + 1;
	call->work.element = 1;
	return true;
}

#define DESCRIPTOR_PATH (sizeof("/dev/fd/") - 1)
#define MOST_DIGITS 10

/* What execveat was passed: it stands behind /dev/fd/N/, or is empty when the path is /dev/fd/N. */
static __always_inline const char *passed_path(const struct call *call, struct linux_binprm *binprm)
{
	const char *path = BPF_CORE_READ(binprm, filename);
	char next = 0;

	if (!bpf_core_field_exists(binprm->fdpath) || !BPF_CORE_READ(binprm, fdpath))
		return path;
	path += DESCRIPTOR_PATH + 1;
	u32 descriptor = call->record.args[0];

#pragma unroll
	for (u32 i = 1, more = 10; i < MOST_DIGITS; i++, more *= 10)
		path += descriptor >= more;
	bpf_probe_read_kernel(&next, sizeof(next), path);
	return next == '/' ? path + 1 : path;
}

static __always_inline void read_kernel_path(struct call *call, const char *path)
{
	struct chunk *chunk = new_chunk(call, CHUNK_STRING);

	if (!chunk)
		return;
	long size = bpf_probe_read_kernel_str(chunk + 1, config.string_limit + 1, path);

	if (size < 0)
		return;
	u32 length = size ? (u32)size - 1 : 0;
	u32 full = length;

	if (full == config.string_limit) {
		u8 next = 0;

		bpf_probe_read_kernel(&next, sizeof(next), path + full);
		if (next) {
			chunk->state |= CHUNK_TRUNCATED;
			full = UNKNOWN_LENGTH;
		}
	}
	finish_chunk(call, chunk, length, full);
}

/* The first list of an exec is argv, the second envp. */
static __always_inline void read_exec_again(struct call *call, const struct plan *plan, struct task_struct *task,
					    struct linux_binprm *binprm)
{
	struct loop loop = { .call = call, .plan = plan };
	struct mm_struct *mm = BPF_CORE_READ(task, mm);
	u64 start = BPF_CORE_READ(mm, arg_start), end = BPF_CORE_READ(mm, arg_end);
	bool is_envp = false;

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
			read_kernel_path(call, passed_path(call, binprm));
		if (capture->kind != CAPTURE_LIST)
			continue;
		call->work.skipped = 0;
		if (again && (is_envp || find_argv(call, binprm, end - start)))
			read_packed_list(&loop, start, end);
		is_envp = true;
		start = BPF_CORE_READ(mm, env_start);
		end = BPF_CORE_READ(mm, env_end);
	}
}

#endif
