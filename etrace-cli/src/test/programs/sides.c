// SPDX-License-Identifier: Apache-2.0
// Calls whose memory the kernel changes, whose lengths it answers or does not believe, and whose memory is not all there. It runs
// in a directory of its own. What is behind the memory of an argument is 0xee, and text of E.
#define _GNU_SOURCE
#include <fcntl.h>
#include <linux/capability.h>
#include <linux/filter.h>
#include <linux/perf_event.h>
#include <linux/seccomp.h>
#include <poll.h>
#include <sched.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/select.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <sys/un.h>
#include <time.h>
#include <unistd.h>

#ifdef __i386__
#define SELECT SYS__newselect
#else
#define SELECT SYS_select
#endif

static int pipes[2], idle[2];

static void wait_for_descriptors(void)
{
	fd_set in, out;
	struct timeval left = { 5, 250000 };

	FD_ZERO(&in);
	FD_ZERO(&out);
	FD_SET(100, &in);
	FD_SET(102, &in);
	FD_SET(103, &out);
	syscall(SELECT, 104, &in, &out, NULL, &left);
	FD_ZERO(&in);
	FD_SET(100, &in);
	FD_SET(110, &in);
	syscall(SELECT, 101, &in, NULL, NULL, NULL);
	syscall(SELECT, -1, &in, NULL, NULL, NULL);
	struct pollfd polled = { 100, POLLIN, 0 };
	syscall(SYS_poll, &polled, 1, 1000);
	syscall(SYS_poll, &polled, -1, 1000);
}

static void copy(void)
{
	int from = open("from", O_CREAT | O_RDWR | O_TRUNC, 0600), to = open("to", O_CREAT | O_RDWR | O_TRUNC, 0600);
	loff_t from_offset = 2, to_offset = 3;

	write(from, "0123456789", 10);
	syscall(SYS_copy_file_range, from, &from_offset, to, &to_offset, 5L, 0);
	close(from);
	close(to);
}

static void receive(void)
{
	struct sockaddr_un here = { AF_UNIX, "a-long-name-of-a-socket" }, there = { AF_UNIX, "there" };
	unsigned char name[128];
	char data[8];
	unsigned length = 10;
	int sender = syscall(SYS_socket, AF_UNIX, SOCK_DGRAM, 0), receiver = syscall(SYS_socket, AF_UNIX, SOCK_DGRAM, 0);

	syscall(SYS_bind, sender, (void *)&here, sizeof(here));
	syscall(SYS_bind, receiver, (void *)&there, sizeof(there));
	memset(name, 'E', sizeof(name));
	syscall(SYS_getsockname, sender, (void *)name, &length);
	length = -1;
	syscall(SYS_getsockname, sender, (void *)name, &length);
	syscall(SYS_sendto, sender, "first", 5, 0, (void *)&there, sizeof(there));
	syscall(SYS_sendto, sender, "second", 6, 0, (void *)&there, sizeof(there));
	syscall(SYS_sendto, sender, "third", 5, 0, (void *)&there, sizeof(there));
	length = 6;
	memset(name, 'E', sizeof(name));
	syscall(SYS_recvfrom, receiver, data, sizeof(data), 0, (void *)name, &length);
	struct iovec vector = { data, sizeof(data) };
	struct msghdr message = { name, 7, &vector, 1 };
	memset(name, 'E', sizeof(name));
	syscall(SYS_recvmsg, receiver, &message, 0);
	struct mmsghdr messages[2] = { { { name, 8, &vector, 1 } }, { { name, 9, &vector, 1 } } };
	memset(name, 'E', sizeof(name));
	recvmmsg(receiver, messages, 2, MSG_DONTWAIT, NULL);
	recvmmsg(receiver, messages + 1, 1, MSG_DONTWAIT, NULL);
	syscall(SYS_recvmsg, receiver, &(struct msghdr) { NULL, 0, &vector, 1 }, MSG_DONTWAIT);
	syscall(SYS_connect, sender, (void *)&there, -1);
	syscall(SYS_setsockopt, sender, SOL_SOCKET, SO_KEEPALIVE, &length, -1);
	syscall(SYS_sendmsg, sender, &(struct msghdr) { name, -1, &vector, 1 }, MSG_DONTWAIT);
	close(sender);
	close(receiver);
}

static void huge_counts(void)
{
	static char page[4096];
	struct iovec vectors[2] = { { page, -1 }, { page, 4 } };

	memset(page, 'l', sizeof(page));
	syscall(SYS_writev, pipes[1], vectors, -1L);
	syscall(SYS_writev, pipes[1], vectors, 2L);
	if (sizeof(long) == 8)
		syscall(SYS_write, -1, page, 0x100000005);
}

static void versions(void)
{
	struct { unsigned version; int pid; } header = { _LINUX_CAPABILITY_VERSION_1, 0 };
	unsigned data[8];
	unsigned char attributes[256];

	memset(data, 0xee, sizeof(data));
	syscall(SYS_capget, &header, data);
	memset(attributes, 0xee, sizeof(attributes));
	memset(attributes, 0, 64);
	syscall(SYS_perf_event_open, attributes, -2, -1, -1, 0L);
	memset(attributes, 0xee, sizeof(attributes));
	memset(attributes, 0, 48);
	syscall(SYS_sched_setattr, -2, attributes, 0);
}

/* The first bytes of struct or text are the last of a page, behind which there is none. */
static void partly_there(void)
{
	char *page = mmap(NULL, 3 * 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0), *end = page + 8192;
	char *arguments[] = { "word", (char *)16, "behind", NULL }, *none[] = { NULL };

	munmap(end, 4096);
	memset(page, 'x', 8192);
	syscall(SYS_access, end - 6, 0);
	syscall(SYS_access, end - 5000, 0);
	syscall(SYS_write, -1, end - 6, 10L);
	syscall(SYS_nanosleep, end - sizeof(long), NULL);
	struct iovec *vectors = (void *)(end - sizeof(struct iovec));
	vectors[0] = (struct iovec) { "first", 5 };
	syscall(SYS_writev, -1, vectors, 2L);
	memcpy(end - 3, "xyz", 3);
	syscall(SYS_writev, -1, (struct iovec[]) { { "sent", 4 }, { end - 3, 9 } }, 2L);
	syscall(SYS_execve, "/no/such", arguments, none);
}

static void filter_calls(void)
{
	struct sock_filter filter[] = { { BPF_RET | BPF_K, 0, 0, SECCOMP_RET_ALLOW } };
	struct sock_fprog program = { 1, filter };

	syscall(SYS_prctl, PR_SET_NO_NEW_PRIVS, 1L, 0L, 0L, 0L);
	syscall(SYS_prctl, PR_SET_SECCOMP, (long)SECCOMP_MODE_FILTER, &program, 0L, 0L);
}

int main(void)
{
	pipe(pipes);
	pipe(idle);
	dup2(pipes[0], 100);
	dup2(pipes[1], 101);
	dup2(idle[0], 102);
	dup2(idle[1], 103);
	write(101, "x", 1);
	wait_for_descriptors();
	copy();
	receive();
	huge_counts();
	versions();
	partly_there();
	filter_calls();
	return 42;
}
