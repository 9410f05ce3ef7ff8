/* SPDX-License-Identifier: GPL-2.0 */
/* The sizes of a BPF map's keys and values, which bpf(2) is not told: the kernel knows them of the map. */
#ifndef ETRACE_BPF_MAPS_BPF_H
#define ETRACE_BPF_MAPS_BPF_H

#include "files.bpf.h"
#include "kernel.h"
#include "maps.bpf.h"
#include <bpf/bpf_core_read.h>
#include <bpf/bpf_helpers.h>

#define ANON_INODE_FS_MAGIC 0x09041934 /* linux/magic.h */
#define BPF_MAP_NAME 0x70616d2d667062ull /* "bpf-map" with its NUL, the name of the anonymous inode */

static __always_inline struct bpf_map *map_of(u32 descriptor)
{
	struct file *file = file_of(bpf_get_current_task_btf(), descriptor);
	u64 name = 0;

	if (!file || BPF_CORE_READ(file, f_inode, i_sb, s_magic) != ANON_INODE_FS_MAGIC)
		return NULL;
	bpf_probe_read_kernel(&name, sizeof(name), BPF_CORE_READ(file, f_path.dentry, d_name.name));
	return name == BPF_MAP_NAME ? BPF_CORE_READ(file, private_data) : NULL;
}

static __always_inline u64 map_key_size(u32 descriptor)
{
	struct bpf_map *map = map_of(descriptor);

	return map ? BPF_CORE_READ(map, key_size) : 0;
}

/* Of a map with a value for each CPU all of them are passed, each in whole words (bpf_map_value_size of the kernel). */
static __always_inline u64 map_value_size(u32 descriptor)
{
	struct bpf_map *map = map_of(descriptor);
	u64 size = map ? BPF_CORE_READ(map, value_size) : 0;

	if (!map)
		return 0;
	switch ((u32)BPF_CORE_READ(map, map_type)) {
	case BPF_MAP_TYPE_PERCPU_HASH:
	case BPF_MAP_TYPE_PERCPU_ARRAY:
	case BPF_MAP_TYPE_LRU_PERCPU_HASH:
	case BPF_MAP_TYPE_PERCPU_CGROUP_STORAGE:
		return ((size + 7) & ~7ull) * config.ncpus;
	}
	return size;
}

#endif
