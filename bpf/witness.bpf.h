/* SPDX-License-Identifier: GPL-2.0 */
/*
 * What pointers of pure input pointed to at entry is read again at exit and compared. Where it differs both are kept: the
 * sign of a race between a check and the use, or of a parameter that is written to although nothing says so.
 */
#ifndef ETRACE_WITNESS_BPF_H
#define ETRACE_WITNESS_BPF_H

#include "abi/plan.h"
#include "abi/record.h"
#include "capture.bpf.h"
#include "exec.bpf.h"
#include "kernel.h"
#include "loop.bpf.h"
#include "payload.bpf.h"
#include "state.bpf.h"
#include <bpf/bpf_core_read.h>

#define COMPARED_WORDS 8 /* in one step */

static __always_inline long compare_words(u32 step, struct loop *loop)
{
	struct call *call = loop->call;

#pragma unroll
	for (u32 i = 0; i < COMPARED_WORDS; i++) {
		u32 at = (step * COMPARED_WORDS + i) * sizeof(u64);
		u64 *entry = word_at(call, call->compared[0].start + at);
		u64 *exit = word_at(call, call->compared[1].start + at);

		if (!entry || !exit || call->compared[0].start + at >= call->compared[0].end)
			return 1;
		if (*entry != *exit) {
			call->differs = 1;
			return 1;
		}
		call->equal = at + sizeof(u64);
	}
	return 0;
}
REPEATED(compare_words)

/* What to say of the input, whose other copy ends the payload: 0 when it is the same. */
static __always_inline u8 compare(struct call *call, struct loop *loop)
{
	u32 length = call->compared[0].end - call->compared[0].start;

	if (call->no_room || call->work.faulted)
		return CHUNK_UNCOMPARED;
	if (length != call->compared[1].end - call->compared[1].start)
		return CHUNK_CHANGED;
	call->differs = 0;
	call->equal = 0;
	LOOP(32768, 32, compare_words, loop);
	if (call->differs)
		return CHUNK_CHANGED;
	return call->equal < length ? CHUNK_UNCOMPARED : 0;
}

/* Begins the other copy; false when there is nothing to compare. */
static __always_inline bool begin_witness(struct call *call, const struct capture *capture, u32 index)
{
	struct chunk *marker;

	call->compared[0] = call->inputs[index & (MAX_CAPTURES - 1)];
	if (call->compared[0].start == call->compared[0].end || call->faults & (1u << index))
		return false;
	call->work.capture = *capture;
	call->work.element = 0;
	call->work.faulted = 0;
	call->work.late = 0;
	call->work.at_exit = 0;
	marker = new_chunk(call, CHUNK_WITNESS);
	if (marker)
		finish_chunk(call, marker, 0, 0);
	call->compared[1].start = call->used;
	return true;
}

/* Keeps the other copy when it differs; used and chunks are from before it. */
static __always_inline void end_witness(struct loop *loop, u32 used, u32 chunks, u32 no_room)
{
	struct call *call = loop->call;
	u64 *first = word_at(call, call->compared[0].start);

	call->compared[1].end = call->used;
	u8 finding = compare(call, loop);

	call->no_room = no_room;
	if (finding != CHUNK_CHANGED) {
		call->used = used;
		call->chunks = chunks;
	}
	if (first)
		((struct chunk *)first)->state |= finding;
}

static __always_inline long witness_one(u32 step, struct loop *loop)
{
	struct call *call = loop->call;
	u32 index = step & (MAX_CAPTURES - 1);
	const struct capture *capture = &loop->plan->captures[index];
	u32 used = call->used, chunks = call->chunks, no_room = call->no_room;

	if (capture->flags & CAPTURE_OUT)
		return 0;
	call->no_room = 0;
	if (begin_witness(call, capture, index)) {
		run_capture_again();
		end_witness(loop, used, chunks, no_room);
	}
	call->no_room = no_room;
	return 0;
}
REPEATED(witness_one)

/* The path that the kernel used itself; those of execveat are made from a descriptor (fs/exec.c). */
static __always_inline void witness_path(struct call *call, const struct plan *plan, struct linux_binprm *binprm)
{
	struct loop loop = { .call = call, .plan = plan };
	u32 used = call->used, chunks = call->chunks, no_room = call->no_room;

	if (plan->captures[0].kind != CAPTURE_STRING)
		return;
	call->no_room = 0;
	if (begin_witness(call, &plan->captures[0], 0)) {
		read_kernel_path(call, BPF_CORE_READ(binprm, filename));
		end_witness(&loop, used, chunks, no_room);
	}
	call->no_room = no_room;
}

static __always_inline void witness_exit(struct call *call, const struct plan *plan, s64 ret, bool compat)
{
	struct loop loop = { .call = call, .plan = plan };

	call->work.pointer_size = compat ? 4 : 8;
	if (plan->flags & PLAN_EXEC && ret == 0)
		return;
	LOOP(plan->nin, MAX_CAPTURES, witness_one, &loop);
}

#endif
