// SPDX-License-Identifier: Apache-2.0
/* Where the calls are made: namespaces and a file system of its own, and descriptors with fixed numbers. */
#ifndef DESCRIPTORS_H
#define DESCRIPTORS_H

#include <mqueue.h>
#include <net/if.h>
#include <sched.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/fanotify.h>
#include <sys/inotify.h>
#include <sys/ioctl.h>
#include <sys/ipc.h>
#include <sys/mount.h>
#include <sys/msg.h>
#include <sys/prctl.h>
#include <sys/shm.h>
#include <sys/signalfd.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/timerfd.h>
#include <sys/xattr.h>
#include <time.h>
#include "structs.h"

enum descriptor {
	REGULAR = 3, FOLDER, PIPE_OUT, PIPE_IN, LEFT, RIGHT, UDP, LISTENER, EVENTS, EPOLL, TIMER, NOTIFY, MEMORY_FILE,
	TERMINAL, SIGNALS, SELF, FANOTIFY, QUEUE, CLIENT, FIRST_FREE
};

#define FD INT(3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, -1, 999, 1000000)
#define SOCKET INT(LEFT, RIGHT, LEFT, RIGHT, UDP, LISTENER, CLIENT, REGULAR, -1)
#define DIRECTORY_FD INT(AT_FDCWD, AT_FDCWD, AT_FDCWD, FOLDER, REGULAR, -1, 999)
#define NO_FD INT(-1, 999, 1000000)
#define TARGET INT(FIRST_FREE, 25, 30, 31, -1, 1000000)

/* Everything that a call may find, change or run into is its own. */
static void enter_place(const char *directory)
{
	struct rlimit no_core = { 0, 0 };

	if (unshare(CLONE_NEWNS | CLONE_NEWPID | CLONE_NEWNET | CLONE_NEWIPC | CLONE_NEWUTS) ||
	    mount(NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL) ||
	    mount("place", directory, "tmpfs", 0, "size=16m") || chdir(directory))
		exit(2);
	setrlimit(RLIMIT_CORE, &no_core);
}

static void make_files(void)
{
	char bytes[3000];

	fill_any(bytes, sizeof(bytes));
	mkdir("d0", 0755);
	for (const char *name = "f0\0f1\0f2\0d0/f\0"; *name; name += strlen(name) + 1) {
		int file = open(name, O_RDWR | O_CREAT, 0644);

		if (write(file, bytes, sizeof(bytes)) < 0)
			exit(3);
		close(file);
	}
	if (symlink("f1", "link"))
		exit(3);
	setxattr("f0", "trusted.c", "value", 5, 0);
}

static void at(int number, int descriptor)
{
	if (descriptor < 0)
		exit(4);
	fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) | O_NONBLOCK);
	if (descriptor != number) {
		dup2(descriptor, number);
		close(descriptor);
	}
}

static void make_sockets(void)
{
	struct sockaddr_in own = { AF_INET, htons(20000), { htonl(INADDR_LOOPBACK) } };
	struct ifreq loopback = { .ifr_name = "lo", .ifr_flags = IFF_UP };
	int pair[2];

	if (socketpair(AF_UNIX, SOCK_DGRAM, 0, pair))
		exit(4);
	at(LEFT, pair[0]), at(RIGHT, pair[1]);
	setsockopt(LEFT, SOL_SOCKET, SO_PASSCRED, &(int){ 1 }, 4);
	ioctl(LEFT, SIOCSIFFLAGS, &loopback);
	at(UDP, socket(AF_INET, SOCK_DGRAM, 0));
	at(LISTENER, socket(AF_INET, SOCK_STREAM, 0));
	at(CLIENT, socket(AF_INET, SOCK_STREAM, 0));
	bind(UDP, (void *)&own, sizeof(own));
	bind(LISTENER, (void *)&own, sizeof(own));
	listen(LISTENER, 4);
}

static void make_descriptors(void)
{
	sigset_t none;
	int pipes[2];

	sigemptyset(&none);
	close_range(3, ~0u, 0);
	at(REGULAR, open("f0", O_RDWR)), at(FOLDER, open(".", O_RDONLY));
	if (pipe(pipes))
		exit(4);
	at(PIPE_OUT, pipes[0]), at(PIPE_IN, pipes[1]);
	make_sockets();
	at(EVENTS, eventfd(1, 0)), at(EPOLL, epoll_create1(0)), at(TIMER, timerfd_create(CLOCK_MONOTONIC, 0));
	at(NOTIFY, inotify_init()), at(MEMORY_FILE, memfd_create("memory", MFD_ALLOW_SEALING));
	at(TERMINAL, open("/dev/ptmx", O_RDWR | O_NOCTTY)), at(SIGNALS, signalfd(-1, &none, 0));
	at(SELF, syscall(SYS_pidfd_open, getpid(), 0)), at(FANOTIFY, fanotify_init(FAN_CLASS_NOTIF, O_RDONLY));
	at(QUEUE, mq_open("/queue", O_CREAT | O_RDWR, 0600, &(struct mq_attr){ .mq_maxmsg = 4, .mq_msgsize = 64 }));
	msgget(IPC_PRIVATE, 0600), shmget(IPC_PRIVATE, PAGE, 0600), semget(IPC_PRIVATE, 3, 0600);
}

#endif
