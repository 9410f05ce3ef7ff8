// SPDX-License-Identifier: Apache-2.0
// Makes calls with values that CallsIT knows, in this order, on descriptors that start at 100.
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/select.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/statfs.h>
#include <sys/syscall.h>
#include <sys/sysinfo.h>
#include <sys/time.h>
#include <sys/times.h>
#include <sys/timerfd.h>
#include <sys/uio.h>
#include <sys/un.h>
#include <sys/utsname.h>
#include <sys/wait.h>
#include <sys/xattr.h>
#include <time.h>
#include <unistd.h>

static void files(void)
{
	char buffer[8192];
	struct stat st;
	struct statfs fs;

	mkdir("files", 0750);
	chdir("files");
	int fd = open("hello", O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0640);
	dup2(fd, 100);
	dup3(fd, 101, O_CLOEXEC);
	write(100, "first\tline\n\033[31m", 16);
	pwrite(100, "\0\1\2\3\4\5\6\7\10\11", 10, 4096);
	lseek(100, 6, SEEK_SET);
	read(100, buffer, 4);
	pread(100, buffer, 10, 4096);
	struct iovec vec[2] = { { "one", 3 }, { "three", 5 } };
	writev(100, vec, 2);
	pwritev(100, vec, 2, 8192);
	char a[3], b[5];
	struct iovec into[2] = { { a, 3 }, { b, 5 } };
	preadv(100, into, 2, 8192);
	fstat(100, &st);
	ftruncate(100, 12345);
	fsync(100);
	fdatasync(100);
	flock(100, 2 | 4);
	struct flock lock = { .l_type = F_WRLCK, .l_whence = SEEK_SET, .l_start = 7, .l_len = 9 };
	fcntl(100, F_SETLK, &lock);
	fcntl(100, F_GETFL);
	fallocate(100, 0, 0, 20000);
	fchmod(100, 0604);
	fchown(100, 0, 0);
	link("hello", "linked");
	symlink("hello", "soft");
	readlink("soft", buffer, sizeof(buffer));
	rename("linked", "renamed");
	access("renamed", R_OK | W_OK);
	chmod("renamed", 0600);
	truncate("renamed", 77);
	unlink("renamed");
	unlink("");
	unlink(NULL);
	unlink((char *)8);
	memset(buffer, 'x', 3000);
	buffer[3000] = 0;
	unlink(buffer);
	open("/no/such/file", O_RDONLY);
	read(-1, buffer, 100);
	statfs("/", &fs);
	umask(027);
	getcwd(buffer, sizeof(buffer));
	truncate("a, int b: 7) = 0", 1);
	truncate("NULL", 1);
	truncate("\xff\xfe", 1);
	ftruncate(77777, 1);
}

static void memory(void)
{
	void *page = mmap((void *)0x10000000, 8192, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0);
	mprotect(page, 4096, PROT_READ);
	madvise(page, 4096, MADV_DONTNEED);
	unsigned char resident[2];
	mincore(page, 8192, resident);
	munmap(page, 8192);
	memfd_create("my memory", MFD_CLOEXEC);
}

static void waiting(void)
{
	int pipe_fds[2], ready;
	char byte;

	pipe2(pipe_fds, O_NONBLOCK);
	dup2(pipe_fds[0], 110);
	dup2(pipe_fds[1], 111);
	read(110, &byte, 1);
	write(111, "z", 1);
	struct pollfd polled[2] = { { 110, POLLIN }, { 111, POLLIN | POLLOUT } };
	poll(polled, 2, 1000);
	fd_set readable;
	FD_ZERO(&readable);
	FD_SET(110, &readable);
	struct timeval limit = { 3, 4 };
	syscall(SYS_select, 112, &readable, NULL, NULL, &limit);
	int epoll = epoll_create1(EPOLL_CLOEXEC);
	dup2(epoll, 112);
	struct epoll_event event = { EPOLLIN | EPOLLET, { .u64 = 0x1122334455667788 } }, got[4];
	epoll_ctl(112, EPOLL_CTL_ADD, 110, &event);
	epoll_wait(112, got, 4, 1000);
	dup2(eventfd(5, EFD_NONBLOCK), 113);
	int timer = timerfd_create(CLOCK_MONOTONIC, TFD_CLOEXEC);
	dup2(timer, 114);
	struct itimerspec when = { { 0, 0 }, { 1000, 250 } };
	timerfd_settime(114, 0, &when, NULL);
	struct timespec nap = { 0, 1001 };
	nanosleep(&nap, NULL);
	clock_nanosleep(CLOCK_MONOTONIC, 0, &nap, NULL);
	syscall(SYS_clock_gettime, CLOCK_BOOTTIME, &nap);
	syscall(SYS_gettimeofday, &limit, NULL);
}

static void sockets(void)
{
	int pair[2], length = 1, size = sizeof(length);
	char buffer[64];
	struct sockaddr_in in = { .sin_family = AF_INET, .sin_port = htons(0), .sin_addr = { htonl(INADDR_LOOPBACK) } };
	struct sockaddr_un un = { AF_UNIX, "socket.here" };
	struct sockaddr_storage name;
	socklen_t name_length = sizeof(name);

	dup2(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0), 120);
	setsockopt(120, SOL_SOCKET, SO_REUSEADDR, &length, sizeof(length));
	bind(120, (void *)&in, sizeof(in));
	listen(120, 5);
	getsockname(120, (void *)&name, &name_length);
	getsockopt(120, SOL_SOCKET, SO_TYPE, &length, &size);
	in.sin_port = htons(9);
	dup2(socket(AF_INET, SOCK_DGRAM, 0), 121);
	connect(121, (void *)&in, sizeof(in));
	dup2(socket(AF_UNIX, SOCK_DGRAM, 0), 122);
	bind(122, (void *)&un, sizeof(un));
	sendto(122, "letter", 6, 0, (void *)&un, sizeof(un));
	name_length = sizeof(name);
	recvfrom(122, buffer, sizeof(buffer), MSG_DONTWAIT, (void *)&name, &name_length);
	socketpair(AF_UNIX, SOCK_STREAM, 0, pair);
	dup2(pair[0], 123);
	dup2(pair[1], 124);
	struct iovec parts[2] = { { "head", 4 }, { "body", 4 } };
	struct msghdr message = { .msg_iov = parts, .msg_iovlen = 2 };
	sendmsg(123, &message, MSG_NOSIGNAL);
	struct iovec whole = { buffer, sizeof(buffer) };
	struct msghdr into = { .msg_iov = &whole, .msg_iovlen = 1 };
	recvmsg(124, &into, 0);
	shutdown(123, SHUT_WR);
	socketpair(AF_UNIX, SOCK_DGRAM, 0, pair);
	dup2(pair[0], 126);
	dup2(pair[1], 127);
	char rooms[3][8];
	struct iovec first = { "one", 3 }, into_rooms[3] = { { rooms[0], 8 }, { rooms[1], 8 }, { rooms[2], 8 } };
	struct mmsghdr sent[2] = { { { .msg_iov = &first, .msg_iovlen = 1 } }, { message } }, got[3] = {};
	for (int i = 0; i < 3; i++)
		got[i].msg_hdr = (struct msghdr){ .msg_iov = &into_rooms[i], .msg_iovlen = 1 };
	sendmmsg(126, sent, 2, 0);
	recvmmsg(127, got, 3, MSG_DONTWAIT, NULL);
}

static void options(void)
{
	int mark = 0x12345, on = 1;
	char ttl = 9, control[128], byte;
	long mask[2] = { 3, 0 };
	struct sockaddr_in own = { .sin_family = AF_INET, .sin_addr = { htonl(INADDR_LOOPBACK) } };
	socklen_t length = sizeof(own), size = sizeof(mark);
	struct iovec part = { &byte, 1 };
	struct msghdr message = { .msg_iov = &part, .msg_iovlen = 1, .msg_control = control, .msg_controllen = 128 };

	dup2(socket(AF_INET, SOCK_DGRAM, 0), 125);
	setsockopt(125, SOL_SOCKET, SO_MARK, &mark, sizeof(mark));
	getsockopt(125, SOL_SOCKET, SO_MARK, &mark, &size);
	setsockopt(125, SOL_IP, IP_TTL, &ttl, 1);
	setsockopt(125, SOL_SOCKET, SO_TIMESTAMPNS, &on, sizeof(on));
	setsockopt(125, SOL_IP, IP_PKTINFO, &on, sizeof(on));
	bind(125, (void *)&own, sizeof(own));
	getsockname(125, (void *)&own, &length);
	sendto(125, "!", 1, 0, (void *)&own, sizeof(own));
	recvmsg(125, &message, 0);
	syscall(SYS_sched_setaffinity, 0, sizeof(mask), mask);
	long blocks;
	int root = open("/", O_RDONLY), serial = -3;
	ioctl(root, FIOQSIZE, &blocks);
	syscall(SYS_keyctl, 0, (unsigned)serial, 1);
	fcntl(125, F_SETOWN, (unsigned)-getpgrp());
	struct ip_mreqn group = { { htonl(0xe0010203) }, { htonl(INADDR_LOOPBACK) }, 1 };
	setsockopt(125, SOL_IP, IP_ADD_MEMBERSHIP, &group, sizeof(group));
}

static void process(void)
{
	struct rlimit limit = { 1000, 2000 };
	struct rusage usage;
	struct utsname uts;
	struct sysinfo info;
	cpu_set_t cpus;
	sigset_t set;
	int status;

	prctl(PR_SET_NAME, "renamed, twice");
	prctl(PR_SET_NAME, "calls");
	setrlimit(RLIMIT_NOFILE, &limit);
	getrusage(RUSAGE_SELF, &usage);
	uname(&uts);
	sysinfo(&info);
	prctl(0x41555856, &info, 64, 0, 0); /* PR_GET_AUXV */
	sched_getaffinity(0, sizeof(cpus), &cpus);
	sched_yield();
	setpriority(PRIO_PROCESS, 0, 0);
	getpriority(PRIO_PROCESS, 0);
	sigemptyset(&set);
	sigaddset(&set, SIGUSR1);
	sigaddset(&set, SIGTERM);
	sigprocmask(SIG_BLOCK, &set, NULL);
	signal(SIGUSR2, SIG_IGN);
	kill(getpid(), SIGUSR2);
	char *argv[] = { "true", "", "two words", NULL }, *envp[] = { "A=1", "EMPTY=", NULL };
	execve("/no/such/program", argv, envp);
	pid_t child = fork();
	if (child == 0) {
		execve("/bin/true", argv, envp);
		_exit(9);
	}
	wait4(child, &status, 0, NULL);
	unshare(CLONE_NEWUTS);
	sethostname("inside", 6);
	syscall(0x1d5 + 500, 1, 2, 3, 4, 5, 6);
	syscall(-1);
	setresgid(65534, 65534, 65534);
	setuid(65534);
	getuid();
}

int main(void)
{
	files();
	memory();
	waiting();
	sockets();
	options();
	process();
	_exit(42);
}
