// SPDX-License-Identifier: Apache-2.0
// Runs programs in children that have not touched the strings that they pass, so that these are not resident when the call
// begins. Some are run by an interpreter, some found by a descriptor. It runs in a directory of its own.
#define _GNU_SOURCE
#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

static void write_script(void)
{
	int script = open("script", O_CREAT | O_WRONLY | O_TRUNC, 0755);

	write(script, "#!/bin/true option\n", 19);
	close(script);
}

/* A page of a file, which a child does not inherit. */
static char *shared_page(void)
{
	int file = open("strings", O_CREAT | O_RDWR | O_TRUNC, 0600);

	ftruncate(file, 4096);
	char *page = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);

	close(file);
	return page;
}

static char *place(char *at, const char *text)
{
	return strcpy(at, text);
}

int main(void)
{
	write_script();
	char *page = shared_page();
	char *script = place(page, "./script"), *name = place(page + 64, "script"), *true_path = place(page + 128, "/bin/true");
	char *empty = place(page + 192, "");
	char here[] = "my-name";
	char *unread[] = { place(page + 256, "zero"), place(page + 320, "one"), place(page + 384, ""), NULL };
	char *mixed[] = { here, place(page + 448, "first"), NULL };
	char *environment[] = { place(page + 512, "E=5"), NULL }, **list = (void *)(page + 1024);
	int directory = open(".", O_RDONLY | O_DIRECTORY), program = open("/bin/true", O_RDONLY);

	dup2(directory, 100);
	dup2(program, 9);
	memcpy(list, unread, sizeof(unread));
	for (int i = 0; i < 8; i++) {
		if (fork()) {
			wait(NULL);
			continue;
		}
		switch (i) {
		case 0:
			syscall(SYS_execve, true_path, unread, environment);
		case 1:
			syscall(SYS_execve, script, unread, environment);
		case 2:
			syscall(SYS_execve, script, mixed, environment);
		case 3:
			syscall(SYS_execve, true_path, list, environment);
		case 4:
			syscall(SYS_execve, script, list, environment);
		case 5:
			syscall(SYS_execveat, 9, empty, unread, environment, AT_EMPTY_PATH);
		case 6:
			syscall(SYS_execveat, 100, name, unread, environment, 0);
		case 7:
			syscall(SYS_execveat, AT_FDCWD, script, unread, environment, 0);
		}
		_exit(9);
	}
	return 42;
}
