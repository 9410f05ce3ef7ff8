// SPDX-License-Identifier: Apache-2.0
/* Passes structs that point to memory, and unions; prints what it passed as the test is to find it. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <linux/aio_abi.h>
#include <linux/bpf.h>
#include <linux/filter.h>
#include <linux/io_uring.h>
#include <linux/perf_event.h>
#include <net/if.h>
#include <sched.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/sem.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define ADDRESS(p) ((uint64_t)(uintptr_t)(p))

static int bpf(int command, union bpf_attr *attr, unsigned size)
{
	return syscall(SYS_bpf, command, attr, size);
}

static void maps(void)
{
	union bpf_attr attr;
	uint32_t key = 0;
	char value[] = "value-in";
	char found[8];

	memset(&attr, 0, sizeof(attr));
	attr.map_type = BPF_MAP_TYPE_ARRAY;
	attr.key_size = 4;
	attr.value_size = 8;
	attr.max_entries = 1;
	strcpy(attr.map_name, "pointers");
	int map = bpf(BPF_MAP_CREATE, &attr, sizeof(attr));

	memset(&attr, 0, sizeof(attr));
	attr.map_fd = map;
	attr.key = ADDRESS(&key);
	attr.value = ADDRESS(value);
	bpf(BPF_MAP_UPDATE_ELEM, &attr, 32);
	attr.value = ADDRESS(found);
	bpf(BPF_MAP_LOOKUP_ELEM, &attr, 32);
}

static void programs(void)
{
	struct bpf_insn insns[] = { { BPF_ALU64 | BPF_MOV | BPF_K, 0, 0, 0, 7 }, { BPF_JMP | BPF_EXIT, 0, 0, 0, 0 } };
	union bpf_attr attr;
	char license[] = "Dual MIT/GPL";
	char log[256];

	memset(&attr, 0, sizeof(attr));
	attr.prog_type = BPF_PROG_TYPE_SOCKET_FILTER;
	attr.insn_cnt = 2;
	attr.insns = ADDRESS(insns);
	attr.license = ADDRESS(license);
	attr.log_level = 1;
	attr.log_size = sizeof(log);
	attr.log_buf = ADDRESS(log);
	bpf(BPF_PROG_LOAD, &attr, sizeof(attr));
}

static void filters(int sock)
{
	struct sock_filter filter[] = { { BPF_RET | BPF_K, 0, 0, 0xffff } };
	struct sock_fprog program = { 1, filter };

	setsockopt(sock, SOL_SOCKET, SO_ATTACH_FILTER, &program, sizeof(program));
}

static void requests(int file)
{
	aio_context_t context = 0;
	char data[] = "aio-data";
	struct iocb write = { .aio_data = 77, .aio_lio_opcode = IOCB_CMD_PWRITE, .aio_fildes = file };
	struct iocb sync = { .aio_data = 78, .aio_lio_opcode = IOCB_CMD_FDSYNC, .aio_fildes = file };
	struct iocb *list[] = { &write, &sync };

	write.aio_buf = ADDRESS(data);
	write.aio_nbytes = 8;
	syscall(SYS_io_setup, 4, &context);
	syscall(SYS_io_submit, context, 2L, list);
	syscall(SYS_io_destroy, context);
}

static void waiting(void)
{
	unsigned long set[2] = { 1ul << (SIGUSR1 - 1), 0 };
	struct {
		void *set;
		size_t size;
	} mask = { set, 8 };
	struct timespec now = { 0, 0 };

	syscall(SYS_pselect6, 0, NULL, NULL, NULL, &now, &mask);
}

static void messages(void)
{
	struct iovec segments[2] = { { "one", 3 }, { "three", 5 } };
	struct mmsghdr message[2];
	int pair[2];

	memset(message, 0, sizeof(message));
	message[0].msg_hdr.msg_iov = &segments[0];
	message[1].msg_hdr.msg_iov = &segments[1];
	message[0].msg_hdr.msg_iovlen = message[1].msg_hdr.msg_iovlen = 1;
	socketpair(AF_UNIX, SOCK_DGRAM, 0, pair);
	sendmmsg(pair[0], message, 2, 0);
}

static void timers(void)
{
	struct sigevent event;
	timer_t timer;

	memset(&event, 0, sizeof(event));
	event.sigev_notify = SIGEV_SIGNAL;
	event.sigev_signo = SIGUSR2;
	event.sigev_value.sival_int = 1234;
	syscall(SYS_timer_create, CLOCK_MONOTONIC, &event, &timer);
}

static void interfaces(int sock)
{
	struct ifreq request;

	memset(&request, 0, sizeof(request));
	strcpy(request.ifr_name, "lo");
	ioctl(sock, SIOCGIFINDEX, &request);
	ioctl(sock, SIOCGIFMTU, &request);
	ioctl(sock, SIOCGIFFLAGS, &request);
	ioctl(sock, SIOCGIFADDR, &request);
}

static void children(void)
{
	siginfo_t info;
	pid_t child = fork();

	if (!child)
		_exit(5);
	syscall(SYS_waitid, P_PID, child, &info, WEXITED, NULL);
}

static void pages(void)
{
	void *page[2] = { mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0), NULL };
	int status[2] = { -1, -1 };

	memset(page[0], 1, 1);
	syscall(SYS_move_pages, 0, 2ul, page, NULL, status, 0);
	printf("%#lx\n", (unsigned long)page[0]);
}

static void probes(void)
{
	struct {
		struct io_uring_probe head;
		struct io_uring_probe_op ops[3];
	} probe;
	struct io_uring_params params;

	memset(&probe, 0, sizeof(probe));
	memset(&params, 0, sizeof(params));
	int ring = syscall(SYS_io_uring_setup, 1, &params);

	syscall(SYS_io_uring_register, ring, IORING_REGISTER_PROBE, &probe, 3);
}

static void events(void)
{
	struct perf_event_attr event;

	memset(&event, 0, sizeof(event));
	event.type = PERF_TYPE_BREAKPOINT;
	event.size = sizeof(event);
	event.freq = 1;
	event.sample_freq = 99;
	event.bp_addr = 0x1234;
	event.bp_len = 4;
	syscall(SYS_perf_event_open, &event, 0, -1, -1, 0);
	event.type = PERF_TYPE_SOFTWARE;
	event.freq = 0;
	event.watermark = 1;
	syscall(SYS_perf_event_open, &event, 0, -1, -1, 0);
}

int main(void)
{
	int file = open("pointers-file", O_RDWR | O_CREAT | O_TRUNC, 0600);
	int sock = socket(AF_INET, SOCK_DGRAM, 0);

	maps();
	programs();
	filters(sock);
	requests(file);
	waiting();
	messages();
	timers();
	interfaces(sock);
	children();
	pages();
	probes();
	events();
	unlink("pointers-file");
	return 0;
}
