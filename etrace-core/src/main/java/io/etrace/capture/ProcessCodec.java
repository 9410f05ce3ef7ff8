// SPDX-License-Identifier: Apache-2.0
package io.etrace.capture;

import io.etrace.process.MountTable;
import io.etrace.process.OpenDescriptor;
import io.etrace.process.ProcessInfo;
import io.etrace.process.ProcessList;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Processes as a frame holds them, see docs/capture-format.md. */
final class ProcessCodec {
    private static final int MOST_BYTES = 8 << 20;

    private ProcessCodec() {}

    /** What would take too much room is left out, from the end. */
    static byte[] write(ProcessList list) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            boolean complete = list.complete();
            for (MountTable table : list.mounts()) {
                out.writeByte('M');
                out.writeLong(table.namespace());
                text(out, table.mountInfo());
            }
            for (ProcessInfo process : list.processes()) {
                complete &= bytes.size() < MOST_BYTES;
                if (bytes.size() < MOST_BYTES) {
                    write(out, process);
                }
            }
            out.writeByte(complete ? 'E' : 'T');
        } catch (IOException e) {
            throw new UncheckedIOException(e); // Memory has no such trouble.
        }
        return bytes.toByteArray();
    }

    private static void write(DataOutputStream out, ProcessInfo process) throws IOException {
        out.writeByte('P');
        out.writeInt(process.pid());
        out.writeInt(process.ppid());
        out.writeInt(process.uid());
        out.writeLong(process.startTime());
        out.writeLong(process.mounts());
        text(out, process.comm());
        texts(out, process.commandLine());
        out.writeInt(process.descriptors().size());
        for (OpenDescriptor descriptor : process.descriptors()) {
            out.writeInt(descriptor.number());
            text(out, descriptor.target());
        }
    }

    private static void texts(DataOutputStream out, List<String> texts) throws IOException {
        out.writeInt(texts.size());
        for (String text : texts) {
            text(out, text);
        }
    }

    private static void text(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    /** @throws DamagedCaptureException when the bytes are no such list */
    static ProcessList read(byte[] bytes) {
        List<ProcessInfo> processes = new ArrayList<>();
        List<MountTable> mounts = new ArrayList<>();
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            while (true) {
                int kind = in.readByte();
                switch (kind) {
                    case 'M' -> mounts.add(new MountTable(in.readLong(), text(in)));
                    case 'P' -> processes.add(process(in));
                    case 'E', 'T' -> {
                        return new ProcessList(processes, mounts, kind == 'E');
                    }
                    default -> throw new IOException("an entry of kind " + kind);
                }
            }
        } catch (IOException e) {
            throw new DamagedCaptureException("its list of processes makes no sense: " + e.getMessage());
        }
    }

    private static ProcessInfo process(DataInputStream in) throws IOException {
        int pid = in.readInt();
        int ppid = in.readInt();
        int uid = in.readInt();
        long startTime = in.readLong();
        long mounts = in.readLong();
        String comm = text(in);
        List<String> commandLine = new ArrayList<>();
        for (int left = count(in); left > 0; left--) {
            commandLine.add(text(in));
        }
        List<OpenDescriptor> descriptors = new ArrayList<>();
        for (int left = count(in); left > 0; left--) {
            descriptors.add(new OpenDescriptor(in.readInt(), text(in)));
        }
        return new ProcessInfo(pid, ppid, uid, startTime, comm, commandLine, descriptors, mounts);
    }

    /** Of things that take four bytes at least. */
    private static int count(DataInputStream in) throws IOException {
        int count = in.readInt();
        if (count < 0 || count > in.available() / Integer.BYTES) {
            throw new IOException("it claims " + Integer.toUnsignedString(count) + " entries");
        }
        return count;
    }

    private static String text(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > in.available()) {
            throw new IOException("it claims a text of " + Integer.toUnsignedString(length) + " bytes");
        }
        return new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }
}
