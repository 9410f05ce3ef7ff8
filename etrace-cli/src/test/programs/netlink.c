// SPDX-License-Identifier: Apache-2.0
/* Asks the kernel over netlink, on sockets that are bound to nothing, and reads what it answers. */
#include <linux/audit.h>

#include <linux/genetlink.h>
#include <linux/inet_diag.h>
#include <linux/netlink.h>
#include <linux/rtnetlink.h>
#include <linux/sock_diag.h>
#include <netinet/in.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

static char answer[32768];

static int ask(int protocol, void *message, int length)
{
	int sock = socket(AF_NETLINK, SOCK_RAW, protocol);

	send(sock, message, length, 0);
	recv(sock, answer, sizeof(answer), 0);
	return sock;
}

static struct nlmsghdr header(int length, int type, int flags)
{
	struct nlmsghdr header = { length, type, NLM_F_REQUEST | flags, 77, 0 };

	return header;
}

int main(void)
{
	struct {
		struct nlmsghdr header;
		struct ifaddrmsg address;
	} addresses;
	struct {
		struct nlmsghdr header;
		struct ifinfomsg link;
		struct nlattr name;
		char text[8];
	} link;
	struct {
		struct nlmsghdr header;
		struct genlmsghdr command;
		struct nlattr name;
		char text[8];
	} family;
	struct {
		struct nlmsghdr header;
		struct inet_diag_req_v2 request;
	} sockets;
	struct {
		struct nlmsghdr header;
	} status;
	struct iovec segment = { &link, sizeof(link) };
	struct msghdr message = { .msg_iov = &segment, .msg_iovlen = 1 };

	memset(&addresses, 0, sizeof(addresses));
	addresses.header = header(sizeof(addresses), RTM_GETADDR, NLM_F_DUMP);
	addresses.address.ifa_family = AF_INET;
	ask(NETLINK_ROUTE, &addresses, sizeof(addresses));

	memset(&link, 0, sizeof(link));
	link.header = header(sizeof(link), RTM_GETLINK, 0);
	link.name.nla_len = 7;
	link.name.nla_type = IFLA_IFNAME;
	strcpy(link.text, "lo");
	ask(NETLINK_ROUTE, &link, sizeof(link));

	strcpy(link.text, "no");
	int sock = socket(AF_NETLINK, SOCK_RAW, NETLINK_ROUTE);
	sendmsg(sock, &message, 0);
	segment.iov_base = answer;
	segment.iov_len = sizeof(answer);
	recvmsg(sock, &message, 0);

	memset(&family, 0, sizeof(family));
	family.header = header(sizeof(family), GENL_ID_CTRL, 0);
	family.command.cmd = CTRL_CMD_GETFAMILY;
	family.command.version = 1;
	family.name.nla_len = 11;
	family.name.nla_type = CTRL_ATTR_FAMILY_NAME;
	strcpy(family.text, "nlctrl");
	ask(NETLINK_GENERIC, &family, sizeof(family));

	memset(&sockets, 0, sizeof(sockets));
	sockets.header = header(sizeof(sockets), SOCK_DIAG_BY_FAMILY, NLM_F_DUMP);
	sockets.request.sdiag_family = AF_INET;
	sockets.request.sdiag_protocol = IPPROTO_TCP;
	sockets.request.idiag_states = -1;
	ask(NETLINK_SOCK_DIAG, &sockets, sizeof(sockets));

	memset(&status, 0, sizeof(status));
	status.header = header(sizeof(status), AUDIT_GET, NLM_F_ACK);
	sock = socket(AF_NETLINK, SOCK_RAW, NETLINK_AUDIT);
	send(sock, &status, sizeof(status), MSG_DONTWAIT);
	recv(sock, answer, sizeof(answer), MSG_DONTWAIT);
	return 0;
}
