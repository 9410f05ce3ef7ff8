// SPDX-License-Identifier: Apache-2.0
package io.etrace.constants;

import static org.assertj.core.api.Assertions.assertThat;

import io.etrace.constants.TracedCalls.Call;
import io.etrace.constants.TracedCalls.Case;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compares the names with those of strace: of every constant of a set, and of combinations of flags. */
class StraceTest {
    private static final List<Call> CALLS = """
            open openat(-1, "", %, 0)
            prot mmap(0, 0, %, 0, -1, 0)
            mmap mmap(0, 0, 0, %, -1, 0)
            madvise madvise(0, 0, %)
            msync msync(1, 0, %)
            mremap mremap(1, 0, 0, %, 0)
            fcntl fcntl(-1, %, 0)
            flock flock(-1, %)
            whence lseek(-1, 0, %)
            fallocate fallocate(-1, %, 0, 0)
            fadvise fadvise64(-1, 0, 0, %)
            splice splice(-1, 0, -1, 0, 0, %)
            sync_file_range sync_file_range(-1, 0, 0, %)
            renameat2 renameat2(-1, "a", -1, "b", %)
            at_link linkat(-1, "a", -1, "b", %)
            at_unlink unlinkat(-1, "a", %)
            at newfstatat(-1, "a", 0, %)
            at_statx statx(-1, "a", %, 0, 0)
            statx_mask statx(-1, "a", 0, %, 0)
            access access(0, %)
            socket_family socket(%, -1, 0)
            socket_type socket(-1, %, 0)
            shutdown shutdown(-1, %)
            msg sendto(-1, 0, 0, %, 0, 0)
            so setsockopt(-1, 1, %, 0, 0)
            tcp setsockopt(-1, 6, %, 0, 0)
            sol setsockopt(-1, %, 0, 0, 0)
            accept accept4(-1, 0, 0, %)
            epoll_ctl epoll_ctl(-1, %, 0, 0)
            inotify inotify_add_watch(-1, "a", %)
            wait wait4(1, 0, %, 0)
            idtype waitid(%, -1, 0, 0, 0)
            sigprocmask rt_sigprocmask(%, 0, 0, 8)
            signal kill(0x7fffffff, %)
            rlimit getrlimit(%, 0)
            rusage getrusage(%, 0)
            priority_which getpriority(%, 0)
            sched_policy sched_setscheduler(-1, %, 0)
            itimer getitimer(%, 0)
            clock clock_gettime(%, 0)
            futex futex(0, %, 0, 0, 0, 0)
            ptrace ptrace(%, -1, 0, 0)
            namespace_type setns(-1, %)
            mount mount(0, 0, 0, %, 0)
            umount umount2(0, %)
            memfd memfd_create(0, %)
            grnd getrandom(0, 0, %)
            close_range close_range(2, 1, %)
            kcmp kcmp(-1, -1, %, 0, 0)
            io_uring_enter io_uring_enter(-1, 0, 0, %, 0, 0)
            io_uring_register io_uring_register(-1, %, 0, 0)
            shmctl shmctl(-1, %, 0)
            msgctl msgctl(-1, %, 0)
            ioctl ioctl(-1, %, 0)
            """.lines().map(Call::parse).toList();

    /** What strace cannot name, or names in its own way: 0x40, 14<<MAP_HUGE_SHIFT, _IOC(...), AF_???. */
    private static final Pattern UNNAMED = Pattern.compile("[^A-Z_].*|.*[?(<].*|.*\\|0x.*|_IOC.*");

    private static final int COMBINATIONS = 40;
    private static final int MOST_OF_THEM = 4_300;
    private static final ConstantSets SETS = ConstantSets.of(Architecture.X86_64);

    @Test
    void namesAreThoseOfStrace(@TempDir Path folder) throws Exception {
        List<Case> cases = CALLS.stream().flatMap(call -> cases(call).stream()).toList();
        List<String> lines = TracedCalls.trace(folder, cases);
        assertThat(lines).hasSameSizeAs(cases);
        List<String> differences = IntStream.range(0, lines.size())
                .filter(i -> !agree(cases.get(i), theirs(cases.get(i), lines.get(i))))
                .mapToObj(i -> ours(cases.get(i)) + " in " + lines.get(i))
                .toList();
        assertThat(differences).isEmpty();
        List<Call> confirmed = IntStream.range(0, lines.size())
                .filter(i -> sharesName(ours(cases.get(i)), theirs(cases.get(i), lines.get(i))))
                .mapToObj(i -> cases.get(i).call())
                .toList();
        assertThat(confirmed.size()).isGreaterThan(MOST_OF_THEM);
        assertThat(new HashSet<>(confirmed)).containsExactlyInAnyOrderElementsOf(CALLS);
    }

    private static List<Case> cases(Call call) {
        ConstantSet set = SETS.get(call.set());
        List<Long> values = set.names().stream()
                .map(name -> set.valueOf(name).orElseThrow())
                .toList();
        List<Case> cases = new ArrayList<>();
        values.forEach(value -> cases.add(new Case(call, value)));
        Random random = new Random(call.template().hashCode());
        for (int i = 0; set instanceof FlagSet && i < COMBINATIONS; i++) {
            long one = values.get(random.nextInt(values.size()));
            long other = values.get(random.nextInt(values.size()));
            cases.add(new Case(call, one | other));
        }
        return cases;
    }

    private static boolean named(String theirs) {
        return !UNNAMED.matcher(theirs).matches();
    }

    private static String ours(Case one) {
        return Written.by(SETS.get(one.call().set()), one.value(), Integer.BYTES);
    }

    /** What strace says, in the spelling of the manual pages where it differs. */
    private static String theirs(Case one, String line) {
        return one.call()
                .argumentOf(line)
                .replace("MAP_FILE|", "")
                .replace("FASYNC", "O_ASYNC")
                .replace("WSTOPPED", "WUNTRACED")
                .replaceFirst("(SO_.*)_OLD", "$1");
    }

    /** Flags may be split in another way, and of an ioctl number the newer headers know more names, or fewer. */
    private static boolean agree(Case one, String theirs) {
        ConstantSet set = SETS.get(one.call().set());
        String ours = ours(one);
        if (!named(theirs) || ours.equals(theirs)) {
            return true;
        }
        return switch (set) {
            case FlagSet _ ->
                parts(theirs).stream().allMatch(name -> set.valueOf(name).isPresent())
                        && Sum.of(set, theirs) == (one.value() & Width.mask(Integer.BYTES));
            case IoctlSet _ ->
                sharesName(ours, theirs) || isDrm(one) || parts(theirs).stream().noneMatch(set.names()::contains);
            case EnumSet _ -> false;
        };
    }

    private static boolean sharesName(String ours, String theirs) {
        return parts(ours).stream().anyMatch(parts(theirs)::contains);
    }

    /** The requests of graphics drivers change: their arguments grow, and with them the numbers. */
    private static boolean isDrm(Case one) {
        return (one.value() >> Byte.SIZE & 0xff) == 'd';
    }

    private static Set<String> parts(String names) {
        return new TreeSet<>(List.of(names.split("\\|| or ")));
    }
}
