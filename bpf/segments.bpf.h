/* SPDX-License-Identifier: GPL-2.0 */
/* Iovec arrays with the data of each segment, and the messages of the socket calls. */
#ifndef ETRACE_SEGMENTS_BPF_H
#define ETRACE_SEGMENTS_BPF_H

#include "abi/plan.h"
#include "abi/record.h"
#include "files.bpf.h"
#include "loop.bpf.h"
#include "maps.bpf.h"
#include "payload.bpf.h"
#include "state.bpf.h"
#include <bpf/bpf_helpers.h>

#define MAX_SEGMENTS 1024 /* UIO_MAXIOV: more are refused */
#define MAX_MESSAGES 1024 /* likewise, but more are left out */
#define MAX_KEPT 32 /* messages of recvmmsg, of which the headers at entry are kept */
#define MAX_NAME 128 /* struct sockaddr_storage: what is longer is cut (net/socket.c) */
#define MAX_CONTROL 0x7fffffff /* more is refused */

struct user_iovec {
	u64 base;
	u64 length;
};

/* Iovecs are taken from the copy in the payload: what the data is cut by is what the record shows. */
static __always_inline bool iovec_at(struct call *call, u32 index, struct user_iovec *iovec)
{
	u32 at = call->iovec_at + index * (2 * call->work.pointer_size);

	if (index >= call->iovec_count || at > config.payload_capacity + config.chunk_limit - sizeof(*iovec))
		return false;
	void *copy = (void *)call->payload + at;

	if (call->work.pointer_size == 4) {
		iovec->base = *(u32 *)copy;
		iovec->length = *(u32 *)(copy + 4);
	} else {
		*iovec = *(struct user_iovec *)copy;
	}
	return true;
}

/* A length that the kernel refuses (iovec_from_user() in lib/iov_iter.c). */
static __always_inline bool is_negative(const struct call *call, u64 length)
{
	return call->work.pointer_size == 4 ? (s32)length < 0 : (s64)length < 0;
}

static __always_inline long read_segment(u32 index, struct loop *loop)
{
	struct call *call = loop->call;
	struct user_iovec iovec = {};

	if (!iovec_at(call, index, &iovec))
		return 1;
	if (is_negative(call, iovec.length))
		return 1;
	if (iovec.length > call->work.left)
		iovec.length = call->work.left;
	call->work.left -= iovec.length;
	call->work.element = (call->work.element & 0xffff0000) | (index & 0xffff);
	if (iovec.length)
		read_bytes(call, CHUNK_SEGMENT, iovec.base, iovec.length);
	return call->no_room || !call->work.left ? 1 : 0;
}
REPEATED(read_segment)

static __always_inline void read_segments(struct call *call)
{
	struct loop loop = { .call = call };

	LOOP(MAX_SEGMENTS, 64, read_segment, &loop);
}

static __always_inline void read_iovec_array(struct call *call, u64 address, u64 count)
{
	u32 size = 2 * call->work.pointer_size;
	u32 start = call->used;

	call->iovec_at = start + sizeof(struct chunk);
	call->iovec_count = 0;
	if (count > MAX_SEGMENTS)
		return;
	read_bytes(call, CHUNK_IOVEC, address, count * size);
	if (start > config.payload_capacity)
		return;
	struct chunk *chunk = (void *)call->payload + start;

	call->iovec_count = call->work.pointer_size == 4 ? chunk->length / 8 : chunk->length / 16;
}

static __always_inline u32 mmsghdr_size(const struct call *call)
{
	return call->work.pointer_size == 4 ? 32 : 64;
}

static __always_inline bool read_compat_message(u64 address, struct message *message)
{
	u32 words[6] = {};

	if (bpf_probe_read_user(words, sizeof(words), (void *)address))
		return false;
	message->name = words[0];
	message->name_length = words[1];
	message->iovec = words[2];
	message->iovec_count = words[3];
	message->control = words[4];
	message->control_length = words[5];
	return true;
}

static __always_inline void read_name(struct call *call, const struct message *message)
{
	s32 length = message->name_length;

	if (length > 0)
		read_bytes(call, CHUNK_NAME, message->name, length < MAX_NAME ? length : MAX_NAME);
}

/*
 * What a call that receives writes is read at its exit; its header is kept from the entry too, because the kernel answers with
 * lengths that are longer than the memory.
 */
static __always_inline void read_message(struct call *call, u64 address, u64 data_length)
{
	struct message *message = &call->work.message;
	bool compat = call->work.pointer_size == 4;
	bool outgoing = !(call->work.capture.flags & CAPTURE_OUT);

	read_bytes(call, CHUNK_MSGHDR, address, call->work.capture.kind == CAPTURE_MMSGHDR ? mmsghdr_size(call) : compat ? 28 : 56);
	if (compat ? !read_compat_message(address, message)
		   : bpf_probe_read_user(message, sizeof(*message), (void *)address))
		return;
	if (!outgoing && !call->work.at_exit && call->work.capture.kind == CAPTURE_MMSGHDR)
		return;
	if (message->name && (outgoing || call->work.at_exit))
		read_name(call, message);
	if (message->iovec && message->iovec_count) {
		read_iovec_array(call, message->iovec, message->iovec_count);
		call->work.left = data_length;
		if (outgoing || call->work.at_exit)
			read_segments(call);
		call->work.element &= 0xffff0000;
	}
	u32 chunk_at = call->used;

	if (message->control && message->control_length && message->control_length <= MAX_CONTROL &&
	    (outgoing || call->work.at_exit)) {
		read_bytes(call, CHUNK_CONTROL, message->control, message->control_length);
		if (config.files)
			report_controls(call, chunk_at);
	}
}

/*
 * One message, or one of an array of struct mmsghdr: a msghdr and the u32 msg_len, which after the call says how much the
 * message holds; of a single message the result says it.
 */
static __always_inline long read_message_element(u32 index, struct loop *loop)
{
	struct call *call = loop->call;
	bool compat = call->work.pointer_size == 4;
	u64 at = call->work.address + (u64)index * mmsghdr_size(call);
	u64 data_length = call->work.left;
	u32 message_length = 0;

	if (index >= call->work.count)
		return 1;
	if (call->work.at_exit && call->work.capture.kind == CAPTURE_MMSGHDR) {
		bpf_probe_read_user(&message_length, sizeof(message_length), (void *)at + (compat ? 28 : 56));
		data_length = message_length;
	}
	call->work.element = index << 16;
	read_message(call, at, data_length);
	return call->no_room ? 1 : 0;
}
REPEATED(read_message_element)

static __always_inline void read_messages(struct call *call, u64 count, u64 data_length)
{
	struct loop loop = { .call = call };

	bool kept = call->work.capture.flags & CAPTURE_OUT && !call->work.at_exit;

	call->work.count = kept && count > MAX_KEPT ? MAX_KEPT : count;
	call->work.left = data_length;
	LOOP(MAX_MESSAGES, 64, read_message_element, &loop);
}

static __always_inline long read_sent(u32 index, struct loop *loop)
{
	struct call *call = loop->call;
	u32 length_at = call->work.pointer_size == 4 ? 28 : 56;

	if (index >= call->work.count)
		return 1;
	call->work.element = index << 16;
	read_bytes(call, CHUNK_SENT, call->work.address + (u64)index * mmsghdr_size(call) + length_at, sizeof(u32));
	return call->no_room ? 1 : 0;
}
REPEATED(read_sent)

static __always_inline void read_lengths(struct call *call, u64 count)
{
	struct loop loop = { .call = call };

	call->work.count = count;
	LOOP(MAX_MESSAGES, 64, read_sent, &loop);
}

#endif
