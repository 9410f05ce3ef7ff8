// SPDX-License-Identifier: Apache-2.0
/* Prints, for each id of a loaded eBPF program: its name and the instructions that the verifier looked at. Linux 5.16. */
#include <linux/bpf.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/syscall.h>
#include <unistd.h>

static long bpf(int command, union bpf_attr *attr)
{
	long result = syscall(SYS_bpf, command, attr, sizeof(*attr));

	if (result < 0) {
		perror("verified: bpf");
		exit(1);
	}
	return result;
}

int main(int count, char **words)
{
	for (int i = 1; i < count; i++) {
		union bpf_attr by_id = { .prog_id = atoi(words[i]) };
		struct bpf_prog_info info = {};
		union bpf_attr get = { .info = { .info_len = sizeof(info), .info = (unsigned long)&info } };

		get.info.bpf_fd = bpf(BPF_PROG_GET_FD_BY_ID, &by_id);
		bpf(BPF_OBJ_GET_INFO_BY_FD, &get);
		close(get.info.bpf_fd);
		printf("%s %u\n", info.name, info.verified_insns);
	}
	return 0;
}
