// SPDX-License-Identifier: Apache-2.0
package io.etrace.model;

import io.etrace.btf.Btf;
import io.etrace.btf.BtfType;
import io.etrace.btf.Enumeration;
import io.etrace.capture.ClockReading;
import io.etrace.linux.Libc;
import io.etrace.linux.LinuxException;
import io.etrace.syscalls.Abi;
import io.etrace.syscalls.SyscallFormat;
import io.etrace.syscalls.SyscallFormats;
import io.etrace.syscalls.Tracefs;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Makes the model of the kernel that runs here, from tracefs and BTF. */
public final class RunningKernel {
    private static final String SUBSYSTEMS = "enum cgroup_subsys_id";
    private static final String SUBSYSTEM_SUFFIX = "_cgrp_id";

    private RunningKernel() {}

    /**
     * Reads both sources at once; they have nothing to do with each other.
     *
     * @throws RuntimeException of the source that is missing, with a message for the user
     */
    public static TraceModel read() {
        CompletableFuture<Btf> types = CompletableFuture.supplyAsync(Btf::ofRunningKernel);
        List<SyscallFormat> formats = SyscallFormats.read(mountedTracefs()).formats();
        Btf btf = types.join();
        return new TraceModel(
                new KernelMetadata(Abi.ofThisMachine(), formats, Map.of(), btf), subsystems(btf), ClockReading.now());
    }

    /** Mounts tracefs when it is nowhere: a fresh machine does not have it. */
    private static Path mountedTracefs() {
        Optional<Path> place = Tracefs.locate();
        if (place.isPresent()) {
            return place.get();
        }
        try {
            Libc.mount("tracefs", Tracefs.USUAL_PLACE);
        } catch (LinuxException e) {
            throw Tracefs.missing();
        }
        return Tracefs.require();
    }

    private static List<String> subsystems(Btf btf) {
        List<String> names = new ArrayList<>();
        Optional<BtfType> type = btf.find(SUBSYSTEMS);
        if (type.isPresent() && type.get() instanceof Enumeration subsystems) {
            for (int id = 0; subsystems.indexOf(id) >= 0; id++) {
                String name = subsystems.name(subsystems.indexOf(id));
                if (!name.endsWith(SUBSYSTEM_SUFFIX)) {
                    break;
                }
                names.add(name.substring(0, name.length() - SUBSYSTEM_SUFFIX.length()));
            }
        }
        return names;
    }
}
