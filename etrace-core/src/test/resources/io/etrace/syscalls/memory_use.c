// SPDX-License-Identifier: Apache-2.0
/*
 * Finds out how much memory behind their pointers syscalls use, and whether they write it. Each call is made with the
 * memory of one pointer ending where an inaccessible page begins: the fewest bytes with which the call does the same as
 * with plenty are those that the kernel uses. With the memory read-only, a call that writes does something else.
 *
 * Prints for each call   call NAME RESULT ARGUMENT...
 * and for each pointer   memory ARGUMENT BYTES WRITTEN CONTENT-BEFORE CONTENT-AFTER
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <asm/prctl.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/bpf.h>
#include <linux/capability.h>
#include <linux/futex.h>
#include <linux/io_uring.h>
#include <linux/landlock.h>
#include <linux/mempolicy.h>
#include <linux/openat2.h>
#include <linux/perf_event.h>
#include <linux/sched.h>
#include <linux/seccomp.h>
#include <mqueue.h>
#include <netinet/in.h>
#include <poll.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/inotify.h>
#include <sys/ioctl.h>
#include <sys/ipc.h>
#include <sys/mman.h>
#include <sys/msg.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/sem.h>
#include <sys/shm.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/statfs.h>
#include <sys/syscall.h>
#include <sys/sysinfo.h>
#include <sys/time.h>
#include <sys/timerfd.h>
#include <sys/times.h>
#include <sys/uio.h>
#include <sys/un.h>
#include <sys/utsname.h>
#include <sys/vfs.h>
#include <sys/wait.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>
#include <utime.h>

#define PAGE 4096L
#define ROOM 1024L /* plenty for what any call here uses */
#define MOST 6

static char *ends[MOST]; /* where the accessible memory of each argument ends */
static char content[MOST][ROOM];
static int pointer[MOST];
static long args[MOST];
static void (*before)(void);
static int first_free; /* descriptors from here on are closed after each call */

static int file, directory, ready, sockets[2], datagram, epoll, pty, timer_fd, notify, semaphores, queue, segment;
static mqd_t messages;

static void nothing(void)
{
}

static long call(long number)
{
	before();
	long result = syscall(number, args[0], args[1], args[2], args[3], args[4], args[5]);

	result = result == -1 ? -errno : result;
	syscall(SYS_close_range, first_free, ~0U, 0);
	return result;
}

/* Numbers that older headers do not have. */
#define NUMBER_CACHESTAT 451
#define NUMBER_STATMOUNT 457
#define NUMBER_LISTMOUNT 458
#define NUMBER_LSM_LIST_MODULES 461
#define NUMBER_FILE_GETATTR 468

/* Puts the first bytes of an argument's content against the end of its memory. */
static void place(int argument, long bytes)
{
	args[argument] = (long)(ends[argument] - bytes);
	memcpy((void *)args[argument], content[argument], bytes);
}

static void place_all(void)
{
	for (int i = 0; i < MOST; i++)
		if (pointer[i])
			place(i, ROOM);
}

static long bytes_used(long number, int argument, long expected)
{
	for (long bytes = 0; bytes < ROOM; bytes++) {
		place_all();
		place(argument, bytes);
		if (call(number) == expected)
			return bytes;
	}
	return ROOM;
}

static int is_written(long number, int argument, long expected)
{
	place_all();
	mprotect(ends[argument] - PAGE, PAGE, PROT_READ);
	long result = call(number);

	mprotect(ends[argument] - PAGE, PAGE, PROT_READ | PROT_WRITE);
	return result != expected;
}

static void print_bytes(const char *bytes)
{
	putchar(' ');
	for (int i = 0; i < ROOM; i++)
		printf("%02x", (unsigned char)bytes[i]);
}

static void probe(const char *name, long number)
{
	char after[MOST][ROOM];

	place_all();
	long result = call(number);

	printf("call %s %ld", name, result);
	for (int i = 0; i < MOST; i++)
		printf(" %ld", args[i]);
	putchar('\n');
	for (int i = 0; i < MOST; i++)
		if (pointer[i])
			memcpy(after[i], (void *)args[i], ROOM);
	for (int i = 0; i < MOST; i++) {
		if (!pointer[i])
			continue;
		int written = is_written(number, i, result) || memcmp(content[i], after[i], ROOM);

		printf("memory %d %ld %d", i, bytes_used(number, i, result), written);
		print_bytes(content[i]);
		print_bytes(after[i]);
		putchar('\n');
	}
	fflush(stdout);
	memset(pointer, 0, sizeof(pointer));
	memset(args, 0, sizeof(args));
	memset(content, 0xa5, sizeof(content));
	before = nothing;
}

static void value(int argument, long number)
{
	args[argument] = number;
}

static void memory(int argument, const void *bytes, size_t size)
{
	pointer[argument] = 1;
	memcpy(content[argument], bytes, size);
}

/* Memory that only the kernel fills. */
static void room(int argument)
{
	pointer[argument] = 1;
}

static void text(int argument, const char *string)
{
	memory(argument, string, strlen(string) + 1);
}

#define MEMORY(argument, type, ...) memory(argument, &(type){ __VA_ARGS__ }, sizeof(type))
#define PROBE(name) probe(#name, SYS_##name)
#define PROBE_AS(name, number) probe(name, number)

static void files(void)
{
	value(0, file), room(1), value(2, 50), value(3, 0), PROBE(pread64);
	value(0, file), room(1), value(2, 500), value(3, 0), PROBE(pread64);
	value(0, file), memory(1, "some bytes", 10), value(2, 10), value(3, 0), PROBE(pwrite64);
	value(0, AT_FDCWD), text(1, "file"), value(2, O_RDONLY), PROBE(openat);
	text(0, "file"), value(1, O_RDONLY), PROBE(open);
	value(0, AT_FDCWD), text(1, "file"), MEMORY(2, struct open_how, .flags = O_RDONLY);
	value(3, sizeof(struct open_how)), PROBE(openat2);
	text(0, "file"), room(1), PROBE_AS("newstat", SYS_stat);
	text(0, "file"), room(1), PROBE_AS("newlstat", SYS_lstat);
	value(0, file), room(1), PROBE_AS("newfstat", SYS_fstat);
	value(0, AT_FDCWD), text(1, "file"), room(2), PROBE_AS("newfstatat", SYS_newfstatat);
	value(0, AT_FDCWD), text(1, "file"), value(3, 0x7ff), room(4), PROBE(statx);
	text(0, "file"), room(1), PROBE(statfs);
	value(0, file), room(1), PROBE(fstatfs);
	text(0, "file"), value(1, R_OK), PROBE(access);
	text(0, "missing"), text(1, "new"), PROBE(rename);
	value(0, AT_FDCWD), text(1, "file"), MEMORY(2, struct timespec[2], { 1, 2 }, { 3, 4 }), PROBE(utimensat);
	text(0, "file"), MEMORY(1, struct utimbuf, 1, 2), PROBE(utime);
	text(0, "file"), MEMORY(1, struct timeval[2], { 1, 2 }, { 3, 4 }), PROBE(utimes);
	value(0, AT_FDCWD), text(1, "file"), MEMORY(2, struct timeval[2], { 1, 2 }, { 3, 4 }), PROBE(futimesat);
	text(0, "link"), room(1), value(2, 500), PROBE(readlink);
	text(0, "link"), room(1), value(2, 3), PROBE(readlink);
	value(0, directory), text(1, "link"), room(2), value(3, 500), PROBE(readlinkat);
	room(0), value(1, 500), PROBE(getcwd);
	text(0, "file"), text(1, "user.test"), memory(2, "value", 5), value(3, 5), PROBE(setxattr);
	text(0, "file"), text(1, "user.test"), room(2), value(3, 500), PROBE(getxattr);
	text(0, "file"), text(1, "user.test"), room(2), value(3, 0), PROBE(getxattr);
	text(0, "file"), room(1), value(2, 500), PROBE(listxattr);
	value(0, file), room(1), value(2, 0), PROBE(flistxattr);
	value(0, AT_FDCWD), text(1, "file"), MEMORY(2, unsigned, 128), room(3), PROBE(name_to_handle_at);
	text(0, "name"), value(1, MFD_CLOEXEC), PROBE(memfd_create);
}

static void rewind_directory(void)
{
	lseek(directory, 0, SEEK_SET);
}

static void rewind_file(void)
{
	lseek(file, 0, SEEK_SET);
}

static void vectors(void)
{
	static char bytes[2][8];
	struct iovec two[2] = { { bytes[0], 8 }, { bytes[1], 8 } };
	struct msghdr header = { .msg_iov = two, .msg_iovlen = 2 };
	struct mmsghdr more[2] = { { header, 0 }, { header, 0 } };

	value(0, directory), room(1), value(2, 500), before = rewind_directory, PROBE(getdents64);
	value(0, directory), room(1), value(2, 500), before = rewind_directory, PROBE(getdents);
	value(0, file), memory(1, two, sizeof(two)), value(2, 2), before = rewind_file, PROBE(readv);
	value(0, file), memory(1, two, sizeof(two)), value(2, 2), before = rewind_file, PROBE(writev);
	value(0, file), memory(1, two, sizeof(two)), value(2, 2), PROBE(preadv);
	value(0, file), memory(1, two, sizeof(two)), value(2, 1), PROBE(pwritev);
	value(0, file), memory(1, two, sizeof(two)), value(2, 2), PROBE(preadv2);
	value(0, getpid()), memory(1, two, sizeof(two)), value(2, 1), memory(3, two, sizeof(two)), value(4, 2);
	PROBE(process_vm_readv);
	value(0, sockets[0]), memory(1, &header, sizeof(header)), value(2, MSG_PEEK | MSG_DONTWAIT), PROBE(recvmsg);
	value(0, sockets[0]), memory(1, &header, sizeof(header)), PROBE(sendmsg);
	value(0, sockets[0]), memory(1, more, sizeof(more)), value(2, 2), PROBE(sendmmsg);
	value(0, sockets[0]), memory(1, more, sizeof(more)), value(2, 2), value(3, MSG_PEEK | MSG_DONTWAIT | MSG_WAITFORONE);
	PROBE(recvmmsg);
	value(0, ready), value(1, file), MEMORY(2, long, 0), value(3, 10), PROBE_AS("sendfile64", SYS_sendfile);
	value(0, file), MEMORY(1, long, 0), value(2, file), MEMORY(3, long, 2000), value(4, 10), PROBE(copy_file_range);
}

static void waiting(void)
{
	MEMORY(0, struct pollfd[3], { file, POLLIN, 0 }, { file, POLLOUT, 0 }, { -1, 0, 0 }), value(1, 3), PROBE(poll);
	MEMORY(0, struct pollfd[1], { file, POLLIN, 0 }), value(1, 1), MEMORY(2, struct timespec, 1, 0);
	MEMORY(3, long, 0), value(4, 8), PROBE(ppoll);
	value(0, 3), MEMORY(1, long, 0), MEMORY(2, long, 0), MEMORY(3, long, 0), MEMORY(4, struct timeval, 0, 1);
	PROBE(select);
	value(0, 70), MEMORY(1, long[2], 0), MEMORY(2, long[2], 0), MEMORY(3, long[2], 0), MEMORY(4, struct timespec, 0, 1);
	MEMORY(5, long[2], 0), PROBE(pselect6);
	value(0, epoll), value(1, EPOLL_CTL_MOD), value(2, ready), MEMORY(3, struct epoll_event, EPOLLOUT), PROBE(epoll_ctl);
	value(0, epoll), room(1), value(2, 8), value(3, 0), PROBE(epoll_wait);
	value(0, epoll), room(1), value(2, 8), MEMORY(4, long, 0), value(5, 8), PROBE(epoll_pwait);
	value(0, epoll), room(1), value(2, 8), MEMORY(3, struct timespec, 0, 0), MEMORY(4, long, 0), value(5, 8);
	PROBE(epoll_pwait2);
	room(0), PROBE(pipe);
	room(0), value(1, O_CLOEXEC), PROBE(pipe2);
	value(0, -1), MEMORY(1, long, 1L << 9), value(2, 8), PROBE(signalfd4);
	value(0, notify), text(1, "missing"), value(2, 1), PROBE(inotify_add_watch);
}

static void socket_calls(void)
{
	struct sockaddr_in any = { .sin_family = AF_INET, .sin_addr = { htonl(INADDR_LOOPBACK) } };
	struct sockaddr_in own;
	socklen_t size = sizeof(own);

	getsockname(datagram, (void *)&own, &size);
	value(0, AF_UNIX), value(1, SOCK_STREAM), room(3), PROBE(socketpair);
	value(0, datagram), memory(1, &any, sizeof(any)), value(2, sizeof(any)), PROBE(bind);
	value(0, datagram), memory(1, &own, sizeof(own)), value(2, sizeof(own)), PROBE(connect);
	value(0, datagram), memory(1, "bytes", 5), value(2, 5), value(3, MSG_DONTWAIT), memory(4, &own, sizeof(own));
	value(5, sizeof(own)), PROBE(sendto);
	value(0, datagram), room(1), value(2, 3), value(3, MSG_PEEK | MSG_TRUNC | MSG_DONTWAIT), room(4);
	MEMORY(5, int, sizeof(own)), PROBE(recvfrom);
	value(0, datagram), room(1), MEMORY(2, int, 128), PROBE(getsockname);
	value(0, datagram), room(1), MEMORY(2, int, 6), PROBE(getsockname);
	value(0, datagram), room(1), MEMORY(2, int, 128), PROBE(getpeername);
	value(0, datagram), value(1, SOL_SOCKET), value(2, SO_TYPE), room(3), MEMORY(4, int, 4), PROBE(getsockopt);
	value(0, sockets[0]), value(1, SOL_SOCKET), value(2, SO_PEERCRED), room(3), MEMORY(4, int, 64), PROBE(getsockopt);
	value(0, datagram), value(1, SOL_SOCKET), value(2, SO_LINGER), room(3), MEMORY(4, int, 8), PROBE(getsockopt);
	value(0, datagram), value(1, SOL_SOCKET), value(2, SO_REUSEADDR), MEMORY(3, int, 1), value(4, 4), PROBE(setsockopt);
	value(0, datagram), value(1, SOL_SOCKET), value(2, SO_LINGER), MEMORY(3, struct linger, 0, 0), value(4, 8);
	PROBE(setsockopt);
}

static void times_and_signals(void)
{
	timer_t timer;
	struct sigevent none = { .sigev_notify = SIGEV_NONE };

	room(0), PROBE(time);
	room(0), room(1), PROBE(gettimeofday);
	value(0, CLOCK_MONOTONIC), room(1), PROBE(clock_gettime);
	value(0, CLOCK_MONOTONIC), room(1), PROBE(clock_getres);
	MEMORY(0, struct timespec, 0, 1), room(1), PROBE(nanosleep);
	value(0, CLOCK_MONOTONIC), MEMORY(2, struct timespec, 0, 1), room(3), PROBE(clock_nanosleep);
	value(0, ITIMER_PROF), room(1), PROBE(getitimer);
	value(0, ITIMER_PROF), MEMORY(1, struct itimerval, { 0, 0 }, { 0, 0 }), room(2), PROBE(setitimer);
	syscall(SYS_timer_create, CLOCK_MONOTONIC, &none, &timer);
	value(0, (int)(long)timer), room(1), PROBE(timer_gettime);
	value(0, (int)(long)timer), MEMORY(2, struct itimerspec, { 0, 0 }, { 0, 0 }), room(3), PROBE(timer_settime);
	value(0, timer_fd), room(1), PROBE(timerfd_gettime);
	value(0, timer_fd), MEMORY(2, struct itimerspec, { 0, 0 }, { 0, 0 }), room(3), PROBE(timerfd_settime);
	MEMORY(0, long[26], 0), PROBE(adjtimex);
	value(0, CLOCK_REALTIME), MEMORY(1, long[26], 0), PROBE(clock_adjtime);
	value(0, SIGUSR1), MEMORY(1, long[4], (long)SIG_IGN, 0, 0, 0), room(2), value(3, 8), PROBE(rt_sigaction);
	value(0, SIG_BLOCK), MEMORY(1, long, 0), room(2), value(3, 8), PROBE(rt_sigprocmask);
	room(0), value(1, 8), PROBE(rt_sigpending);
	MEMORY(0, long, 1L << 9), room(1), MEMORY(2, struct timespec, 0, 0), value(3, 8), PROBE(rt_sigtimedwait);
	MEMORY(0, stack_t, .ss_flags = SS_DISABLE), room(1), PROBE(sigaltstack);
	value(0, (long)ends[0] - 8), value(1, FUTEX_WAIT), value(2, 2), MEMORY(3, struct timespec, 0, 1);
	PROBE(futex);
}

static void processes(void)
{
	struct rlimit limit = { 0, 0 };
	struct clone_args wrong = { .flags = ~0UL };
	static unsigned attributes[12] = { 48 };

	value(0, RLIMIT_CORE), room(1), PROBE(getrlimit);
	value(0, RLIMIT_CORE), memory(1, &limit, sizeof(limit)), PROBE(setrlimit);
	value(1, RLIMIT_CORE), memory(2, &limit, sizeof(limit)), room(3), PROBE(prlimit64);
	value(0, RUSAGE_SELF), room(1), PROBE(getrusage);
	room(0), PROBE_AS("newuname", SYS_uname);
	room(0), PROBE(sysinfo);
	room(0), room(1), room(2), PROBE(getresuid);
	room(0), room(1), room(2), PROBE(getresgid);
	value(0, 3), MEMORY(1, gid_t[3], 1, 2, 3), PROBE(setgroups);
	value(0, 100), room(1), PROBE(getgroups);
	value(0, 0), room(1), PROBE(getgroups);
	MEMORY(0, unsigned[2], _LINUX_CAPABILITY_VERSION_3, 0), room(1), PROBE(capget);
	MEMORY(0, unsigned[2], _LINUX_CAPABILITY_VERSION_1, 0), room(1), PROBE(capget);
	value(1, 128), room(2), PROBE(sched_getaffinity);
	value(1, 8), MEMORY(2, long, -1), PROBE(sched_setaffinity);
	room(1), PROBE(sched_getparam);
	value(1, SCHED_NORMAL), MEMORY(2, int, 0), PROBE(sched_setscheduler);
	room(1), value(2, 48), PROBE(sched_getattr);
	memory(1, attributes, sizeof(attributes)), PROBE(sched_setattr);
	room(1), PROBE(sched_rr_get_interval);
	room(0), room(1), PROBE(getcpu);
	room(1), room(2), PROBE(get_robust_list);
	memory(0, &wrong, sizeof(wrong)), value(1, sizeof(wrong)), PROBE(clone3);
	value(0, P_ALL), room(2), value(3, WEXITED | WNOHANG), room(4), PROBE(waitid);
	value(0, -1), room(1), value(2, WNOHANG), room(3), PROBE(wait4);
	value(0, PR_SET_NAME), text(1, "probe"), PROBE(prctl);
	value(0, PR_GET_NAME), room(1), PROBE(prctl);
	value(0, PR_GET_PDEATHSIG), room(1), PROBE(prctl);
	value(0, PR_GET_CHILD_SUBREAPER), room(1), PROBE(prctl);
	value(0, PR_GET_TID_ADDRESS), room(1), PROBE(prctl);
	value(0, ARCH_GET_FS), room(1), PROBE(arch_prctl);
	value(0, SECCOMP_GET_NOTIF_SIZES), room(2), PROBE(seccomp);
	value(0, SECCOMP_GET_ACTION_AVAIL), MEMORY(2, int, SECCOMP_RET_KILL_PROCESS), PROBE(seccomp);
	room(0), value(1, 33), PROBE(getrandom);
	value(0, 3), room(1), value(2, 200), PROBE(syslog);
}

static void memory_calls(void)
{
	static long pages[2];

	pages[0] = (long)pages, pages[1] = (long)ends[0] - 1;
	value(0, (long)ends[0] - PAGE), value(1, 1), room(2), PROBE(mincore);
	room(0), room(1), value(2, 1025), PROBE(get_mempolicy);
	value(0, MPOL_BIND), MEMORY(1, long, 1), value(2, 2), PROBE(set_mempolicy);
	value(0, MPOL_DEFAULT), value(1, 0), PROBE(set_mempolicy);
	value(1, 2), memory(2, pages, sizeof(pages)), room(4), PROBE(move_pages);
}

static void commands(void)
{
	struct flock lock = { .l_type = F_WRLCK, .l_whence = SEEK_SET };

	value(0, file), value(1, F_GETLK), memory(2, &lock, sizeof(lock)), PROBE(fcntl);
	value(0, file), value(1, F_SETLK), memory(2, &lock, sizeof(lock)), PROBE(fcntl);
	value(0, file), value(1, F_OFD_SETLK), memory(2, &lock, sizeof(lock)), PROBE(fcntl);
	value(0, file), value(1, F_SETOWN_EX), MEMORY(2, struct f_owner_ex, F_OWNER_PID, 0), PROBE(fcntl);
	value(0, file), value(1, F_GETOWN_EX), room(2), PROBE(fcntl);
	value(0, file), value(1, F_GET_RW_HINT), room(2), PROBE(fcntl);
	value(0, pty), value(1, TCGETS), room(2), PROBE(ioctl);
	value(0, pty), value(1, TIOCGWINSZ), room(2), PROBE(ioctl);
	value(0, pty), value(1, TIOCSWINSZ), MEMORY(2, struct winsize, 24, 80), PROBE(ioctl);
	value(0, pty), value(1, TIOCGPTN), room(2), PROBE(ioctl);
	value(0, pty), value(1, TIOCSPTLCK), MEMORY(2, int, 0), PROBE(ioctl);
	value(0, ready), value(1, FIONREAD), room(2), PROBE(ioctl);
	value(0, ready), value(1, FIONBIO), MEMORY(2, int, 1), PROBE(ioctl);
}

static void drain_queue(void)
{
	char message[64];

	while (msgrcv(queue, message, 32, 0, IPC_NOWAIT) >= 0)
		;
}

static void fill_queue(void)
{
	drain_queue();
	msgsnd(queue, &(long[2]){ 7, 8 }, 5, IPC_NOWAIT);
}

static void ipc(void)
{
	struct sembuf operations[2] = { { 0, 1, 0 }, { 0, -1, 0 } };

	value(0, semaphores), memory(1, operations, sizeof(operations)), value(2, 2), PROBE(semop);
	value(0, semaphores), memory(1, operations, sizeof(operations)), value(2, 2), MEMORY(3, struct timespec, 1, 0);
	PROBE(semtimedop);
	value(0, semaphores), value(2, IPC_STAT), room(3), PROBE(semctl);
	value(0, queue), memory(1, &(long[3]){ 7, 8, 9 }, 24), value(2, 11), before = drain_queue, PROBE(msgsnd);
	value(0, queue), room(1), value(2, 32), value(4, IPC_NOWAIT), before = fill_queue, PROBE(msgrcv);
	value(0, queue), value(1, IPC_STAT), room(2), PROBE(msgctl);
	value(0, segment), value(1, IPC_STAT), room(2), PROBE(shmctl);
	value(0, segment), value(1, SHM_INFO), room(2), PROBE(shmctl);
	if (messages >= 0) {
		text(0, "etrace-missing"), value(1, O_RDONLY), PROBE(mq_open);
		value(0, messages), room(2), PROBE(mq_getsetattr);
	}
}

struct mount_request {
	unsigned size, unused;
	uint64_t mount, parameter;
};

/* The unique number of the mount of the working directory. */
static uint64_t mount_number(void)
{
	char buffer[256];

	syscall(SYS_statx, AT_FDCWD, ".", 0, 0x4000, buffer);
	return *(uint64_t *)(buffer + 0x90);
}

static void structs(void)
{
	struct sigevent none = { .sigev_notify = SIGEV_NONE };
	struct perf_event_attr event = { .type = PERF_TYPE_SOFTWARE, .size = 112, .disabled = 1 };
	union bpf_attr map = { .map_type = BPF_MAP_TYPE_ARRAY, .key_size = 4, .value_size = 4, .max_entries = 1 };

	memory(0, &event, sizeof(event)), value(1, 0), value(2, -1), value(3, -1), PROBE(perf_event_open);
	value(0, BPF_MAP_CREATE), memory(1, &map, sizeof(map)), value(2, 72), PROBE(bpf);
	memory(0, &(uint64_t){ 1 }, 8), value(1, 8), PROBE(landlock_create_ruleset);
	value(0, file), MEMORY(1, long[2], 0, 0), room(2), PROBE_AS("cachestat", NUMBER_CACHESTAT);
	MEMORY(0, struct mount_request, 24, 0, ~0UL, 0), room(1), value(2, 1), PROBE_AS("listmount", NUMBER_LISTMOUNT);
	MEMORY(0, struct mount_request, 24, 0, mount_number(), 1), room(1), value(2, 600);
	PROBE_AS("statmount", NUMBER_STATMOUNT);
	room(0), MEMORY(1, int, 200), PROBE_AS("lsm_list_modules", NUMBER_LSM_LIST_MODULES);
	value(0, AT_FDCWD), text(1, "file"), room(2), value(3, 24), PROBE_AS("file_getattr", NUMBER_FILE_GETATTR);
	value(0, AT_FDCWD), text(1, "file"), room(2), value(3, 32), PROBE_AS("file_getattr", NUMBER_FILE_GETATTR);
	value(0, CLOCK_MONOTONIC), memory(1, &none, sizeof(none)), room(2), PROBE(timer_create);
	/* Last: some time after a ring was closed, calls that wait are interrupted (io_ring_exit_work() in io_uring.c). */
	value(0, 4), MEMORY(1, struct io_uring_params, 0), PROBE(io_uring_setup);
}

static void make_memory(void)
{
	for (int i = 0; i < MOST; i++) {
		char *pages = mmap(NULL, 2 * PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

		mprotect(pages + PAGE, PAGE, PROT_NONE);
		ends[i] = pages + PAGE;
	}
	memset(content, 0xa5, sizeof(content));
}

static void make_objects(void)
{
	struct sockaddr_in any = { .sin_family = AF_INET, .sin_addr = { htonl(INADDR_LOOPBACK) } };
	struct mq_attr small = { .mq_maxmsg = 1, .mq_msgsize = 16 };
	char bytes[100] = "text";

	messages = mq_open("/etrace-probe", O_CREAT | O_RDWR, 0600, &small);
	mq_unlink("/etrace-probe");
	file = open("file", O_CREAT | O_RDWR | O_TRUNC, 0600);
	if (write(file, bytes, sizeof(bytes)) < 0 || symlink("file", "link"))
		exit(1);
	directory = open(".", O_RDONLY);
	socketpair(AF_UNIX, SOCK_DGRAM, 0, sockets);
	send(sockets[1], "0123456789", 10, 0);
	ready = sockets[1];
	datagram = socket(AF_INET, SOCK_DGRAM, 0);
	bind(datagram, (void *)&any, sizeof(any));
	epoll = epoll_create1(0);
	epoll_ctl(epoll, EPOLL_CTL_ADD, ready, &(struct epoll_event){ .events = EPOLLOUT });
	pty = open("/dev/ptmx", O_RDWR | O_NOCTTY);
	timer_fd = timerfd_create(CLOCK_MONOTONIC, 0);
	notify = inotify_init1(0);
	semaphores = semget(IPC_PRIVATE, 1, 0600);
	queue = msgget(IPC_PRIVATE, 0600);
	segment = shmget(IPC_PRIVATE, 4096, 0600);
	close(fcntl(0, F_DUPFD, 100)); /* select looks at no more descriptors than there has been room for */
	first_free = dup(0);
	close(first_free);
}

int main(int argc, char **argv)
{
	if (argc != 2 || chdir(argv[1]))
		return 1;
	before = nothing;
	make_memory();
	make_objects();
	files();
	vectors();
	waiting();
	socket_calls();
	times_and_signals();
	processes();
	memory_calls();
	commands();
	ipc();
	structs();
	semctl(semaphores, 0, IPC_RMID);
	msgctl(queue, IPC_RMID, NULL);
	shmctl(segment, IPC_RMID, NULL);
	return 0;
}
