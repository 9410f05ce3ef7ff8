// SPDX-License-Identifier: Apache-2.0
// Becomes nobody and root again, by the effective, the real and the file system's user.
#define _GNU_SOURCE
#include <fcntl.h>
#include <sys/fsuid.h>
#include <unistd.h>

int main(void)
{
	setegid(65534);
	seteuid(65534);
	open("/etc/shadow", O_RDONLY);
	setreuid(65534, 0);
	setresuid(0, 65534, 0);
	setfsuid(65534);
	open("/etc/shadow", O_RDONLY);
	setresuid(-1, 0, -1);
	setegid(0);
	open("/etc/shadow", O_RDONLY);
	return geteuid() + getuid();
}
