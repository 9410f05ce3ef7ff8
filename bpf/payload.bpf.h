/* SPDX-License-Identifier: GPL-2.0 */
/* Copies of user memory at the end of the record under construction, each behind a chunk header that labels it. */
#ifndef ETRACE_PAYLOAD_BPF_H
#define ETRACE_PAYLOAD_BPF_H

#include "abi/plan.h"
#include "abi/record.h"
#include "loop.bpf.h"
#include "maps.bpf.h"
#include "state.bpf.h"
#include <bpf/bpf_helpers.h>

#define MAX_STRINGS 32768
#define SHORT_LIST 256 /* strings, without bpf_loop */

static __always_inline u64 argument(const struct call *call, u32 index)
{
	return index < MAX_ARGS ? call->record.args[index] : 0;
}

static __always_inline u64 limit_of(const struct call *call)
{
	return call->work.capture.flags & CAPTURE_LIMITED ? config.string_limit : config.chunk_limit;
}

/* A new chunk, or NULL when the record is full. Behind its header chunk_limit + 1 bytes are free. */
static __always_inline struct chunk *new_chunk(struct call *call, u8 kind)
{
	u32 at = call->used;

	if (at > config.payload_capacity) {
		call->no_room = 1;
		return NULL;
	}
	struct chunk *chunk = (void *)call->payload + at;

	chunk->arg = call->work.capture.arg;
	chunk->kind = kind;
	chunk->state = call->work.late ? CHUNK_LATE : CHUNK_COMPLETE;
	chunk->at_exit = call->work.at_exit;
	chunk->length = 0;
	chunk->full_length = 0;
	chunk->element = call->work.element;
	return chunk;
}

/* The word at an offset in the payload; NULL when it is outside. */
static __always_inline u64 *word_at(struct call *call, u32 at)
{
	u64 offset = at;

	if (offset > config.payload_capacity + config.chunk_limit - sizeof(u64))
		return NULL;
	barrier_var(offset); /* the verifier has to see the sum behind the comparison */
	return (void *)call->payload + offset;
}

/* What stands behind the data up to the next word: chunks are compared as words. */
static __always_inline void clear_padding(struct call *call, u32 length)
{
	u64 *last = word_at(call, call->used + sizeof(struct chunk) + (length & ~7u));

	if (last && length & 7)
		*last &= (1ull << (length & 7) * 8) - 1;
}

static __always_inline void finish_chunk(struct call *call, struct chunk *chunk, u32 length, u32 full_length)
{
	if (config.witness)
		clear_padding(call, length);
	chunk->length = length;
	chunk->full_length = full_length;
	call->used += sizeof(*chunk) + ((length + 7) & ~7u);
	call->chunks++;
}

/* @length: as far as it could be read */
static __always_inline void fault_chunk(struct call *call, struct chunk *chunk, u32 length, u32 full_length)
{
	call->work.faulted = 1;
	chunk->state |= CHUNK_FAULT;
	finish_chunk(call, chunk, length, full_length);
}

#define PAGE 4096ull /* or a part of one */
#define MOST_PAGES 18 /* of the longest copy, with a part of one at each end */

/* Tries what the pages before the last one tried hold. */
static __always_inline long read_fewer_pages(u32 step, struct loop *loop)
{
	struct call *call = loop->call;
	u64 address = call->work.part_address, limit = config.chunk_limit;
	u64 end = (address + call->work.part_length - 1) & ~(PAGE - 1);
	u64 at = call->used;

	call->work.part_length = 0;
	if (end <= address || at > config.payload_capacity)
		return 1;
	u64 length = end - address;

	barrier_var(length);
	if (length > limit)
		return 1;
	call->work.part_length = length;
	return !bpf_probe_read_user((void *)call->payload + at + sizeof(struct chunk), length, (void *)address);
}
REPEATED(read_fewer_pages)

/*
 * Reads the part of part_length bytes at part_address that can be read, to where the data of the next chunk begins, and leaves
 * its length in part_length: a read fails as a whole. Global, so that it is verified once for all that may fail.
 */
__noinline int read_part(void)
{
	struct loop loop;

	if (!find_again(&loop))
		return 0;
	LOOP(MOST_PAGES, MOST_PAGES, read_fewer_pages, &loop);
	return 0;
}

/* Of what could not be read as a whole: how many bytes were read. */
static __always_inline u32 part_of(struct call *call, u64 address, u64 length)
{
	call->work.part_address = address;
	call->work.part_length = length;
	read_part();
	return call->work.part_length;
}

static __always_inline void read_bytes(struct call *call, u8 kind, u64 address, u64 full_length)
{
	u64 full = full_length < UNKNOWN_LENGTH ? full_length : UNKNOWN_LENGTH;
	u64 limit = limit_of(call);
	u64 length = full;
	struct chunk *chunk = new_chunk(call, kind);

	if (!chunk)
		return;
	barrier_var(length); /* the verifier has to see the comparison on the register that it bounds */
	if (length > limit)
		length = limit;
	if (length && bpf_probe_read_user(chunk + 1, length, (void *)address)) {
		fault_chunk(call, chunk, part_of(call, address, length), full);
		return;
	}
	if (length < full)
		chunk->state |= CHUNK_TRUNCATED;
	finish_chunk(call, chunk, length, full);
}

/*
 * The NUL is not part of the chunk. A string as long as the limit is complete when its NUL comes next. The size of
 * the empty string is 1, or 0 on kernels whose strncpy_from_user_nofault() counts no NUL there (mm/maccess.c; 6.12 is one).
 */
static __always_inline void read_string(struct call *call, u8 kind, u64 address)
{
	struct chunk *chunk = new_chunk(call, kind);
	u32 limit = config.string_limit;
	u8 next = 0;

	if (!chunk)
		return;
	long size = bpf_probe_read_user_str(chunk + 1, limit + 1, (void *)address);

	if (size < 0) {
		fault_chunk(call, chunk, part_of(call, address, limit), UNKNOWN_LENGTH);
		return;
	}
	u32 length = size ? (u32)size - 1 : 0;
	u32 full = length;

	if (length == limit) {
		bpf_probe_read_user(&next, sizeof(next), (void *)address + limit);
		if (next) {
			chunk->state |= CHUNK_TRUNCATED;
			full = UNKNOWN_LENGTH;
		}
	}
	finish_chunk(call, chunk, length, full);
}

static __always_inline u64 read_pointer(struct call *call, u64 address, u64 *pointer)
{
	if (call->work.pointer_size == 4)
		return bpf_probe_read_user(pointer, 4, (void *)address);
	return bpf_probe_read_user(pointer, 8, (void *)address);
}

static __always_inline long read_list_element(u32 index, struct loop *loop)
{
	struct call *call = loop->call;
	u64 string = 0;

	if (read_pointer(call, call->work.address + (u64)index * call->work.pointer_size, &string)) {
		call->work.faulted = 1;
		call->work.broken = 1;
		return 1;
	}
	if (!string)
		return 1;
	call->work.element = index;
	read_string(call, CHUNK_ELEMENT, string);
	if (call->no_room)
		return 1;
	call->work.count++;
	return 0;
}
REPEATED(read_list_element)

/* Strings follow the list's own chunk, which says how many there are and whether that is all. */
static __always_inline void read_list(struct call *call)
{
	struct loop loop = { .call = call };
	struct chunk *chunk = new_chunk(call, CHUNK_LIST);

	if (!chunk)
		return;
	finish_chunk(call, chunk, 0, 0);
	call->work.count = 0;
	call->work.broken = 0;
	LOOP(MAX_STRINGS, SHORT_LIST, read_list_element, &loop);
	chunk->full_length = call->work.count;
	if (call->no_room || call->work.count >= (HAS_BPF_LOOP ? MAX_STRINGS : SHORT_LIST))
		chunk->state |= CHUNK_TRUNCATED;
	if (call->work.broken)
		chunk->state |= CHUNK_FAULT;
	u32 argument = call->work.capture.arg;

	if (argument < MAX_ARGS)
		call->listed[argument] = chunk->state & (CHUNK_TRUNCATED | CHUNK_FAULT) ? UNKNOWN_LENGTH : call->work.count;
}

#endif
