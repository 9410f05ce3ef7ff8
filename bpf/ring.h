/* SPDX-License-Identifier: GPL-2.0 */
/* Output of finished records to this CPU's ring. */
#ifndef ETRACE_RING_H
#define ETRACE_RING_H

#include "maps.h"

static __always_inline void *this_ring(void)
{
	u32 cpu = bpf_get_smp_processor_id();

	return bpf_map_lookup_elem(&rings, &cpu);
}

/*
 * Numbers the record and writes it, without a wake-up: the reader comes by itself. The number is used up even when the
 * ring is full, so that the reader sees the gap. Programs on tracepoints run with preemption off: nothing comes
 * between the number and its place in the ring.
 */
static __always_inline bool emit(struct record_header *header, u8 type, u64 size)
{
	struct cpu_state *cpu = this_cpu();
	void *ring = this_ring();

	if (!cpu || !ring)
		return false;
	header->type = type;
	header->sequence = cpu->sequence++;
	return bpf_ringbuf_output(ring, header, size, BPF_RB_NO_WAKEUP) == 0;
}

/* The same for the records that no syscall's statistics count. */
static __always_inline bool emit_other(struct record_header *header, u8 type, u64 size)
{
	if (emit(header, type, size))
		return true;
	struct cpu_state *cpu = this_cpu();

	if (cpu)
		cpu->lost_other++;
	return false;
}

#endif
