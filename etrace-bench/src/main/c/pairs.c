// SPDX-License-Identifier: Apache-2.0
/* Two threads that answer each other. */
#define _GNU_SOURCE
#include "workload.h"
#include <linux/futex.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <pthread.h>
#include <stdatomic.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

static atomic_uint turn;

static void wait_for_turn(unsigned int mine)
{
	while (atomic_load(&turn) != mine)
		syscall(SYS_futex, &turn, FUTEX_WAIT_PRIVATE, !mine, NULL, NULL, 0);
}

static void pass_turn(unsigned int to)
{
	atomic_store(&turn, to);
	syscall(SYS_futex, &turn, FUTEX_WAKE_PRIVATE, 1, NULL, NULL, 0);
}

static void *answer_turns(void *unused)
{
	while (true) {
		wait_for_turn(1);
		pass_turn(0);
	}
	return unused;
}

static void start(void *(*run)(void *))
{
	pthread_t thread;

	must("pthread_create", -pthread_create(&thread, NULL, run, NULL));
}

static void start_answering(const struct settings *settings)
{
	start(answer_turns);
}

static void ask_for_turn(void)
{
	pass_turn(1);
	wait_for_turn(0);
}

static int client, server;

static void *answer_requests(void *unused)
{
	char request[64];

	while (read(server, request, sizeof(request)) > 0)
		must("write to the client", write(server, request, sizeof(request)));
	return unused;
}

static void connect_over_loopback(const struct settings *settings)
{
	struct sockaddr_in address = { .sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
	socklen_t length = sizeof(address);
	int one = 1, listener = must("socket", socket(AF_INET, SOCK_STREAM, 0));

	must("bind", bind(listener, (struct sockaddr *)&address, sizeof(address)));
	must("listen", listen(listener, 1));
	must("getsockname", getsockname(listener, (struct sockaddr *)&address, &length));
	client = must("socket", socket(AF_INET, SOCK_STREAM, 0));
	must("connect", connect(client, (struct sockaddr *)&address, length));
	server = must("accept", accept(listener, NULL, NULL));
	setsockopt(client, IPPROTO_TCP, TCP_NODELAY, &one, sizeof(one));
	setsockopt(server, IPPROTO_TCP, TCP_NODELAY, &one, sizeof(one));
	start(answer_requests);
}

static void request(void)
{
	char message[64] = "request";

	must("write to the server", write(client, message, sizeof(message)));
	must("read from the server", read(client, message, sizeof(message)));
}

const struct workload pair_workloads[] = {
	{ "futex", 50, 4, start_answering, ask_for_turn },
	{ "tcp", 20, 4, connect_over_loopback, request },
	{},
};
