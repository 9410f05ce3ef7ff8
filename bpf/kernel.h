/* SPDX-License-Identifier: GPL-2.0 */
/*
 * The kernel types the programs read, reduced to the members they read. preserve_access_index makes libbpf put in the
 * offsets of the running kernel when it loads the programs (CO-RE), so the order and the gaps here mean nothing.
 * A suffix after three underscores is an older or newer shape of the same type and is ignored when it is looked up.
 */
#ifndef ETRACE_KERNEL_H
#define ETRACE_KERNEL_H

#include "types.h"

/* UAPI values (linux/bpf.h), which no BTF relocation covers. */
enum bpf_map_type {
	BPF_MAP_TYPE_HASH = 1,
	BPF_MAP_TYPE_ARRAY = 2,
	BPF_MAP_TYPE_PERCPU_HASH = 5,
	BPF_MAP_TYPE_PERCPU_ARRAY = 6,
	BPF_MAP_TYPE_LRU_PERCPU_HASH = 10,
	BPF_MAP_TYPE_ARRAY_OF_MAPS = 12,
	BPF_MAP_TYPE_PERCPU_CGROUP_STORAGE = 21,
	BPF_MAP_TYPE_RINGBUF = 27,
	BPF_MAP_TYPE_TASK_STORAGE = 29,
};
enum {
	BPF_ANY = 0,
	BPF_F_NO_PREALLOC = 1,
	BPF_F_MMAPABLE = 1024,
	BPF_LOCAL_STORAGE_GET_F_CREATE = 1,
	BPF_RB_NO_WAKEUP = 1,
	BPF_RB_FORCE_WAKEUP = 2,
};

#pragma clang attribute push(__attribute__((preserve_access_index)), apply_to = record)

enum bpf_func_id { BPF_FUNC_loop = 181 };
enum cgroup_subsys_id { CGROUP_SUBSYS_COUNT = 14 };

#if defined(__TARGET_ARCH_x86)
struct pt_regs {
	unsigned long r15, r14, r13, r12, bp, bx, r11, r10, r9, r8, ax, cx, dx, si, di, orig_ax, ip, flags, sp;
};
struct thread_info {
	u32 status;
};
#elif defined(__TARGET_ARCH_arm64)
struct pt_regs {
	u64 regs[31];
	u64 orig_x0;
	s32 syscallno;
};
struct thread_info {
	unsigned long flags;
};
#else
#error "no syscall registers are known for this architecture"
#endif

typedef struct {
	u32 val;
} kuid_t;
typedef struct {
	u32 val;
} kgid_t;
typedef struct {
	u64 val;
} kernel_cap_t;

struct ns_common {
	const struct proc_ns_operations *ops;
	u32 inum;
};
struct user_namespace {
	struct ns_common ns;
};
struct uts_namespace {
	struct ns_common ns;
};
struct ipc_namespace {
	struct ns_common ns;
};
struct mnt_namespace {
	struct ns_common ns;
};
struct pid_namespace {
	struct ns_common ns;
};
struct net {
	struct ns_common ns;
};
struct time_namespace {
	struct ns_common ns;
};
struct cgroup_namespace {
	struct ns_common ns;
};
struct nsproxy {
	struct uts_namespace *uts_ns;
	struct ipc_namespace *ipc_ns;
	struct mnt_namespace *mnt_ns;
	struct net *net_ns;
	struct time_namespace *time_ns;
	struct cgroup_namespace *cgroup_ns;
};

struct cred {
	kuid_t uid;
	kgid_t gid;
	kuid_t suid;
	kgid_t sgid;
	kuid_t euid;
	kgid_t egid;
	kuid_t fsuid;
	kgid_t fsgid;
	u32 securebits;
	kernel_cap_t cap_inheritable, cap_permitted, cap_effective, cap_bset, cap_ambient;
	struct user_namespace *user_ns;
};

struct upid {
	s32 nr;
	struct pid_namespace *ns;
};
struct pid {
	u32 level;
	struct upid numbers[1];
};

struct kernfs_node {
	struct kernfs_node *__parent; /* Linux 6.15 and later */
	const char *name;
	u64 id;
};
struct kernfs_node___parent {
	struct kernfs_node *parent;
};
struct cgroup_root {
	s32 hierarchy_id;
};
struct cgroup {
	struct kernfs_node *kn;
	struct cgroup_root *root;
};
struct cgroup_subsys_state {
	struct cgroup *cgroup;
	s32 id;
};
struct css_set {
	struct cgroup_subsys_state *subsys[1];
	struct cgroup *dfl_cgrp;
};

struct mm_struct {
	struct file *exe_file;
	unsigned long arg_start, arg_end, env_start, env_end;
};
typedef struct {
	s32 counter;
} atomic_t;
struct list_head {
	struct list_head *next;
};
struct signal_struct {
	struct list_head thread_head;
	atomic_t live;
	u32 flags;
	s32 group_exit_code;
	struct pid *pids[4];
};
typedef struct {
	unsigned long sig[1];
} sigset_t;
struct sigpending {
	sigset_t signal;
};
struct seccomp {
	s32 mode; /* not there without CONFIG_SECCOMP */
};
struct task_struct {
	struct thread_info thread_info;
	void *stack;
	u32 ptrace;
	struct seccomp seccomp;
	struct sigpending pending;
	u32 flags;
	s32 exit_code;
	s32 pid;
	s32 tgid;
	struct task_struct *real_parent;
	struct task_struct *group_leader;
	struct pid *thread_pid;
	u64 start_boottime;
	const struct cred *cred;
	struct mm_struct *mm;
	char comm[16];
	struct list_head thread_node;
	struct signal_struct *signal;
	struct nsproxy *nsproxy;
	struct css_set *cgroups;
	struct fs_struct *fs;
	struct files_struct *files;
};

struct seq_file {
	u64 version;
};
struct bpf_iter_meta {
	struct seq_file *seq;
};
struct bpf_iter__task {
	struct bpf_iter_meta *meta;
	struct task_struct *task;
};

struct kernel_siginfo {
	int si_signo;
	int si_errno;
	int si_code;
};
struct k_sigaction {
	struct {
		void *sa_handler;
	} sa;
};
struct linux_binprm {
	const char *filename;
	const char *interp;
	const char *fdpath;
	int argc;
};

struct seqcount {
	u32 sequence;
};
struct seqcount_spinlock {
	struct seqcount seqcount;
};
struct hlist_bl_node {
	struct hlist_bl_node **pprev;
};
struct qstr {
	u32 len;
	const unsigned char *name;
};
struct dentry_operations {
	void *d_dname;
};
struct dentry {
	struct seqcount_spinlock d_seq;
	struct hlist_bl_node d_hash;
	struct dentry *d_parent;
	struct qstr d_name;
	struct inode *d_inode;
	const struct dentry_operations *d_op;
};
struct super_block {
	u32 s_dev;
	unsigned long s_magic;
};
struct inode {
	u16 i_mode;
	unsigned long i_ino;
	u32 i_rdev;
	struct super_block *i_sb;
	void *i_private;
};
struct vfsmount {
	struct dentry *mnt_root;
};
struct mount {
	struct mount *mnt_parent;
	struct dentry *mnt_mountpoint;
	struct vfsmount mnt;
};
struct path {
	struct vfsmount *mnt;
	struct dentry *dentry;
};
struct fs_struct {
	struct path root;
	struct path pwd;
};
struct file {
	struct path f_path;
	struct inode *f_inode;
	void *private_data;
};
struct fdtable {
	u32 max_fds;
	struct file **fd;
};
struct files_struct {
	struct fdtable *fdt;
};
struct bpf_map {
	enum bpf_map_type map_type;
	u32 key_size;
	u32 value_size;
};
struct proc_ns_operations {
	const char *name;
};

struct in6_addr {
	u8 bytes[16];
};
struct sock_common {
	u32 skc_daddr;
	u32 skc_rcv_saddr;
	u16 skc_dport;
	u16 skc_family;
	u8 skc_state;
	struct in6_addr skc_v6_daddr; /* with CONFIG_IPV6 */
	struct in6_addr skc_v6_rcv_saddr;
};
struct sock {
	struct sock_common __sk_common;
	u16 sk_type;
	u16 sk_protocol;
	struct socket *sk_socket;
};
struct socket {
	struct file *file;
	struct sock *sk;
};
struct socket_alloc {
	struct socket socket;
	struct inode vfs_inode;
};
struct inet_sock {
	u16 inet_sport;
};
struct unix_address {
	s32 len;
	struct sockaddr_un {
		u16 sun_family;
		char sun_path[108];
	} name[0];
};
struct unix_sock {
	struct unix_address *addr;
	struct sock *peer;
};
struct netlink_sock {
	u32 portid;
	u32 dst_portid;
};

#pragma clang attribute pop

#endif
