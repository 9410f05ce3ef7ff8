/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The cgroup to trace may be removed and made again under the same path, as is done for a service that is restarted. It then
 * has another id, and so may those above it. Each directory on the path is known by its name and the id of the one above.
 */
#ifndef ETRACE_CGROUP_BPF_H
#define ETRACE_CGROUP_BPF_H

#include "abi/plan.h"
#include "context.bpf.h"
#include "kernel.h"
#include "maps.bpf.h"
#include "preemption.bpf.h"
#include "state.bpf.h"
#include <bpf/bpf_core_read.h>
#include <bpf/bpf_helpers.h>

static __always_inline void extend_path(struct cgroup_place *place, u64 id, u32 level)
{
	u32 next = level + 1;
	struct cgroup_name *name = bpf_map_lookup_elem(&cgroup_path, &next);

	if (!name || !name->text[0]) {
		remade_cgroup = id;
		return;
	}
	place->parent = id;
	place->name = *name;
	bpf_map_update_elem(&cgroup_places, place, &next, BPF_ANY);
}

SEC("tp_btf/cgroup_mkdir")
int UNDISTURBED(cgroup_made)
{
	struct cgroup *cgroup = ARGUMENT(ctx, 0, struct cgroup *);
	struct kernfs_node *node = BPF_CORE_READ(cgroup, kn);
	u32 first = 0;
	struct cgroup_place *place = bpf_map_lookup_elem(&made_cgroup, &first);

	if (!place || BPF_CORE_READ(cgroup, root, hierarchy_id) != config.cgroup_hierarchy)
		return 0;
	__builtin_memset(place, 0, sizeof(*place));
	place->parent = BPF_CORE_READ(parent_of(node), id);
	bpf_probe_read_kernel_str(place->name.text, sizeof(place->name.text), BPF_CORE_READ(node, name));
	u32 *level = bpf_map_lookup_elem(&cgroup_places, place);

	if (level)
		extend_path(place, BPF_CORE_READ(node, id), *level);
	return 0;
}

#endif
