// SPDX-License-Identifier: GPL-2.0
/* An event per call and nothing else, into one ring for all CPUs or into one of each: what sharing a ring costs. */
#include "kernel.h"
#include <bpf/bpf_helpers.h>

char LICENSE[] SEC("license") = "GPL";

const volatile u32 ring_count = 1;

struct ring {
	__uint(type, BPF_MAP_TYPE_RINGBUF);
	__uint(max_entries, 4096);
};
struct {
	__uint(type, BPF_MAP_TYPE_ARRAY_OF_MAPS);
	__uint(max_entries, 1);
	__type(key, u32);
	__array(values, struct ring);
} rings SEC(".maps");

SEC("tp_btf/sys_enter")
int send_event(u64 *ctx)
{
	u32 index = bpf_get_smp_processor_id() % ring_count;
	void *ring = bpf_map_lookup_elem(&rings, &index);
	u64 event[8] = { index };

	if (ring)
		bpf_ringbuf_output(ring, event, sizeof(event), BPF_RB_NO_WAKEUP);
	return 0;
}
