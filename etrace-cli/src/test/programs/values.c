// SPDX-License-Identifier: Apache-2.0
// Makes the calls of one kind, whose values values-KIND.expected knows, as a 64-bit or as a 32-bit program.
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <arpa/inet.h>
#include <linux/fs.h>
#include <linux/if_packet.h>
#include <linux/if_tun.h>
#include <linux/nsfs.h>
#include <linux/perf_event.h>
#include <linux/random.h>
#include <linux/netlink.h>
#include <linux/rtnetlink.h>
#include <net/ethernet.h>
#include <net/if.h>
#include <sys/stat.h>
#include <sys/xattr.h>
#include <termios.h>
#include <netinet/in.h>
#include <sys/epoll.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/shm.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/timex.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#include <linux/capability.h>
#include <linux/futex.h>
#include <linux/keyctl.h>

#ifndef SYS_listmount
#define SYS_listmount 458
#endif

/* What lies in the registers of arguments that a call does not look at. */
#define JUNK 0x5151L

static void unused(void)
{
	int word = 0;
	struct timespec none = { 0, 1 };

	syscall(SYS_openat, AT_FDCWD, "/no/such/read", O_RDONLY, JUNK);
	syscall(SYS_openat, AT_FDCWD, "/no/such/dir/new", O_WRONLY | O_CREAT, 0640);
	syscall(SYS_openat, AT_FDCWD, "/no/such/dir", O_TMPFILE | O_RDWR, 0600);
	syscall(SYS_open, "/no/such/old", O_RDONLY, JUNK);
	syscall(SYS_mq_open, "no-such-queue", O_RDONLY, JUNK, NULL);
	syscall(SYS_fcntl, 77, F_GETFL, JUNK);
	syscall(SYS_fcntl, 77, F_SETFL, O_NONBLOCK);
	syscall(SYS_futex, &word, FUTEX_WAKE | FUTEX_PRIVATE_FLAG, 1, JUNK, JUNK, JUNK);
	syscall(SYS_futex, &word, FUTEX_WAIT, 7, &none, JUNK, JUNK);
	syscall(SYS_futex, &word, FUTEX_WAIT_BITSET, 7, &none, JUNK, 0x10);
	syscall(SYS_futex, &word, FUTEX_CMP_REQUEUE, 1, 2, &word, 9);
	syscall(SYS_futex, &word, FUTEX_TRYLOCK_PI, JUNK, JUNK, JUNK, JUNK);
	syscall(SYS_prctl, PR_GET_DUMPABLE, JUNK, JUNK, JUNK, JUNK);
	syscall(SYS_prctl, PR_SET_PDEATHSIG, SIGUSR1, JUNK, JUNK, JUNK);
	syscall(SYS_prctl, PR_SET_NO_NEW_PRIVS, 1, 0, 0, JUNK);
	syscall(SYS_keyctl, KEYCTL_CLEAR, 77, JUNK, JUNK, JUNK);
	syscall(SYS_keyctl, KEYCTL_LINK, 77, KEY_SPEC_THREAD_KEYRING, JUNK, JUNK);
	syscall(SYS_keyctl, KEYCTL_SET_TIMEOUT, 77, 300, JUNK, JUNK);
	syscall(SYS_epoll_ctl, 77, EPOLL_CTL_DEL, 78, JUNK);
	syscall(SYS_mremap, 1, 4096, 8192, MREMAP_MAYMOVE, JUNK);
	syscall(SYS_shmctl, -1, IPC_RMID, JUNK);
	syscall(SYS_clone, CLONE_SIGHAND, 0, JUNK, JUNK, JUNK);
}

struct handle {
	unsigned int bytes;
	int type;
	unsigned char tail[64];
};

static void failing(void)
{
	struct handle handle;
	int mount = -7;
	struct __user_cap_header_struct header = { 0x5151, 0 };
	struct { uint32_t size, policy; uint64_t flags; int32_t nice; uint32_t priority; uint64_t more[3]; uint32_t clamps[2]; uint64_t beyond; } attr;

	memset(&handle, 0xEE, sizeof(handle));
	handle.bytes = 0;
	syscall(SYS_name_to_handle_at, AT_FDCWD, "/etc/hosts", &handle, &mount, 0);
	handle.bytes = 64;
	syscall(SYS_name_to_handle_at, AT_FDCWD, "/no/such/file", &handle, &mount, 0);
	syscall(SYS_capget, &header, NULL);
	memset(&attr, 0, sizeof(attr));
	attr.size = sizeof(attr);
	attr.beyond = 1;
	syscall(SYS_sched_setattr, 0, &attr, 0);
}

static void names(void)
{
	struct { uint64_t set, clear, propagation, descriptor; } attributes = { 1, 0x70, MS_PRIVATE, 0x100000003 };
	struct { uint32_t size, spare; uint64_t id, parameter; } request = { 24, 0, ~0ULL, 5 };
	struct mq_attr { long flags, rest[7]; } queue = { 0 };
	struct ifreq interface = { .ifr_name = "lo" };
	struct timex clock = { .modes = ADJ_OFFSET_SS_READ };
	int inet = socket(AF_INET, SOCK_DGRAM, 0), value = 0;
	socklen_t length = sizeof(value);

	ioctl(-1, 0x22ff, 0L);
	mount("none", "/no/such/place", "tmpfs", MS_MGC_VAL | MS_RDONLY | MS_NOSUID, "size=1m");
	mount(NULL, "/no/such/place", NULL, MS_PRIVATE | MS_REC, NULL);
	syscall(SYS_setsockopt, inet, SOL_SOCKET, SO_ATTACH_FILTER, NULL, 0);
	syscall(SYS_getsockopt, inet, SOL_SOCKET, SO_ATTACH_FILTER, &value, &length);
	syscall(SYS_setsockopt, inet, SOL_IP, 64, NULL, 0);
	syscall(SYS_getsockopt, inet, SOL_IP, 64, &value, &length);
	ioctl(inet, SIOCGIFHWADDR, &interface);
	syscall(SYS_memfd_secret, 0x10);
	syscall(SYS_mq_getsetattr, -1, &queue, NULL);
	syscall(SYS_mount_setattr, AT_FDCWD, "/no/such/place", 0, &attributes, sizeof(attributes));
	syscall(SYS_listmount, &request, NULL, 0, 0x10);
	syscall(SYS_modify_ldt, 0x77, NULL, 0);
	syscall(SYS_semget, -1, 0, 0640);
	syscall(SYS_open_tree, -1, "tree", OPEN_TREE_CLOEXEC);
	syscall(SYS_adjtimex, &clock);
	syscall(SYS_prctl, PR_SET_SPECULATION_CTRL, PR_SPEC_STORE_BYPASS, PR_SPEC_DISABLE, 0, 1);
	syscall(SYS_keyctl, KEYCTL_GET_PERSISTENT, 1234, 77);
}

static void text(void)
{
	char buffer[64];
	int fd = memfd_create("text", 0);

	write(fd, "/sbin/init\0--flag\0value\0", 24);
	pread(fd, buffer, sizeof(buffer), 0);
	write(-1, "\033[31mred\033[0m\b\b", 14);
	write(-1, "caf\xe9 au lait", 12);
	write(-1, "\x7f" "ELF\2\1\1\0\0\0\0\0", 12);
	write(-1, "\1\0\0\0", 4);
	write(-1, "0x41", 4);
}

static void forms(void)
{
	struct timespec before[2] = { { -5, 0 }, { -6, 0 } };
	struct { struct cmsghdr head; unsigned int value; } control = { { CMSG_LEN(4), IPPROTO_IPV6, 11 }, htonl(0x12345) };
	struct sockaddr_in6 inet6 = { AF_INET6, htons(7), htonl(0x12345), IN6ADDR_LOOPBACK_INIT, 0 };
	struct sockaddr_ll packet = { AF_PACKET, htons(ETH_P_IPV6), 1, 772, PACKET_OTHERHOST, 6, { 1, 2, 3, 4, 5, 6 } };
	struct sockaddr_nl netlink = { AF_NETLINK, 0, 77, RTMGRP_LINK | RTMGRP_NEIGH };
	struct msghdr message = { .msg_control = &control, .msg_controllen = CMSG_LEN(4) };
	struct __user_cap_header_struct header = { _LINUX_CAPABILITY_VERSION_3, 0 };
	struct __user_cap_data_struct sets[2] = { { 1 << CAP_SYS_ADMIN, ~0U, 0 }, { 1 << (CAP_BPF - 32), 0, 0 } };
	unsigned long cpus[4] = { 1UL << 1 };
	struct handle handle = { 64 };
	char buffer[256];
	int status, mount;

	int fd = open("old", O_RDWR | O_CREAT, 0600);
	futimens(fd, before);
#ifdef __i386__
	syscall(SYS_fstat64, fd, buffer);
#else
	syscall(SYS_fstat, fd, buffer);
#endif
	fsetxattr(fd, "user.one", "1", 1, 0);
	fsetxattr(fd, "user.two", "2", 1, 0);
	flistxattr(fd, buffer, sizeof(buffer));
	unlink("old");
	syscall(SYS_name_to_handle_at, AT_FDCWD, "/dev", &handle, &mount, 0);
	syscall(SYS_socket, AF_PACKET, SOCK_RAW | 0x40000000, htons(ETH_P_ALL));
	syscall(SYS_connect, -1, &inet6, sizeof(inet6));
	syscall(SYS_connect, -1, &packet, sizeof(packet));
	syscall(SYS_connect, -1, &netlink, sizeof(netlink));
	syscall(SYS_sendmsg, -1, &message, 0);
	syscall(SYS_capset, &header, sets);
	syscall(SYS_sched_setaffinity, -1, sizeof(cpus), cpus);
	if (!fork())
		_exit(5);
	wait4(-1, &status, 0, NULL);
	if (!fork())
		raise(SIGKILL);
	wait4(-1, &status, 0, NULL);
	syscall(SYS_keyctl, KEYCTL_UNLINK, 77, KEY_SPEC_REQKEY_AUTH_KEY);
	int master = posix_openpt(O_RDWR | O_NOCTTY);
	ioctl(master, TCGETS, buffer);
}

static void requests(void)
{
	int none[2] = { FS_NODUMP_FL, 0x7777 }, count, one = 1;
	long flags = -1;
	struct ifreq interface = { .ifr_name = "values%d", .ifr_flags = IFF_TUN | IFF_NO_PI };
	unsigned int index = htonl(4096), timeout = ~0U, version;

	int fd = open("requests", O_RDWR | O_CREAT, 0600);
	ioctl(fd, FS_IOC_GETFLAGS, &flags);
	ioctl(-1, FS_IOC_SETFLAGS, none);
	unlink("requests");
	ioctl(-1, TUNSETIFF, &interface);
	ioctl(-1, TUNSETOFFLOAD, TUN_F_CSUM);
	ioctl(-1, TUNSETPERSIST, 1L);
	ioctl(open("/dev/urandom", O_RDONLY), RNDGETENTCNT, &count);
	ioctl(-1, PERF_EVENT_IOC_SET_FILTER, "id == 7");
	ioctl(-1, BLKROSET, &one);
	ioctl(-1, FICLONE, 77L);
	ioctl(-1, 0x5441 /* TIOCGPTPEER */, O_RDWR | O_NOCTTY);
	ioctl(open("/proc/self/ns/uts", O_RDONLY), NS_GET_NSTYPE, JUNK);
	ioctl(-1, TCFLSH, TCIOFLUSH);
	syscall(SYS_setsockopt, -1, SOL_IP, IP_UNICAST_IF, &index, 4);
	syscall(SYS_setsockopt, -1, IPPROTO_TCP, 18 /* TCP_USER_TIMEOUT */, &timeout, 4);
	syscall(SYS_setsockopt, -1, SOL_IP, IP_MTU_DISCOVER, &one, 4);
}

int main(int argc, char **argv)
{
	(void)argc;
	if (!strcmp(argv[1], "unused")) unused();
	if (!strcmp(argv[1], "failing")) failing();
	if (!strcmp(argv[1], "names")) names();
	if (!strcmp(argv[1], "text")) text();
	if (!strcmp(argv[1], "forms")) forms();
	if (!strcmp(argv[1], "requests")) requests();
	return 42;
}
