/* SPDX-License-Identifier: GPL-2.0 */
/* Output of finished records to this CPU's ring, and the account of those that are lost. */
#ifndef ETRACE_RING_BPF_H
#define ETRACE_RING_BPF_H

#include "abi/plan.h"
#include "abi/record.h"
#include "kernel.h"
#include "maps.bpf.h"
#include <bpf/bpf_helpers.h>

static __always_inline void *this_ring(void)
{
	u32 cpu = bpf_get_smp_processor_id();

	return bpf_map_lookup_elem(&rings, &cpu);
}

static __always_inline struct loss_record *this_loss(void)
{
	u32 cpu = bpf_get_smp_processor_id();

	return bpf_map_lookup_elem(&losses, &cpu);
}

/*
 * Adds a loss to what this CPU reports next. Kinds beyond the last are in the count alone. Not static, as the next function:
 * the verifier goes through global functions once, and not again for each call.
 */
__noinline int note_loss(u32 what, u32 reason)
{
	struct loss_record *loss = this_loss();
	struct cpu_state *cpu = this_cpu();

	if (!loss || !cpu)
		return 0;
	loss->last = bpf_ktime_get_ns();
	if (!cpu->loss_pending)
		loss->first = loss->last;
	cpu->loss_pending = 1;
	loss->count++;
	if (reason != LOSS_STORAGE)
		loss->numbered++;
	for (u32 i = 0; i < MAX_LOSS_KINDS; i++) {
		struct loss_kind *kind = &loss->kinds[i];

		if (!kind->count) {
			kind->what = what;
			kind->reason = reason;
		}
		if (kind->what == what && kind->reason == reason) {
			kind->count++;
			break;
		}
	}
	return 0;
}

/* Reports what was lost in front of a record of that time; 0 when there is no room for it either. */
__noinline int emit_loss(u64 next)
{
	struct loss_record *loss = this_loss();
	struct cpu_state *cpu = this_cpu();
	void *ring = this_ring();

	if (!loss || !cpu || !ring)
		return 0;
	loss->header.type = RECORD_LOSS;
	loss->header.sequence = cpu->sequence - loss->numbered;
	loss->header.time = next;
	loss->after = cpu->last_time;
	loss->cpu = bpf_get_smp_processor_id();
	if (bpf_ringbuf_output(ring, loss, sizeof(*loss), BPF_RB_NO_WAKEUP))
		return 0;
	__builtin_memset(loss->kinds, 0, sizeof(loss->kinds));
	loss->count = 0;
	loss->numbered = 0;
	cpu->loss_pending = 0;
	return 1;
}

/*
 * A wake-up costs the task some microseconds, and the reader comes by itself. It naps when there has been nothing for a
 * while, though: one that does is woken when a quarter of the ring may be full.
 */
static __always_inline u64 wake_up(struct cpu_state *cpu, u64 size)
{
	cpu->since_wake_up += size;
	if (cpu->since_wake_up < config.ring_size / 4)
		return BPF_RB_NO_WAKEUP;
	cpu->since_wake_up = 0;
	return BPF_RB_FORCE_WAKEUP;
}

/*
 * Numbers the record and writes it. The number is used up even when the ring is full, so that the reader sees the gap.
 * The programs run with preemption off (preemption.bpf.h): nothing comes between the number and its place in the ring.
 * Returns 0, or why it is lost.
 */
static __always_inline u32 emit(struct record_header *header, u8 type, u64 size)
{
	struct cpu_state *cpu = this_cpu();
	void *ring = this_ring();

	if (!cpu || !ring)
		return LOSS_STORAGE;
	bool reported = !cpu->loss_pending || emit_loss(header->time);

	header->type = type;
	header->sequence = cpu->sequence++;
	if (reported && !bpf_ringbuf_output(ring, header, size, wake_up(cpu, size))) {
		cpu->last_time = header->time;
		return 0;
	}
	/* With its header of 8 bytes, and rounded up, a record stays below the ring's size (kernel/bpf/ringbuf.c). */
	return size + 15 >= config.ring_size ? LOSS_TOO_LARGE : LOSS_FULL;
}

/* The same for the records that no syscall's statistics count. */
static __always_inline bool emit_other(struct record_header *header, u8 type, u64 size)
{
	u32 reason = emit(header, type, size);
	struct cpu_state *cpu = this_cpu();

	if (!reason)
		return true;
	note_loss(LOSS_OTHER_RECORD + type, reason);
	if (cpu)
		cpu->lost_other++;
	return false;
}

#endif
