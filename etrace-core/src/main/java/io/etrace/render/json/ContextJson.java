// SPDX-License-Identifier: Apache-2.0
package io.etrace.render.json;

import io.etrace.context.CgroupPaths;
import io.etrace.context.ContextFormat;
import io.etrace.record.ContextRecord;
import io.etrace.record.ContextRecord.CapabilitySet;
import io.etrace.record.ContextRecord.Credential;
import io.etrace.record.ContextRecord.Namespace;
import io.etrace.render.TaskNumber;
import io.etrace.text.Utf8Buffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Writes process contexts, either as a part of events or as lines of their own that events refer to. */
public final class ContextJson implements ContextFormat {
    private final List<String> subsystems;
    private final boolean lines;
    private final long firstId;
    private final byte[] comm = new byte[ContextRecord.COMM_LENGTH];
    private final Utf8Buffer out = new Utf8Buffer(2048);

    /**
     * A format.
     *
     * @param subsystems the names of the cgroup subsystems, by id
     * @param lines whether a context is a line of its own
     * @param firstId what is added to its id
     */
    public ContextJson(List<String> subsystems, boolean lines, long firstId) {
        this.subsystems = subsystems;
        this.lines = lines;
        this.firstId = firstId;
    }

    @Override
    public byte[] render(ContextRecord context, CgroupPaths cgroups) {
        out.clear();
        out.append('{');
        if (lines) {
            out.append("\"kind\":\"context\",\"id\":").appendUnsigned(firstId + Integer.toUnsignedLong(context.id()));
            number(",\"pid\":", TaskNumber.here(context.tgid()));
            number(",\"tid\":", TaskNumber.here(context.tid()));
            out.append(',');
        }
        cgroups(context, cgroups);
        namespaces(context);
        credentials(context);
        comm(context);
        number(",\"ns_pid\":", context.namespaceTgid());
        number(",\"ns_tid\":", context.namespaceTid());
        number(",\"ppid\":", TaskNumber.here(context.ppid()));
        out.append(lines ? "}\n" : "}");
        return Arrays.copyOf(out.array(), out.length());
    }

    private void number(String field, int value) {
        out.append(field).appendUnsigned(Integer.toUnsignedLong(value));
    }

    private void cgroups(ContextRecord context, CgroupPaths cgroups) {
        out.append("\"cgroups\":[");
        for (int id = 0; id < context.subsystemCount(); id++) {
            out.append(id == 0 ? "{\"subsystem_id\":" : ",{\"subsystem_id\":").appendDecimal(id);
            out.append(",\"subsystem\":");
            string(id < subsystems.size() ? Optional.of(subsystems.get(id)) : Optional.empty());
            out.append(",\"state_id\":").appendDecimal(context.stateId(id)).append(",\"name\":");
            string(cgroups.find(context.hierarchyId(id), context.cgroupId(id)));
            out.append('}');
        }
        out.append("],\"cgroup_v2\":");
        string(cgroups.find(0, context.cgroupV2()));
    }

    private void string(Optional<String> text) {
        if (text.isEmpty()) {
            out.append("null");
            return;
        }
        byte[] bytes = text.get().getBytes(StandardCharsets.UTF_8);
        JsonStrings.append(out, bytes, 0, bytes.length);
    }

    private void namespaces(ContextRecord context) {
        out.append(",\"namespace_context\":");
        char before = '{';
        for (Namespace namespace : Namespace.values()) {
            out.append(before).append('"').append(namespace.name().toLowerCase(Locale.ROOT));
            out.append("_namespace\":").appendUnsigned(context.namespace(namespace));
            before = ',';
        }
        out.append('}');
    }

    private void credentials(ContextRecord context) {
        out.append(",\"credentials\":");
        char before = '{';
        for (Credential credential : Credential.values()) {
            String name = credential == Credential.SECUREBITS
                    ? "secure_bits"
                    : credential.name().toLowerCase(Locale.ROOT);
            out.append(before).append('"').append(name).append("\":").appendUnsigned(context.credential(credential));
            before = ',';
        }
        for (CapabilitySet set : CapabilitySet.values()) {
            capabilities(set.name().toLowerCase(Locale.ROOT), context.capabilities(set));
        }
        capabilities("ambiant", context.capabilities(CapabilitySet.AMBIENT)); // as the Go program wrote it
        out.append('}');
    }

    private void capabilities(String name, long set) {
        out.append(",\"cap_").append(name).append("\":").appendUnsigned(set);
    }

    private void comm(ContextRecord context) {
        out.append(",\"comm\":");
        if (!JsonStrings.append(out, comm, 0, context.copyComm(comm))) {
            out.append(",\"comm_encoding\":\"escaped\"");
        }
    }
}
