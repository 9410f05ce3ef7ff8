// SPDX-License-Identifier: Apache-2.0
package io.etrace.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.etrace.contract.Contract;
import java.lang.foreign.MemorySegment;
import java.util.Locale;
import java.util.function.ToLongFunction;

/** The records of process contexts and of the cgroups that they name (bpf/abi/record.h). */
public final class ContextContract {
    private static final String NAMES = "in\0out\0";

    private ContextContract() {}

    public static Contract contract() {
        Contract contract = new Contract();
        tasks(contract);
        identities(contract);
        memberships(contract);
        cgroups(contract);
        return contract;
    }

    private static ToLongFunction<MemorySegment> of(ToLongFunction<ContextRecord> reader) {
        return Cursors.reader(ContextRecord::new, reader);
    }

    private static void tasks(Contract contract) {
        contract.at("context_record.header", 0)
                .reads("context_record.id", of(ContextRecord::id))
                .reads("context_record.tid", of(ContextRecord::tid))
                .reads("context_record.tgid", of(ContextRecord::tgid))
                .reads("context_record.ns_tid", of(ContextRecord::namespaceTid))
                .reads("context_record.ns_tgid", of(ContextRecord::namespaceTgid))
                .reads("context_record.ppid", of(ContextRecord::ppid))
                .reads("context_record.comm[0]", of(ContextContract::startOfComm))
                .reads("context_record.start_time", of(ContextRecord::startTime))
                .term(
                        "length of comm",
                        types -> assertThat(types.place("context_record.comm").size())
                                .isEqualTo(ContextRecord.COMM_LENGTH))
                .unknown("context_record.unused");
        contract.at("context_record.process_comm", ContextRecord.PROCESS_COMM)
                .at("context_record.program", ContextRecord.PROGRAM)
                .reads("context_record.process_start_time", of(ContextContract::processStartTime));
    }

    private static long processStartTime(ContextRecord context) {
        return context.processStartTime();
    }

    /** Eight bytes, as the number that a little-endian machine takes them for. */
    private static long startOfComm(ContextRecord context) {
        byte[] name = new byte[ContextRecord.COMM_LENGTH];
        context.copyComm(name);
        long value = 0;
        for (int i = Long.BYTES - 1; i >= 0; i--) {
            value = value << Byte.SIZE | name[i];
        }
        return value;
    }

    private static void identities(Contract contract) {
        for (ContextRecord.Credential credential : ContextRecord.Credential.values()) {
            contract.reads("context_record." + lower(credential), of(context -> context.credential(credential)));
        }
        for (ContextRecord.CapabilitySet set : ContextRecord.CapabilitySet.values()) {
            contract.reads("context_record.cap_" + lower(set), of(context -> context.capabilities(set)));
        }
        for (ContextRecord.Namespace namespace : ContextRecord.Namespace.values()) {
            contract.reads("context_record." + lower(namespace) + "_ns", of(context -> context.namespace(namespace)));
        }
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static void memberships(Contract contract) {
        contract.reads("context_record.cgroup_v2_id", of(ContextRecord::cgroupV2))
                .reads("context_record.cgroups[1].id", of(context -> context.cgroupId(1)))
                .reads("context_record.cgroups[1].state_id", of(context -> context.stateId(1)))
                .reads("context_record.cgroups[1].hierarchy_id", of(context -> context.hierarchyId(1)))
                .term("MAX_CGROUPS", types -> {
                    MemorySegment memory = Contract.zeros(types.size("context_record"));
                    types.place("context_record.header.length").put(memory, 1000);
                    assertThat(Cursors.wrap(new ContextRecord(), memory).subsystemCount())
                            .isEqualTo((int) types.constant("MAX_CGROUPS"));
                });
    }

    private static void cgroups(Contract contract) {
        contract.at("cgroup_record.header", 0)
                .reads("cgroup_record.id", Cursors.reader(CgroupRecord::new, CgroupRecord::cgroupId))
                .reads("cgroup_record.hierarchy_id", Cursors.reader(CgroupRecord::new, CgroupRecord::hierarchyId))
                .term("cgroup_record.names", types -> {
                    MemorySegment memory = Contract.zeros(types.size("cgroup_record"));
                    types.place("cgroup_record.header.length").put(memory, NAMES.length());
                    for (int i = 0; i < NAMES.length(); i++) {
                        types.place("cgroup_record.names[" + i + "]").put(memory, NAMES.charAt(i));
                    }
                    CgroupRecord cgroup = Cursors.wrap(new CgroupRecord(), memory);
                    assertThat(cgroup.path()).isEqualTo("/out/in");
                    types.place("cgroup_record.truncated").put(memory, 1);
                    assertThat(cgroup.path()).isEqualTo(".../out/in");
                })
                .unknown("CGROUP_NAMES");
    }
}
