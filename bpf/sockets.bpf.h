/* SPDX-License-Identifier: GPL-2.0 */
/* The two ends of a socket, at the end of the record under construction. */
#ifndef ETRACE_SOCKETS_BPF_H
#define ETRACE_SOCKETS_BPF_H

#include "abi/record.h"
#include "kernel.h"
#include "maps.bpf.h"
#include "state.bpf.h"
#include <bpf/bpf_core_read.h>
#include <bpf/bpf_helpers.h>

#define AF_UNIX 1
#define AF_INET 2
#define AF_INET6 10
#define AF_NETLINK 16
#define UNIX_PATH 108 /* sizeof sun_path */

/* Names and addresses start below this, so that even the longest fits. */
#define LAST_NAME (config.payload_capacity + config.chunk_limit - FILE_NAME)
#define FILE_NAME 256 /* NAME_MAX and a NUL */

static __always_inline u32 append_address(struct call *call, const void *address, u64 length)
{
	u64 at = call->file.at;

	barrier_var(length); /* the verifier has to see the comparison on the register that it bounds */
	if (at > LAST_NAME || length > UNIX_PATH)
		return 0;
	barrier_var(at); /* and the sum behind the comparison */
	if (bpf_probe_read_kernel((void *)call->payload + at, length, address))
		return 0;
	call->file.at = at + length;
	return length;
}

static __always_inline void read_inet(struct call *call, struct socket_head *head, struct sock *sock)
{
	struct sock_common *common = &sock->__sk_common;
	u16 port = BPF_CORE_READ((struct inet_sock *)sock, inet_sport);
	void *local = (void *)common + bpf_core_field_offset(common->skc_rcv_saddr);
	void *remote = (void *)common + bpf_core_field_offset(common->skc_daddr);
	u32 length = 4;

	if (!bpf_core_type_exists(struct inet_sock))
		return;
	head->local_port = __builtin_bswap16(port);
	head->remote_port = __builtin_bswap16(BPF_CORE_READ(sock, __sk_common.skc_dport));
	if (head->family == AF_INET6) {
		if (!bpf_core_field_exists(common->skc_v6_daddr))
			return;
		local = (void *)common + bpf_core_field_offset(common->skc_v6_rcv_saddr);
		remote = (void *)common + bpf_core_field_offset(common->skc_v6_daddr);
		length = 16;
	}
	head->local_length = append_address(call, local, length);
	head->remote_length = append_address(call, remote, length);
}

/* Without the family, which struct socket_head has. */
static __always_inline u32 append_unix_name(struct call *call, struct sock *sock)
{
	struct unix_address *address = BPF_CORE_READ((struct unix_sock *)sock, addr);
	void *name = (void *)address + bpf_core_field_offset(address->name);
	u32 length = BPF_CORE_READ(address, len) - sizeof(u16);

	return address ? append_address(call, name + sizeof(u16), length) : 0;
}

/* SOCK_INODE of include/net/sock.h. */
static __always_inline u64 socket_inode(struct sock *sock)
{
	struct socket *socket = BPF_CORE_READ(sock, sk_socket);
	struct socket_alloc *alloc = (void *)socket - bpf_core_field_offset(struct socket_alloc, socket);

	return socket ? BPF_CORE_READ(alloc, vfs_inode.i_ino) : 0;
}

static __always_inline void read_unix(struct call *call, struct socket_head *head, struct sock *sock)
{
	struct sock *peer;

	if (!bpf_core_type_exists(struct unix_sock))
		return;
	peer = BPF_CORE_READ((struct unix_sock *)sock, peer);
	head->local_length = append_unix_name(call, sock);
	if (!peer)
		return;
	head->peer = socket_inode(peer);
	head->remote_length = append_unix_name(call, peer);
}

static __always_inline void read_netlink(struct socket_head *head, struct sock *sock)
{
	if (!bpf_core_type_exists(struct netlink_sock))
		return;
	head->local_port = BPF_CORE_READ((struct netlink_sock *)sock, portid);
	head->remote_port = BPF_CORE_READ((struct netlink_sock *)sock, dst_portid);
}

/* Behind the name of the protocol, in the payload at a multiple of 8. */
static __noinline long read_socket(struct call *call, struct socket *socket)
{
	struct sock *sock = BPF_CORE_READ(socket, sk);
	u64 at = (call->file.at + 7) & ~7ull;

	if (!sock || at > LAST_NAME)
		return 1;
	struct socket_head *head = (void *)call->payload + at;

	*head = (struct socket_head){
		.family = BPF_CORE_READ(sock, __sk_common.skc_family),
		.type = BPF_CORE_READ(sock, sk_type),
		.protocol = BPF_CORE_READ(sock, sk_protocol),
		.state = BPF_CORE_READ(sock, __sk_common.skc_state),
	};
	call->file.at = at + sizeof(*head);
	if (head->family == AF_INET || head->family == AF_INET6)
		read_inet(call, head, sock);
	if (head->family == AF_UNIX)
		read_unix(call, head, sock);
	if (head->family == AF_NETLINK)
		read_netlink(head, sock);
	return 0;
}

#endif
