/* SPDX-License-Identifier: GPL-2.0 */
/*
 * All types that both sides share, so that the object's BTF describes them: clang leaves out what no variable or map has. A
 * test compares that BTF with the offsets and numbers of the user side (io.etrace.contract). libbpf passes over a section of
 * this name; of it only the types get into the kernel.
 */
#ifndef ETRACE_ABI_BPF_H
#define ETRACE_ABI_BPF_H

#include "abi/plan.h"
#include "abi/record.h"
#include <bpf/bpf_helpers.h>

union abi {
	enum plan_limit plan_limit;
	enum slot_count slot_count;
	enum payload_size payload_size;
	enum capture_kind capture_kind;
	enum capture_flag capture_flag;
	enum extent_source extent_source;
	enum capture_reference capture_reference;
	struct capture capture;
	enum plan_flag plan_flag;
	enum pointer_source pointer_source;
	enum pointer_flag pointer_flag;
	struct pointer_read pointer_read;
	struct plan_test plan_test;
	struct plan plan;
	struct variant_key variant_key;
	enum outcome outcome;
	enum uid_call_count uid_call_count;
	struct config config;
	struct comm comm;
	enum cgroup_path_limit cgroup_path_limit;
	struct cgroup_name cgroup_name;
	struct cgroup_place cgroup_place;
	enum pid_verdict pid_verdict;
	struct syscall_stats syscall_stats;
	struct cpu_state cpu_state;
	enum record_type record_type;
	enum number_flag number_flag;
	struct record_header record_header;
	enum syscall_flag syscall_flag;
	struct syscall_record syscall_record;
	enum chunk_kind chunk_kind;
	enum chunk_state chunk_state;
	enum chunk_length chunk_length;
	enum pointee_element pointee_element;
	struct chunk chunk;
	enum file_kind file_kind;
	enum file_flag file_flag;
	struct file_head file_head;
	struct socket_head socket_head;
	enum record_limit record_limit;
	struct cgroup_membership cgroup_membership;
	struct context_record context_record;
	struct fork_record fork_record;
	struct clock_record clock_record;
	struct cgroup_record cgroup_record;
	struct signal_record signal_record;
	enum exit_flag exit_flag;
	struct exit_record exit_record;
	enum loss_reason loss_reason;
	enum loss_subject loss_subject;
	enum loss_flag loss_flag;
	struct loss_kind loss_kind;
	struct loss_record loss_record;
};

const union abi abi SEC(".abi") = {};

#endif
