// SPDX-License-Identifier: Apache-2.0
package io.etrace.model;

import io.etrace.btf.Btf;
import io.etrace.btf.BtfType;
import io.etrace.capture.CaptureMetadata;
import io.etrace.capture.ClockReading;
import io.etrace.process.ProcessList;
import io.etrace.syscalls.Abi;
import io.etrace.syscalls.ControlType;
import io.etrace.syscalls.Parameter;
import io.etrace.syscalls.Semantics.Kind;
import io.etrace.syscalls.SemanticsTable;
import io.etrace.syscalls.Syscall;
import io.etrace.syscalls.SyscallFormat;
import io.etrace.syscalls.SyscallNumbers;
import io.etrace.syscalls.Variant;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The model of a kernel in a capture: its syscalls as lines {@code NUMBER|NAME|TYPE PARAMETER|...}, its types as BTF, the
 * rest as values by key.
 */
final class MetadataCodec {
    private static final String ARCHITECTURE = "architecture";
    private static final String SUBSYSTEMS = "cgroup_subsystems";
    /** Types that no parameter names: socket addresses, and what segments and messages are made of. */
    private static final List<String> MORE_TYPES = List.of(
            "struct iovec",
            "struct user_msghdr",
            "struct mmsghdr",
            "struct cmsghdr",
            "struct sockaddr",
            "struct compat_iovec",
            "struct compat_msghdr",
            "struct compat_cmsghdr",
            "struct compat_mmsghdr",
            "struct linux_dirent64",
            "struct sockaddr_in",
            "struct sockaddr_in6",
            "struct sockaddr_un",
            "struct sockaddr_nl",
            "struct sockaddr_ll",
            "struct sockaddr_vm",
            "struct sockaddr_alg",
            "struct sockaddr_xdp",
            "enum cgroup_subsys_id");

    /** Six parameters behind number and name. */
    private static final int MOST_PARTS = 8;

    private static final int MOST_SYSCALLS = 4096;

    private MetadataCodec() {}

    static CaptureMetadata encode(KernelMetadata metadata, TraceModel model, ClockReading clocks) {
        Map<String, String> values = new HashMap<>(HostMetadata.read());
        values.put(ARCHITECTURE, metadata.abi().label());
        values.put(SUBSYSTEMS, String.join(",", model.subsystems()));
        byte[] types = metadata.btf().subset(types(metadata, model));
        return new CaptureMetadata(values, clocks, syscalls(metadata), types, ProcessList.NONE);
    }

    private static byte[] syscalls(KernelMetadata metadata) {
        SyscallNumbers numbers = SyscallNumbers.of(metadata.abi()).with(metadata.numbers());
        StringBuilder text = new StringBuilder();
        for (SyscallFormat format : metadata.formats()) {
            text.append(numbers.ofTracefs(format.name()).orElse(-1)).append('|').append(format.name());
            format.fields()
                    .forEach(field ->
                            text.append('|').append(field.type()).append(' ').append(field.name()));
            text.append('\n');
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static Set<String> types(KernelMetadata metadata, TraceModel model) {
        Set<String> types = new LinkedHashSet<>(MORE_TYPES);
        SemanticsTable.shipped().controls().stream()
                .map(ControlType::meaning)
                .filter(meaning -> meaning.kind() == Kind.STRUCT)
                .forEach(meaning -> types.add("struct " + meaning.name()));
        SemanticsTable.shipped().netlink().structs().forEach(struct -> types.add("struct " + struct));
        metadata.formats().forEach(format -> format.fields().forEach(field -> types.add(field.type())));
        for (Syscall syscall : model.allSyscalls()) {
            for (Variant variant : syscall.variants()) {
                for (Parameter parameter : variant.parameters()) {
                    types.add(parameter.type());
                    parameter.pointee().map(BtfType::cName).ifPresent(types::add);
                }
            }
        }
        types.addAll(model.syscalls().typeNames());
        types.addAll(model.compatSyscalls().typeNames());
        return types;
    }

    static TraceModel decode(CaptureMetadata capture) {
        Map<String, String> values = capture.values();
        List<SyscallFormat> formats = new ArrayList<>();
        Map<String, Integer> numbers = new HashMap<>();
        for (String line : new String(capture.syscalls(), StandardCharsets.UTF_8).split("\n")) {
            String[] parts = line.split("\\|");
            check(parts.length >= 2 && parts.length <= MOST_PARTS && parts[1].matches("\\w{1,64}"), "syscall", line);
            formats.add(new SyscallFormat(parts[1], fields(parts)));
            int number = Integer.parseInt(parts[0]);
            check(number >= -1 && number < MOST_SYSCALLS && formats.size() <= MOST_SYSCALLS, "syscall", line);
            if (number >= 0) {
                numbers.put(parts[1], number);
            }
        }
        KernelMetadata metadata = new KernelMetadata(abi(values), formats, numbers, Btf.parse(capture.types()));
        String subsystems = values.getOrDefault(SUBSYSTEMS, "");
        return new TraceModel(
                metadata, subsystems.isEmpty() ? List.of() : List.of(subsystems.split(",")), capture.start());
    }

    private static void check(boolean holds, String what, String text) {
        if (!holds) {
            throw new IllegalArgumentException("no " + what + ": " + text.substring(0, Math.min(text.length(), 80)));
        }
    }

    private static Abi abi(Map<String, String> values) {
        String name = values.getOrDefault(ARCHITECTURE, "");
        check(name.equals(Abi.ARM64.label()) || name.equals(Abi.X86_64.label()), "architecture", name);
        return name.equals(Abi.ARM64.label()) ? Abi.ARM64 : Abi.X86_64;
    }

    private static List<SyscallFormat.Field> fields(String[] parts) {
        List<SyscallFormat.Field> fields = new ArrayList<>();
        for (int i = 2; i < parts.length; i++) {
            int blank = parts[i].lastIndexOf(' ');
            fields.add(new SyscallFormat.Field(parts[i].substring(0, blank), parts[i].substring(blank + 1)));
        }
        return fields;
    }
}
