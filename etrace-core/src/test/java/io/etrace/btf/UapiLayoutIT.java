// SPDX-License-Identifier: Apache-2.0
package io.etrace.btf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What programs and the kernel share is laid out as gcc lays it out when it compiles the kernel's UAPI headers. */
class UapiLayoutIT {
    /** A line for each type: a header, the type, some members; those with a colon are bit-fields. */
    private static final String TYPES = """
            asm/stat.h; struct stat; st_dev st_ino st_nlink st_mode st_uid st_rdev st_size st_blocks st_mtime st_ctime_nsec
            asm/statfs.h; struct statfs; f_type f_bsize f_blocks f_fsid f_namelen f_flags f_spare
            linux/stat.h; struct statx; stx_mask stx_attributes stx_uid stx_mode stx_size stx_atime stx_mtime stx_dev_major stx_mnt_id
            linux/stat.h; struct statx_timestamp; tv_sec tv_nsec
            linux/fcntl.h; struct flock; l_type l_whence l_start l_len l_pid
            linux/openat2.h; struct open_how; flags mode resolve
            linux/poll.h; struct pollfd; fd events revents
            linux/eventpoll.h; struct epoll_event; events data
            linux/in.h; struct sockaddr_in; sin_family sin_port sin_addr
            linux/in6.h; struct sockaddr_in6; sin6_family sin6_port sin6_flowinfo sin6_addr sin6_scope_id
            linux/un.h; struct sockaddr_un; sun_family sun_path
            linux/netlink.h; struct sockaddr_nl; nl_family nl_pid nl_groups
            linux/resource.h; struct rusage; ru_utime ru_stime ru_maxrss ru_minflt ru_nivcsw
            linux/resource.h; struct rlimit; rlim_cur rlim_max
            linux/timex.h; struct __kernel_timex; modes offset freq status constant tick tai
            linux/time_types.h; struct __kernel_timespec; tv_sec tv_nsec
            linux/time_types.h; struct __kernel_itimerspec; it_interval it_value
            linux/io_uring.h; struct io_uring_params; sq_entries cq_entries flags features wq_fd sq_off cq_off
            linux/io_uring.h; struct io_uring_sqe; opcode fd off addr len rw_flags user_data buf_index personality file_index
            linux/io_uring.h; struct io_sqring_offsets; head tail ring_mask array
            linux/sched.h; struct clone_args; flags pidfd child_tid exit_signal stack tls set_tid cgroup
            linux/sched/types.h; struct sched_attr; size sched_policy sched_flags sched_nice sched_period sched_util_max
            linux/uio.h; struct iovec; iov_base iov_len
            linux/utsname.h; struct new_utsname; sysname nodename release version machine domainname
            linux/sysinfo.h; struct sysinfo; uptime loads totalram procs totalhigh mem_unit
            linux/aio_abi.h; struct iocb; aio_data aio_key aio_rw_flags aio_lio_opcode aio_fildes aio_buf aio_resfd
            linux/aio_abi.h; struct io_event; data obj res res2
            linux/signalfd.h; struct signalfd_siginfo; ssi_signo ssi_pid ssi_ptr ssi_addr ssi_arch
            linux/inotify.h; struct inotify_event; wd mask cookie len
            linux/mqueue.h; struct mq_attr; mq_flags mq_maxmsg mq_msgsize mq_curmsgs
            linux/ip.h; struct iphdr; ihl: version: tos tot_len frag_off saddr daddr
            linux/tcp.h; struct tcphdr; source seq doff: fin: syn: cwr: window urg_ptr
            linux/perf_event.h; struct perf_event_attr; type size config disabled: inherit: precise_ip: bp_type clockid sig_data
            """;

    private static final String PROGRAM = """
            #include <stddef.h>
            #include <stdio.h>
            #include <string.h>
            %s
            static void bits(const char *name, const unsigned char *bytes, size_t size) {
                size_t first = 0, count = 0;
                for (size_t i = size * 8; i-- > 0; ) {
                    if (bytes[i / 8] >> i %% 8 & 1) {
                        first = i;
                        count++;
                    }
                }
                printf("%%s %%zu %%zu\\n", name, first, count);
            }
            int main(void) {
            %s}
            """;

    @TempDir
    private Path directory;

    @BeforeAll
    static void needsTools() {
        Tool.requireKernelTypes();
        Tool.requirePresent("gcc");
    }

    @ParameterizedTest
    @MethodSource("layouts")
    void agreesWithTheCompiler(Layout layout) throws IOException, InterruptedException {
        Path source = Files.writeString(
                directory.resolve("layout.c"),
                PROGRAM.formatted("#include <" + layout.header + ">", layout.statements()));
        String binary = directory.resolve("layout").toString();
        Tool.text("gcc", "-w", "-o", binary, source.toString());

        assertThat(layout.rows(Btf.ofRunningKernel()))
                .isEqualTo(Tool.text(binary).lines().toList());
    }

    static Stream<Layout> layouts() {
        return TYPES.lines()
                .map(line -> line.split("; "))
                .map(parts -> new Layout(parts[0], parts[1], List.of(parts[2].split(" "))));
    }

    record Layout(String header, String type, List<String> members) {
        /** Print bit offset and number of bits of each member; those of a bit-field are found by setting it. */
        String statements() {
            StringBuilder c = new StringBuilder();
            for (String member : members) {
                String name = member.replace(":", "");
                c.append("{ %s v; memset(&v, 0, sizeof v);\n".formatted(type));
                c.append(
                        member.endsWith(":")
                                ? "v.%1$s = ~0; bits(\"%1$s\", (void *) &v, sizeof v); }\n".formatted(name)
                                : "printf(\"%1$s %%zu %%zu\\n\", 8 * offsetof(%2$s, %1$s), 8 * sizeof v.%1$s); }\n"
                                        .formatted(name, type));
            }
            return c.toString();
        }

        List<String> rows(Btf btf) {
            Composite composite = (Composite) btf.find(type).orElseThrow();
            return members.stream()
                    .map(member -> row(composite, member.replace(":", "")))
                    .toList();
        }

        private static String row(Composite composite, String name) {
            Member member = composite.member(name).orElseThrow();
            int bits = member.isBitField() ? member.bitSize() : member.type().size() * 8;
            return name + " " + member.bitOffset() + " " + bits;
        }
    }
}
