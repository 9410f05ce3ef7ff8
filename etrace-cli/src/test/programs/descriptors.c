// SPDX-License-Identifier: Apache-2.0
// Opens a descriptor of every sort, makes an ioctl with it whose command is a serial number, and logs what /proc and
// getsockname say of it: "SERIAL NAME FD<TAB>readlink<TAB>own address<TAB>address of the peer".
//   descriptors LOG DIRECTORY         all sorts
//   descriptors LOG DIRECTORY wait    opens a few, says so, waits for a byte, then looks at them
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/netlink.h>
#include <poll.h>
#include <sched.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/inotify.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/mount.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/timerfd.h>
#include <sys/un.h>
#include <unistd.h>

static int log_fd, proc_fd, serial = 0xe700;

static void must(int result, const char *what)
{
	if (result < 0) {
		dprintf(2, "%s: %s\n", what, strerror(errno));
		exit(1);
	}
}

static int opened(int fd, const char *what)
{
	must(fd, what);
	return fd;
}

static void address(char *text, size_t size, int fd, int (*get)(int, struct sockaddr *, socklen_t *))
{
	struct sockaddr_storage storage = {0};
	socklen_t length = sizeof(storage);
	char host[INET6_ADDRSTRLEN];
	struct sockaddr_in *v4 = (void *)&storage;
	struct sockaddr_in6 *v6 = (void *)&storage;
	struct sockaddr_un *local = (void *)&storage;

	strcpy(text, "-");
	if (get(fd, (void *)&storage, &length) < 0)
		return;
	if (storage.ss_family == AF_INET)
		snprintf(text, size, "%s %d", inet_ntop(AF_INET, &v4->sin_addr, host, sizeof(host)), ntohs(v4->sin_port));
	else if (storage.ss_family == AF_INET6)
		snprintf(text, size, "%s %d", inet_ntop(AF_INET6, &v6->sin6_addr, host, sizeof(host)), ntohs(v6->sin6_port));
	else if (storage.ss_family == AF_NETLINK)
		snprintf(text, size, "%u", ((struct sockaddr_nl *)&storage)->nl_pid);
	else if (storage.ss_family == AF_UNIX && length > offsetof(struct sockaddr_un, sun_path))
		snprintf(text, size, "%s%.*s", local->sun_path[0] ? "" : "@",
			 (int)(length - offsetof(struct sockaddr_un, sun_path) - (local->sun_path[0] == 0)),
			 local->sun_path + (local->sun_path[0] == 0));
}

static void look(const char *name, int fd)
{
	char number[16], link[4096] = "", own[256], peer[256];

	sprintf(number, "%d", fd);
	ioctl(fd, serial, 0);
	if (readlinkat(proc_fd, number, link, sizeof(link) - 1) < 0)
		strcpy(link, "closed");
	for (char *c = link; *c; c++)
		if (*c == '\n')
			*c = '?';
	address(own, sizeof(own), fd, getsockname);
	address(peer, sizeof(peer), fd, getpeername);
	dprintf(log_fd, "%d %s %d\t%s\t%s\t%s\n", serial++, name, fd, link, own, peer);
}

static void files(const char *directory)
{
	int fd, deep, again;
	char name[256];

	look("directory", opened(open(directory, O_DIRECTORY), directory));
	must(chdir(directory), directory);
	fd = opened(open("plain", O_CREAT | O_RDWR, 0644), "plain");
	look("plain", fd);
	look("duplicate", dup(fd));
	look("high", dup2(fd, 300));
	must(symlink("plain", "link"), "link");
	look("symlink", opened(open("link", O_RDONLY), "link"));
	look("path_only", opened(open("link", O_PATH | O_NOFOLLOW), "link"));
	must(rename("plain", "renamed"), "renamed");
	look("renamed", fd);
	must(unlink("renamed"), "renamed");
	look("deleted", fd);
	look("odd", opened(open("a<b> \"c\\\x1b[31m\xff", O_CREAT | O_RDWR, 0644), "odd"));
	look("nameless", opened(open(".", O_TMPFILE | O_RDWR, 0600), "O_TMPFILE"));
	look("root", opened(open("/", O_RDONLY), "/"));
	look("null", opened(open("/dev/null", O_RDWR), "/dev/null"));
	look("proc", opened(open("/proc/self/status", O_RDONLY), "/proc/self/status"));
	must(mkfifo("fifo", 0600), "fifo");
	look("fifo", opened(open("fifo", O_RDWR), "fifo"));
	memset(name, 'd', 200);
	name[200] = 0;
	for (deep = 0; deep < 7; deep++) {
		must(mkdir(name, 0755), "mkdir");
		must(chdir(name), "chdir");
	}
	look("long", opened(open("end", O_CREAT | O_RDWR, 0644), "end"));
	must(syscall(SYS_unlinkat, AT_FDCWD, "end", 0), "end");
	must(chdir(directory), directory);
	fd = opened(open("closed", O_CREAT | O_RDWR, 0644), "closed");
	must(close(fd), "close");
	look("closed", fd);
	look("negative", -1);
}

static void nameless(void)
{
	int ends[2];

	struct pollfd polled[2] = { { .events = POLLIN }, { .events = POLLOUT } };

	must(pipe2(ends, O_CLOEXEC), "pipe2");
	look("pipe", ends[0]);
	look("pipe", ends[1]);
	polled[0].fd = ends[0];
	polled[1].fd = ends[1];
	must(poll(polled, 2, 0), "poll");
	look("eventfd", opened(eventfd(0, 0), "eventfd"));
	look("epoll", opened(epoll_create1(0), "epoll_create1"));
	look("timerfd", opened(timerfd_create(CLOCK_MONOTONIC, 0), "timerfd_create"));
	look("inotify", opened(inotify_init(), "inotify_init"));
	look("memfd", opened(memfd_create("x y", 0), "memfd_create"));
	look("pidfd", opened(syscall(SYS_pidfd_open, getpid(), 0), "pidfd_open"));
	look("namespace", opened(open("/proc/self/ns/net", O_RDONLY), "ns/net"));
}

static socklen_t loopback(int family, struct sockaddr_storage *storage)
{
	struct sockaddr_in *v4 = (void *)storage;
	struct sockaddr_in6 *v6 = (void *)storage;

	memset(storage, 0, sizeof(*storage));
	storage->ss_family = family;
	if (family == AF_INET) {
		v4->sin_addr.s_addr = htonl(INADDR_LOOPBACK);
		return sizeof(*v4);
	}
	v6->sin6_addr = in6addr_loopback;
	return sizeof(*v6);
}

static void internet(int family)
{
	struct sockaddr_storage storage;
	socklen_t length = loopback(family, &storage);
	int listener = opened(socket(family, SOCK_STREAM, 0), "socket");
	int client = opened(socket(family, SOCK_STREAM, 0), "socket");
	int datagram = opened(socket(family, SOCK_DGRAM, 0), "socket");

	look("unbound", client);
	must(bind(listener, (void *)&storage, length), "bind");
	must(listen(listener, 1), "listen");
	must(getsockname(listener, (void *)&storage, &length), "getsockname");
	look("listener", listener);
	must(connect(client, (void *)&storage, length), "connect");
	look("client", client);
	look("server", opened(accept(listener, NULL, NULL), "accept"));
	must(connect(datagram, (void *)&storage, length), "connect");
	look("datagram", datagram);
}

static void local_pair(const char *name, int is_abstract)
{
	struct sockaddr_un sun = { .sun_family = AF_UNIX };
	int listener = opened(socket(AF_UNIX, SOCK_STREAM, 0), "socket");
	int client = opened(socket(AF_UNIX, SOCK_STREAM, 0), "socket");
	socklen_t length = offsetof(struct sockaddr_un, sun_path) + strlen(name) + 1;

	strcpy(sun.sun_path + is_abstract, name);
	must(bind(listener, (void *)&sun, length), name);
	must(listen(listener, 1), "listen");
	look("unix_listener", listener);
	must(connect(client, (void *)&sun, length), "connect");
	look("unix_client", client);
	look("unix_server", opened(accept(listener, NULL, NULL), "accept"));
	look("unix_accepted", client);
}

// Sends a descriptor through a socket and looks at what arrives.
static void pass(int from, int to, int passed)
{
	char byte = 'x', control[CMSG_SPACE(sizeof(int))] = {0};
	struct iovec data = { &byte, 1 };
	struct msghdr message = {
		.msg_iov = &data, .msg_iovlen = 1, .msg_control = control, .msg_controllen = sizeof(control)
	};
	struct cmsghdr *head = CMSG_FIRSTHDR(&message);

	head->cmsg_level = SOL_SOCKET;
	head->cmsg_type = SCM_RIGHTS;
	head->cmsg_len = CMSG_LEN(sizeof(int));
	memcpy(CMSG_DATA(head), &passed, sizeof(int));
	must(sendmsg(from, &message, 0), "sendmsg");
	must(recvmsg(to, &message, 0), "recvmsg");
	memcpy(&passed, CMSG_DATA(head), sizeof(int));
	look("passed", passed);
}

static void sockets(void)
{
	int ends[2], netlink = opened(socket(AF_NETLINK, SOCK_RAW, NETLINK_ROUTE), "netlink");
	struct sockaddr_nl any = { .nl_family = AF_NETLINK };

	internet(AF_INET);
	internet(AF_INET6);
	local_pair("sock", 0);
	local_pair("hidden<name>", 1);
	must(socketpair(AF_UNIX, SOCK_DGRAM, 0, ends), "socketpair");
	look("unix_pair", ends[0]);
	look("unix_pair", ends[1]);
	pass(ends[0], ends[1], opened(open("/etc/hosts", O_RDONLY), "/etc/hosts"));
	must(bind(netlink, (void *)&any, sizeof(any)), "bind");
	look("netlink", netlink);
}

// A mount namespace of its own, a file in a bind mount and in a tmpfs, and both seen from within a chroot.
static void mounts(void)
{
	int outside, bound, inside;

	must(mkdir("jail", 0755), "jail");
	must(mkdir("jail/bind", 0755), "bind");
	must(mkdir("jail/ram", 0755), "ram");
	must(mkdir("source", 0755), "source");
	outside = opened(open("source/file", O_CREAT | O_RDWR, 0644), "source/file");
	must(unshare(CLONE_NEWNS), "unshare");
	must(mount(NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL), "private");
	must(mount("source", "jail/bind", NULL, MS_BIND, NULL), "bind");
	must(mount("ram", "jail/ram", "tmpfs", 0, NULL), "tmpfs");
	look("old_namespace", outside);
	look("new_namespace", opened(open("source/file", O_RDWR), "source/file"));
	bound = opened(open("jail/bind/file", O_RDWR), "bind/file");
	look("bound", bound);
	must(mount("/proc/self/ns/net", "source/file", NULL, MS_BIND, NULL), "namespace");
	look("mounted_namespace", opened(open("source/file", O_RDONLY), "source/file"));
	must(umount2("source/file", MNT_DETACH), "umount2");
	look("ram", opened(open("jail/ram/file", O_CREAT | O_RDWR, 0644), "ram/file"));
	must(chroot("jail"), "chroot");
	look("bound_in_jail", bound);
	look("outside_of_jail", outside);
	must(chdir("/ram"), "chdir");
	look("ram_in_jail", opened(openat(AT_FDCWD, "file", O_RDWR), "file"));
	look("jail", opened(open("/", O_RDONLY), "/"));
	must(umount2("/bind", MNT_DETACH), "umount2");
	look("unmounted", bound);
}

static void wait_for_a_byte(const char *directory)
{
	char byte;
	int fd, ends[2];

	must(chdir(directory), directory);
	fd = opened(open("early", O_CREAT | O_RDWR, 0644), "early");
	must(pipe(ends), "pipe");
	must(write(1, "ready\n", 6), "write");
	must(read(0, &byte, 1), "read");
	look("early", fd);
	look("pipe", ends[0]);
	look("input", 0);
}

int main(int count, char **words)
{
	log_fd = opened(open(words[1], O_CREAT | O_WRONLY | O_APPEND, 0644), words[1]);
	proc_fd = opened(open("/proc/self/fd", O_DIRECTORY), "/proc/self/fd");
	if (count > 3) {
		wait_for_a_byte(words[2]);
		return 0;
	}
	files(words[2]);
	nameless();
	sockets();
	mounts();
	return 0;
}
