// SPDX-License-Identifier: Apache-2.0
package io.etrace.btf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A subset of the running kernel's types is BTF to others too, and says the same of them as the whole. */
class SubsetIT {
    private static final List<String> TYPES = List.of(
            "struct stat *",
            "struct statx *",
            "siginfo_t *",
            "struct user_msghdr *",
            "const struct iovec *",
            "struct mmsghdr *",
            "struct sigaction *",
            "union bpf_attr *",
            "struct perf_event_attr *",
            "struct io_uring_params *",
            "struct clone_args *",
            "struct rusage *",
            "struct epoll_event *",
            "struct sigevent *",
            "struct io_uring_sqe",
            "sigset_t *",
            "const char *const *",
            "loff_t *",
            "umode_t",
            // Not of a syscall, but they contain and point to about everything.
            "struct task_struct *",
            "struct bio *",
            "struct file_operations");

    /** Asks the kernel to check a file of BTF as it does when it loads a program: prints 0 or the error number. */
    private static final String LOADER = """
            #include <errno.h>
            #include <fcntl.h>
            #include <linux/bpf.h>
            #include <stdio.h>
            #include <string.h>
            #include <sys/syscall.h>
            #include <unistd.h>
            static char data[1 << 20], log[1 << 24];
            int main(int argc, char **argv) {
                union bpf_attr attr;
                memset(&attr, 0, sizeof attr);
                attr.btf = (unsigned long) data;
                attr.btf_size = read(open(argv[1], O_RDONLY), data, sizeof data);
                attr.btf_log_buf = (unsigned long) log;
                attr.btf_log_size = sizeof log;
                attr.btf_log_level = 1;
                int fd = syscall(SYS_bpf, BPF_BTF_LOAD, &attr, sizeof attr);
                printf("%d\\n%s", fd < 0 ? errno : 0, fd < 0 ? log : "");
            }
            """;

    @TempDir
    private static Path directory;

    private static Btf kernel;
    private static Path file;

    @BeforeAll
    static void writeSubset() throws IOException {
        Tool.requireKernelTypes();
        kernel = Btf.ofRunningKernel();
        file = Files.write(directory.resolve("subset.btf"), kernel.subset(TYPES));
    }

    @Test
    void isSmall() throws IOException {
        assertThat(Files.size(file)).isLessThan(Files.size(Tool.VMLINUX) / 20);
        assertThat(kernel.subset(List.of("struct stat *"))).hasSizeLessThan(1000);
    }

    @Test
    void saysTheSameAsTheWhole() throws IOException {
        Btf subset = Btf.parse(Files.readAllBytes(file));
        for (String type : TYPES) {
            List<String> rows = rows(kernel.resolve(type).orElseThrow());
            assertThat(rows(subset.resolve(type).orElseThrow())).as(type).isEqualTo(rows);
            assertThat(rows).isNotEmpty();
        }
    }

    @Test
    void isReadByBpftool() throws IOException, InterruptedException {
        Tool.requirePresent("bpftool");

        assertThat(Tool.text("bpftool", "btf", "dump", "file", file.toString(), "format", "c"))
                .contains("struct stat {", "struct perf_event_attr {", "typedef struct siginfo siginfo_t;");
    }

    @Test
    void isAcceptedByTheKernel() throws IOException, InterruptedException {
        Tool.requirePresent("gcc");
        Path source = Files.writeString(directory.resolve("load.c"), LOADER);
        String binary = directory.resolve("load").toString();
        Tool.text("gcc", "-w", "-o", binary, source.toString());

        List<String> answer = Tool.text(binary, file.toString()).lines().toList();

        assertThat(answer.getFirst()).as(answer.getLast()).isEqualTo("0");
    }

    /** All that values of a type contain, by values, in order. */
    private static List<String> rows(BtfType type) {
        List<String> rows = new ArrayList<>();
        addRows(type, "", rows);
        return rows;
    }

    private static void addRows(BtfType type, String indent, List<String> rows) {
        rows.add(indent + type.cName() + " of " + type.size());
        switch (type) {
            case Composite composite ->
                composite.members().forEach(member -> {
                    rows.add(indent + member.name() + " " + member.typeName() + " " + member.bitOffset() + ":"
                            + member.bitSize());
                    addRows(member.type(), indent + "  ", rows);
                });
            case BtfType.Array array -> addRows(array.element(), indent + "  ", rows);
            case Enumeration names -> {
                for (int i = 0; i < names.count(); i++) {
                    rows.add(indent + names.name(i) + " = " + names.value(i));
                }
            }
            default -> {}
        }
    }
}
