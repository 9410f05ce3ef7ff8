/* SPDX-License-Identifier: GPL-2.0 */
/* Whether a socket is one of netlink, and of which protocol: what its messages mean depends on that alone. */
#ifndef ETRACE_NETLINK_BPF_H
#define ETRACE_NETLINK_BPF_H

#include "abi/plan.h"
#include "abi/record.h"
#include "files.bpf.h"
#include "kernel.h"
#include "payload.bpf.h"
#include "sockets.bpf.h"
#include "state.bpf.h"
#include <bpf/bpf_core_read.h>

/* The private data of a socket's file is the socket (sock_alloc_file of the kernel), which knows the file in turn. */
static __always_inline void report_netlink(struct call *call, const struct plan *plan)
{
	u32 descriptor = call->record.args[0];

	if (plan->flags & PLAN_SOCKET_IN_MEMORY)
		bpf_probe_read_user(&descriptor, sizeof(descriptor), (void *)call->record.args[1]);
	struct file *file = file_of(bpf_get_current_task_btf(), descriptor);
	struct socket *socket = file ? BPF_CORE_READ(file, private_data) : NULL;
	struct sock *sock = socket && BPF_CORE_READ(socket, file) == file ? BPF_CORE_READ(socket, sk) : NULL;

	if (!sock || BPF_CORE_READ(sock, __sk_common.skc_family) != AF_NETLINK)
		return;
	call->work.capture.arg = 0;
	call->work.element = 0;
	call->work.late = 0;
	call->work.at_exit = 1;
	struct chunk *chunk = new_chunk(call, CHUNK_NETLINK);

	if (chunk)
		finish_chunk(call, chunk, 0, BPF_CORE_READ(sock, sk_protocol));
}

#endif
