// SPDX-License-Identifier: GPL-2.0
/* Programs that do nothing where ETrace's do their work: what they cost is the floor that its cost is compared with. */
#include "kernel.h"
#include <bpf/bpf_helpers.h>

char LICENSE[] SEC("license") = "GPL";

SEC("tp_btf/sys_enter")
int empty_enter(u64 *ctx)
{
	return 0;
}

SEC("tp_btf/sys_exit")
int empty_exit(u64 *ctx)
{
	return 0;
}
