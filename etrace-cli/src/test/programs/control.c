// SPDX-License-Identifier: Apache-2.0
// Sends descriptors 0 and 1 and its own credentials from descriptor 100 to 101, with the calls of 32-bit programs, too.
#define _GNU_SOURCE
#include <string.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

static char control[256];

static void *add(struct msghdr *message, int type, const void *data, size_t size)
{
	struct cmsghdr *head = (void *)(control + message->msg_controllen);

	*head = (struct cmsghdr){ .cmsg_len = CMSG_LEN(size), .cmsg_level = SOL_SOCKET, .cmsg_type = type };
	memcpy(CMSG_DATA(head), data, size);
	message->msg_controllen += CMSG_SPACE(size);
}

int main(void)
{
	int pair[2], on = 1;
	char bytes[] = "bytes";
	struct iovec part = { bytes, 5 };
	struct msghdr message = { .msg_iov = &part, .msg_iovlen = 1, .msg_control = control };
	struct ucred own = { getpid(), 0, 0 };

	socketpair(AF_UNIX, SOCK_STREAM, 0, pair);
	dup2(pair[0], 100);
	dup2(pair[1], 101);
	setsockopt(101, SOL_SOCKET, SO_PASSCRED, &on, sizeof(on));
	add(&message, SCM_RIGHTS, (int[2]){ 0, 1 }, 8);
	add(&message, SCM_CREDENTIALS, &own, sizeof(own));
	syscall(SYS_sendmsg, 100, &message, 0);
	message.msg_controllen = sizeof(control);
	syscall(SYS_recvmsg, 101, &message, 0);
	return 0;
}
