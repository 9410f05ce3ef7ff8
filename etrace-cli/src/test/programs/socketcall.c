// SPDX-License-Identifier: Apache-2.0
/* Calls of 32-bit programs only: socketcall(2), whose arguments stand in memory, and locks with 64-bit offsets. */
#define _GNU_SOURCE
#include <fcntl.h>
#include <netinet/in.h>
#include <signal.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

int main(void)
{
	struct sockaddr_in address = { .sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
	int pair[2];
	unsigned long create[] = { AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0, (unsigned long)pair };
	unsigned long open_inet[] = { AF_INET, SOCK_DGRAM, 0 };
	struct {
		unsigned long handler, mask, flags, restorer;
	} action = { (unsigned long)SIG_IGN, 1 << (SIGINT - 1) | 1 << (SIGQUIT - 1), SA_NODEFER, 0 };
	struct flock64 lock = { F_WRLCK, SEEK_SET, 0x100000001ll, 0x200000000ll, 0 };
	struct stat64 status;
	void *head;
	size_t length;

	syscall(SYS_socketcall, 8, create);
	unsigned long send_hello[] = { pair[0], (unsigned long)"hello", 5, 0 };
	syscall(SYS_socketcall, 9, send_hello);
	int sock = syscall(SYS_socketcall, 1, open_inet);
	unsigned long bind_it[] = { sock, (unsigned long)&address, sizeof(address) };
	syscall(SYS_socketcall, 2, bind_it);
	int file = open("socketcall-file", O_RDWR | O_CREAT | O_TRUNC, 0640);
	syscall(SYS_fcntl64, file, 37 /* F_OFD_SETLK */, &lock);
	syscall(SYS_fstat64, file, &status);
	syscall(SYS_sigaction, SIGUSR2, &action, NULL);
	syscall(SYS_get_robust_list, 0, &head, &length);
	unlink("socketcall-file");
	return 0;
}
