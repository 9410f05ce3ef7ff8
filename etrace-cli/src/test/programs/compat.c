// SPDX-License-Identifier: Apache-2.0
// A 32-bit program: the calls that only these have, and structs that are laid out otherwise for them.
#define _GNU_SOURCE
#include <fcntl.h>
#include <linux/net.h>
#include <netinet/in.h>
#include <signal.h>
#include <stdint.h>
#include <sys/ipc.h>
#include <sys/msg.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <time.h>
#include <unistd.h>

struct old_timespec {
	int32_t seconds, nanoseconds;
};

int main(void)
{
	char buffer[64];
	struct iovec vector[2] = { { "one", 3 }, { "three", 5 } };

	int fd = syscall(SYS_openat, AT_FDCWD, "compat-file", O_RDWR | O_CREAT | O_TRUNC, 0640);
	dup2(fd, 100);
	syscall(SYS_writev, 100, vector, 2);
	syscall(SYS_stat64, "compat-file", buffer + 0 == 0 ? 0 : (void *)(char[256]){ 0 });
	syscall(SYS__llseek, 100, 0, 3, buffer, SEEK_SET);
	syscall(SYS_mmap, (uint32_t[6]){ 0, 4096, 1, 0x22, -1, 0 });
	struct old_timespec nap = { 0, 1002 };

	syscall(SYS_nanosleep, &nap, 0);
	long connect_to[3];
	long created[3] = { AF_INET, SOCK_DGRAM, 0 };
	int socket_fd = syscall(SYS_socketcall, SYS_SOCKET, created);
	struct sockaddr_in address = { .sin_family = AF_INET, .sin_port = htons(9), .sin_addr = { htonl(INADDR_LOOPBACK) } };

	connect_to[0] = socket_fd, connect_to[1] = (long)&address, connect_to[2] = sizeof(address);
	syscall(SYS_socketcall, SYS_CONNECT, connect_to);
	struct msghdr message = { .msg_iov = vector, .msg_iovlen = 2 };

	syscall(SYS_sendmsg, socket_fd, &message, MSG_NOSIGNAL);
	int queue = syscall(SYS_ipc, 13 /* MSGGET */, IPC_PRIVATE, IPC_CREAT | 0600, 0, 0, 0);
	struct { long type; char text[8]; } letter = { 5, "letter" };

	syscall(SYS_ipc, 11 /* MSGSND */, queue, 6, IPC_NOWAIT, &letter, 0);
	syscall(SYS_ipc, 14 /* MSGCTL */, queue, IPC_RMID, 0, 0, 0);
	struct { uint32_t handler, mask, flags, restorer; } action = { 1, 0, 0, 0 };

	syscall(SYS_sigaction, SIGUSR1, &action, 0);
	struct { int type, whence; } unused;
	struct flock lock = { .l_type = F_WRLCK, .l_start = 7, .l_len = 9 };

	syscall(SYS_fcntl64, 100, F_SETLK, &lock);
	syscall(SYS_unlink, "compat-file");
	syscall(SYS_exit_group, 5);
}
