/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Runs a syscall's capture plan: what goes in is read at entry, what comes out at exit. An argument that cannot be
 * read is marked and does not stop the ones after it.
 */
#ifndef ETRACE_CAPTURE_BPF_H
#define ETRACE_CAPTURE_BPF_H

#include "abi/plan.h"
#include "abi/record.h"
#include "files.bpf.h"
#include "loop.bpf.h"
#include "maps.bpf.h"
#include "payload.bpf.h"
#include "pointers.bpf.h"
#include "segments.bpf.h"
#include "state.bpf.h"
#include "stats.bpf.h"
#include <bpf/bpf_helpers.h>

#define REFUSED (~0ull) /* a negative number, or a struct larger than any: the kernel touches no memory */
#define UNTOLD (~0ull - 1) /* what tells the number cannot be read */
#define MOST 0x7fffffffull /* bytes of a struct, or as a result */

/* The number that the extent speaks of, before it is multiplied by the scale. */
static __always_inline u64 extent_of(struct call *call)
{
	const struct capture *capture = &call->work.capture;
	u32 number = 0;

	switch (capture->source) {
	case EXTENT_ARGUMENT:
		return (s64)argument(call, capture->ref) < 0 ? REFUSED : argument(call, capture->ref);
	case EXTENT_NARROW:
		return (u32)argument(call, capture->ref);
	case EXTENT_SIGNED:
		number = argument(call, capture->ref);
		return (s32)number < 0 ? REFUSED : number;
	case EXTENT_RESULT:
		if (!call->work.at_exit)
			return UNKNOWN_LENGTH;
		if (call->work.ret > (s64)MOST)
			return REFUSED; /* an error as an unsigned int (modify_ldt) */
		return call->work.ret > 0 ? call->work.ret : 0;
	case EXTENT_POINTED:
		bpf_probe_read_user(&number, sizeof(number), (void *)argument(call, capture->ref));
		if ((s32)number < 0)
			return REFUSED;
		if (call->work.at_exit && capture->arg < MAX_ARGS && number > call->pointed[capture->arg])
			number = call->pointed[capture->arg];
		return number;
	case EXTENT_MEMBER:
		if (bpf_probe_read_user(&number, sizeof(number), (void *)argument(call, capture->arg) + capture->ref))
			return UNTOLD;
		return number ? number : capture->fallback * 8;
	case EXTENT_IOCTL:
		return (argument(call, capture->ref) >> 16) & 0x3fff;
	}
	return 1;
}

static __always_inline u64 limit_on(const struct call *call, const struct capture *capture)
{
	u64 limit = argument(call, capture->limit_ref);

	return capture->flags & CAPTURE_NARROW_LIMIT ? (u32)limit : limit;
}

static __always_inline u64 count_of(struct call *call)
{
	const struct capture *capture = &call->work.capture;
	u64 number = extent_of(call);

	if (number == REFUSED)
		return REFUSED;
	if (number == UNTOLD)
		return UNKNOWN_LENGTH;
	if (capture->limit_ref != NO_REF && number > limit_on(call, capture))
		number = limit_on(call, capture);
	number = (number + capture->add) >> (capture->shift & 31);
	if (number > UNKNOWN_LENGTH)
		number = UNKNOWN_LENGTH;
	if (!(capture->flags & CAPTURE_LIMITED) && number * capture->scale > MOST)
		return REFUSED;
	return number;
}

/* How many bytes the segments hold together: known once the call has returned it. */
static __always_inline u64 transferred(const struct call *call)
{
	return call->work.at_exit && !call->work.late && call->work.ret >= 0 ? call->work.ret : ~0ull;
}

static __always_inline void capture_iovec(struct call *call, u64 address, u64 count)
{
	bool again = call->work.at_exit && !call->work.late;

	if (!again)
		read_iovec_array(call, address, count);
	if (call->work.capture.flags & CAPTURE_IN || again) {
		call->work.left = transferred(call);
		read_segments(call);
	}
}

static __always_inline long run(struct call *call)
{
	u64 address = argument(call, call->work.capture.arg);
	u64 count = count_of(call);

	if (count == REFUSED)
		return 0;
	call->work.address = address;
	switch (call->work.capture.kind) {
	case CAPTURE_BYTES:
		read_bytes(call, CHUNK_BYTES, address, count * call->work.capture.scale);
		break;
	case CAPTURE_STRING:
		read_string(call, CHUNK_STRING, address);
		break;
	case CAPTURE_LIST:
		read_list(call);
		break;
	case CAPTURE_IOVEC:
		capture_iovec(call, address, count);
		break;
	case CAPTURE_MSGHDR:
	case CAPTURE_MMSGHDR:
		read_messages(call, count, transferred(call));
		break;
	case CAPTURE_SENT:
		read_lengths(call, count);
		break;
	}
	return 0;
}

static __noinline long run_capture(struct loop *loop)
{
	return run(loop->call);
}

/* The same for the other copy of --witness, of whose many states run_capture would be verified in each: global, so once. */
__noinline int run_capture_again(void)
{
	struct loop loop;

	if (!config.witness || !find_again(&loop))
		return 0;
	run(loop.call);
	return 0;
}

static __always_inline bool is_interrupted(s64 ret)
{
	return ret == -EINTR || (is_error(ret) && !is_failure(ret));
}

static __always_inline bool is_written(const struct call *call, const struct capture *capture)
{
	s64 ret = call->work.ret;

	if (capture->flags & CAPTURE_ON_ERROR)
		return true;
	if (capture->flags & CAPTURE_ON_INTERRUPT)
		return is_interrupted(ret);
	return capture->flags & CAPTURE_ON_POSITIVE ? ret > 0 : !is_error(ret);
}

/* The iovec array and the message headers of a call that reads are taken at entry: the kernel took them then. */
static __always_inline bool applies(const struct call *call, const struct capture *capture, u32 index)
{
	if (!argument(call, capture->arg))
		return false;
	if (!call->work.at_exit)
		return capture->flags & CAPTURE_IN || capture->kind >= CAPTURE_IOVEC;
	if (call->work.late)
		return call->faults & (1u << index);
	return capture->flags & CAPTURE_OUT && is_written(call, capture);
}

/*
 * At exit the captures are gone through twice: first what was not resident at entry is read once more, and kept if that gives
 * more of it, then what the call wrote.
 */
static __always_inline long capture_one(u32 step, struct loop *loop)
{
	struct call *call = loop->call;
	u32 index = step & (MAX_CAPTURES - 1);
	const struct capture *capture = &loop->plan->captures[index];

	call->work.late = call->work.at_exit && step < MAX_CAPTURES;
	if (!applies(call, capture, index))
		return 0;
	call->work.capture = *capture;
	call->work.element = 0;
	call->work.faulted = 0;
	u32 chunk_at = call->used, chunks = call->chunks;

	run_capture(loop);
	if (config.witness && !call->work.at_exit) {
		call->inputs[index].start = chunk_at;
		call->inputs[index].end = call->used;
	}
	if (config.files && call->work.capture.flags & CAPTURE_FILES)
		report_elements(loop, chunk_at);
	if (!call->work.faulted)
		return 0;
	if (!call->work.at_exit) {
		call->faults |= 1u << index;
		call->faulted[index] = call->used - chunk_at;
	} else if (call->work.late && call->used - chunk_at <= call->faulted[index]) {
		call->used = chunk_at;
		call->chunks = chunks;
	}
	return 0;
}
REPEATED(capture_one)

/* The buffer sizes that a call may change: what is shown at exit is never more than what was offered. */
static __always_inline void remember_sizes(struct call *call, const struct plan *plan)
{
#pragma unroll
	for (u32 i = 0; i < MAX_CAPTURES; i++) {
		const struct capture *capture = &plan->captures[i];
		u32 size = 0;

		if (capture->source != EXTENT_POINTED || capture->arg >= MAX_ARGS)
			continue;
		if (bpf_probe_read_user(&size, sizeof(size), (void *)argument(call, capture->ref)))
			size = UNKNOWN_LENGTH;
		call->pointed[capture->arg] = size;
	}
}

static __always_inline void capture_entry(struct call *call, const struct plan *plan, bool compat)
{
	struct loop loop = { .call = call, .plan = plan };

	call->work.at_exit = 0;
	call->work.pointer_size = compat ? 4 : 8;
	if (config.witness)
		__builtin_memset(call->inputs, 0, sizeof(call->inputs));
	LOOP(plan->nin, MAX_CAPTURES, capture_one, &loop);
	if (plan->npointers)
		follow_pointers(call, plan);
}

/* An exec that succeeded has another address space: nothing of the old one can be read any more. */
static __always_inline void capture_exit(struct call *call, const struct plan *plan, s64 ret, bool compat)
{
	struct loop loop = { .call = call, .plan = plan };

	call->work.at_exit = 1;
	call->work.ret = ret;
	call->work.pointer_size = compat ? 4 : 8;
	if (plan->flags & PLAN_EXEC && ret == 0)
		return;
	LOOP(MAX_CAPTURES + plan->ncaptures, 2 * MAX_CAPTURES, capture_one, &loop);
	if (plan->npointers)
		follow_pointers(call, plan);
}

#endif
