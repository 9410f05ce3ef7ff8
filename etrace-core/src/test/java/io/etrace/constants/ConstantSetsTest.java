// SPDX-License-Identifier: Apache-2.0
package io.etrace.constants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ConstantSetsTest {
    private static final ConstantSets X86_64 = ConstantSets.of(Architecture.X86_64);
    private static final ConstantSets ARM64 = ConstantSets.of(Architecture.ARM64);

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "open 0x80000 O_RDONLY|O_CLOEXEC",
                "open 0x101041 O_WRONLY|O_CREAT|O_SYNC",
                "open 0x410002 O_RDWR|O_TMPFILE",
                "open 0x40000001 O_WRONLY|0x40000000",
                "open -1 0xffffffff",
                "prot 0 PROT_NONE",
                "prot 7 PROT_READ|PROT_WRITE|PROT_EXEC",
                "splice 0 0",
                "mmap 0x22 MAP_PRIVATE|MAP_ANONYMOUS",
                "mmap 0x54040022 MAP_PRIVATE|MAP_ANONYMOUS|MAP_HUGETLB|MAP_HUGE_2MB",
                "mmap 0x20 MAP_ANONYMOUS",
                "clone 0x1200011 CLONE_CHILD_CLEARTID|CLONE_CHILD_SETTID|SIGCHLD",
                "clone 0x17c CLONE_VM|124",
                "socket_type 0x80002 SOCK_DGRAM|SOCK_CLOEXEC",
                "socket_type 0x80009 9|SOCK_CLOEXEC",
                "futex 0x189 FUTEX_WAIT_BITSET_PRIVATE|FUTEX_CLOCK_REALTIME",
                "futex 0x4d 77",
                "epoll 0x80000001 EPOLLIN|EPOLLET",
                "personality 0x40000 PER_LINUX|ADDR_NO_RANDOMIZE",
                "quotactl 0x80000702 Q_GETQUOTA|PRJQUOTA",
                "ioprio 0x4004 IOPRIO_CLASS_BE|0x4",
                "kexec 0x990000 0x990000",
                "statx_mask 0xfff STATX_ALL",
                "statx_mask 0x17ff STATX_BASIC_STATS|STATX_MNT_ID",
            })
    void writesFlags(String set, String value, String expected) {
        assertThat(Written.by(X86_64.get(set), Long.decode(value), Integer.BYTES))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "fcntl 3 F_GETFL",
                "fcntl 99 99",
                "fcntl -7 -7",
                "signal 6 SIGABRT",
                "signal 32 SIGRTMIN",
                "signal 37 SIGRT_5",
                "signal 64 SIGRT_32",
                "signal 65 65",
                "socket_family 1 AF_UNIX",
                "socket_family 16 AF_NETLINK",
                "dirfd -100 AT_FDCWD",
                "dirfd 0xffffff9c AT_FDCWD",
                "reboot_magic1 0xfee1dead LINUX_REBOOT_MAGIC1",
                "reboot_magic1 -18751827 LINUX_REBOOT_MAGIC1",
                "key_serial 0xfffffffffffffffd KEY_SPEC_SESSION_KEYRING",
            })
    void writesOneOfSeveral(String set, String value, String expected) {
        long register = value.startsWith("0x") ? Members.number(value) : Long.parseLong(value);
        assertThat(Written.by(X86_64.get(set), register, Integer.BYTES)).isEqualTo(expected);
    }

    @Test
    void takesTheWidthOfTheTypeIntoAccount() {
        long register = 0xdead_beef_0008_0000L;
        assertThat(Written.by(X86_64.get("open"), register, 4)).isEqualTo("O_RDONLY|O_CLOEXEC");
        assertThat(Written.by(X86_64.get("open"), register, 8)).isEqualTo("O_RDONLY|O_CLOEXEC|0xdeadbeef00000000");
        assertThat(Written.by(X86_64.get("lock_type"), 0xffff_0001L, 2)).isEqualTo("F_WRLCK");
        assertThat(Written.by(X86_64.get("dirfd"), 0xffff_ff9cL, 8)).isEqualTo("4294967196");
        assertThat(Written.by(X86_64.get("clone3"), 0x2_0000_0100L, 8)).isEqualTo("CLONE_VM|CLONE_INTO_CGROUP");
        assertThat(Written.by(X86_64.get("capability_set"), 0x80_0020_0000L, 8)).isEqualTo("CAP_SYS_ADMIN|CAP_BPF");
    }

    @Test
    void knowsWhereTheArchitecturesDiffer() {
        assertThat(Written.by(X86_64.get("open"), 0x4000, 4)).isEqualTo("O_RDONLY|O_DIRECT");
        assertThat(Written.by(ARM64.get("open"), 0x4000, 4)).isEqualTo("O_RDONLY|O_DIRECTORY");
        assertThat(Written.by(X86_64.get("prot"), 0x10, 8)).isEqualTo("0x10");
        assertThat(Written.by(ARM64.get("prot"), 0x10, 8)).isEqualTo("PROT_BTI");
        assertThat(X86_64.find("arch_prctl")).isPresent();
        assertThat(ARM64.find("arch_prctl")).isEmpty();
    }

    @Test
    void findsValuesByName() {
        assertThat(X86_64.get("open").valueOf("O_CLOEXEC")).hasValue(0x80000);
        assertThat(X86_64.get("open").valueOf("O_RDWR")).hasValue(2);
        assertThat(X86_64.get("clone").valueOf("SIGCHLD")).hasValue(17);
        assertThat(X86_64.get("socket_family").valueOf("AF_LOCAL")).hasValue(1);
        assertThat(X86_64.get("ioctl").valueOf("TCGETS")).hasValue(0x5401);
        assertThat(X86_64.get("open").valueOf("O_CLOEXE")).isEmpty();
    }

    @Test
    void saysWhichSetIsMissing() {
        assertThatThrownBy(() -> X86_64.get("opne"))
                .isInstanceOf(NoSuchElementException.class)
                .hasMessage("no constant set \"opne\" for x86_64: tools/constants/sets.conf lists those there are");
    }

    @Test
    void aMagicNumberIsOneNameAndOtherBitsThereAreFlags() {
        ConstantSet mount = X86_64.get("mount");
        assertThat(Written.by(mount, 0xc0ed_0003L, Long.BYTES)).isEqualTo("MS_MGC_VAL|MS_RDONLY|MS_NOSUID");
        assertThat(Written.by(mount, 0xc0ef_0000L, Long.BYTES)).startsWith("MS_POSIXACL|MS_UNBINDABLE|MS_PRIVATE|");
        assertThat(Written.by(mount, 0x4_0000L, Long.BYTES)).isEqualTo("MS_PRIVATE");
        assertThat(Written.by(X86_64.get("adjtimex"), 0xa001, Integer.BYTES)).isEqualTo("ADJ_OFFSET_SS_READ");
        assertThat(Written.by(X86_64.get("adjtimex"), 0x8001, Integer.BYTES)).isEqualTo("ADJ_OFFSET_SINGLESHOT");
    }

    @Test
    void permissionsAreOctal() {
        ConstantSet flags = X86_64.get("ipc_flags");
        assertThat(Written.by(flags, 0x780, Integer.BYTES)).isEqualTo("IPC_CREAT|IPC_EXCL|0600");
        assertThat(Written.by(flags, 0640, Integer.BYTES)).isEqualTo("0640");
        assertThat(Written.by(flags, 0, Integer.BYTES)).isEqualTo("0");
    }

    @ParameterizedTest
    @EnumSource
    void everySetHasConstants(Architecture architecture) {
        ConstantSets sets = ConstantSets.of(architecture);
        assertThat(sets.names()).hasSizeGreaterThan(200).allSatisfy(name -> {
            ConstantSet set = sets.get(name);
            assertThat(set.name()).isEqualTo(name);
            assertThat(set.names()).as(name).isNotEmpty().doesNotHaveDuplicates();
        });
    }

    @ParameterizedTest
    @EnumSource
    void everyConstantIsWrittenAsItsNameOrAnAlias(Architecture architecture) {
        ConstantSets sets = ConstantSets.of(architecture);
        for (String name : sets.names()) {
            ConstantSet set = sets.get(name);
            for (String constant : set.names()) {
                long value = set.valueOf(constant).orElseThrow();
                assertThat(Sum.of(set, Written.by(set, value, Long.BYTES)))
                        .as("%s of %s", constant, name)
                        .isEqualTo(value);
            }
        }
    }
}
