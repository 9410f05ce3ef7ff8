/* SPDX-License-Identifier: GPL-2.0 */
/*
 * Memory that captured memory points to. The record is gone through from its first chunk on, each element of each chunk
 * with each read of the plan; what is read is a chunk at the end of the record, so that its pointers come next. Pointers and
 * lengths are taken from the record: what is followed is what is shown.
 */
#ifndef ETRACE_POINTERS_BPF_H
#define ETRACE_POINTERS_BPF_H

#include "abi/plan.h"
#include "abi/record.h"
#include "bpf_maps.bpf.h"
#include "loop.bpf.h"
#include "maps.bpf.h"
#include "payload.bpf.h"
#include "state.bpf.h"
#include "stats.bpf.h"
#include <bpf/bpf_helpers.h>

#define POINTER_STEPS 16384
#define SHORT_POINTER_STEPS 64 /* without bpf_loop */

static __always_inline u64 sized(u64 word, u32 size)
{
	return size >= 8 ? word : word & ((1ull << size * 8) - 1);
}

/* An integer of the record; 0 where there is none. */
static __always_inline u64 integer_at(struct call *call, u32 at, u32 size)
{
	u64 *word = word_at(call, at);

	return word ? sized(*word, size) : 0;
}

/* A length that the call may change: what is shown at exit is never more than what was offered. */
static __always_inline u64 offered(struct call *call, const struct pointer_read *read, u64 number, u32 element_at)
{
	u64 now = 0;
	u32 size = read->number_size;

	if (!call->work.at_exit || call->work.late || read->parent || size > sizeof(now))
		return number;
	if (bpf_probe_read_user(&now, size, (void *)argument(call, read->arg) + element_at + read->number_at))
		return number;
	return now < number ? now : number;
}

static __always_inline u64 elements_of(struct call *call, const struct pointer_read *read, u32 at, u32 element_at)
{
	u64 number = integer_at(call, at + read->number_at, read->number_size);
	u64 result = call->work.ret > 0 ? call->work.ret : 0;

	switch (read->source) {
	case POINTER_MEMBER:
		return offered(call, read, number, element_at);
	case POINTER_RESULT:
		return read->number_size && number < result ? number : result;
	case POINTER_MAP_KEY:
		return map_key_size(number);
	case POINTER_MAP_VALUE:
		return map_value_size(number);
	}
	return 1;
}

static __always_inline bool is_written_behind(const struct call *call, const struct pointer_read *read)
{
	return read->flags & CAPTURE_ON_ERROR || !is_error(call->work.ret);
}

/* Whether the memory counts now. What was not resident at entry, or lies behind what was not, is read late. */
static __always_inline bool is_due(struct call *call, const struct chunk *chunk, const struct pointer_read *read)
{
	bool in = read->flags & CAPTURE_IN;

	call->work.late = 0;
	if (!call->work.at_exit)
		return in;
	if (in && (chunk->state & CHUNK_LATE || (!chunk->at_exit && call->pointer_faults & (1u << (call->pointers.read & 31))))) {
		call->work.late = 1;
		return true;
	}
	if (!(read->flags & CAPTURE_OUT) || !is_written_behind(call, read))
		return false;
	return !chunk->at_exit || chunk->state & CHUNK_LATE || read->flags & POINTER_PARENT_OUT;
}

static __always_inline bool holds(const struct chunk *chunk, const struct pointer_read *read)
{
	u32 origin = chunk->kind == CHUNK_POINTEE ? chunk->element >> POINTEE_READ : 0;

	return chunk->arg == read->arg && origin == read->parent &&
	       (chunk->kind == CHUNK_BYTES || chunk->kind == CHUNK_POINTEE);
}

static __always_inline void read_pointee(struct call *call, const struct pointer_read *read, u32 at, u32 element_at)
{
	u64 address = integer_at(call, at + read->pointer_at, read->pointer_size);
	u64 number = elements_of(call, read, at, element_at);

	if (!address || (!number && read->source >= POINTER_MAP_KEY))
		return; /* the descriptor is that of no map: nobody knows how much there is */
	if (read->test_size && (u32)integer_at(call, at + read->test_at, read->test_size) != read->test_value)
		return;
	call->work.capture.arg = read->arg;
	call->work.capture.flags = read->flags;
	call->work.element = (call->pointers.read + 1) << POINTEE_READ | (at + read->pointer_at);
	call->work.faulted = 0;
	if (number >= UNKNOWN_LENGTH)
		number = UNKNOWN_LENGTH - 1;
	if (read->kind == CAPTURE_STRING)
		read_string(call, CHUNK_POINTEE, address);
	else
		read_bytes(call, CHUNK_POINTEE, address, (number + read->add) * read->scale);
	if (call->work.faulted && !call->work.at_exit)
		call->pointer_faults |= 1u << (call->pointers.read & 31);
}

static __always_inline long next_read(struct pointer_walk *walk)
{
	walk->read++;
	walk->element = 0;
	return 0;
}

static __always_inline long follow_step(u32 step, struct loop *loop)
{
	struct call *call = loop->call;
	struct pointer_walk *walk = &call->pointers;
	u32 at = walk->at;
	u32 index = loop->plan->first_pointer + walk->read;

	if (at >= call->used || at > config.payload_capacity)
		return 1;
	const struct chunk *chunk = (void *)call->payload + at;

	if (walk->read >= loop->plan->npointers) {
		walk->at = at + sizeof(*chunk) + ((chunk->length + 7) & ~7u);
		walk->read = 0;
		walk->element = 0;
		return 0;
	}
	const struct pointer_read *read = bpf_map_lookup_elem(&pointers, &index);

	if (!read)
		return 1;
	u32 element_at = walk->element * read->stride;

	if ((walk->element && !read->stride) || !holds(chunk, read) ||
	    element_at + read->pointer_at + read->pointer_size > chunk->length)
		return next_read(walk);
	walk->element++;
	if (is_due(call, chunk, read))
		read_pointee(call, read, at + sizeof(*chunk) + element_at, element_at);
	return call->no_room ? 1 : 0;
}
REPEATED(follow_step)

static __always_inline void follow_pointers(struct call *call, const struct plan *plan)
{
	struct loop loop = { .call = call, .plan = plan };

	call->pointers.at = plan->nargs * sizeof(u64);
	call->pointers.read = 0;
	call->pointers.element = 0;
	LOOP(POINTER_STEPS, SHORT_POINTER_STEPS, follow_step, &loop);
}

#endif
