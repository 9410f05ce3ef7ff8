// SPDX-License-Identifier: Apache-2.0
// A 32-bit program, whose numbers, registers and structs are others.
#define _GNU_SOURCE
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <sys/utsname.h>
#include <time.h>
#include <unistd.h>

int main(void)
{
	struct iovec parts[2] = { { "one", 3 }, { "three", 5 } };
	struct utsname name;
	struct stat status;
	char text[100];
	int fds[2];

	open("/no/such/file", O_RDONLY | O_CLOEXEC);
	int fd = open("/etc/hosts", O_RDONLY);
	fstat(fd, &status);
	pread(fd, text, 20, 4);
	lseek(fd, 7, SEEK_SET);
	read(fd, text, 10);
	close(fd);
	pipe2(fds, O_NONBLOCK);
	writev(fds[1], parts, 2);
	read(fds[0], text, sizeof(text));
	read(fds[0], text, sizeof(text));
	uname(&name);
	access("/etc/passwd", R_OK);
	mkdir("/proc/none", 0755);
	dup2(fds[0], 77);
	return 3;
}
