// SPDX-License-Identifier: Apache-2.0
package io.etrace.cli.output;

import io.etrace.cli.options.Output;
import io.etrace.cli.output.OutputChannel.Kind;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Set;

/**
 * Opens what is written to. Files are new ones, never an existing one nor what a link leads to, readable by nobody but
 * their owner: the user who called sudo, if there is one.
 */
public final class OutputFiles {
    private static final Path DEVICES = Path.of("/dev");
    private static final int ATTEMPTS = 100;

    private final Path directory;
    private final Owner owner;

    /**
     * @param directory where files without a given name are made
     * @param owner who is to own the files
     */
    public OutputFiles(Path directory, Owner owner) {
        this.directory = directory;
        this.owner = owner;
    }

    private static boolean isText(Output.Format format) {
        return format == Output.Format.TEXT || format == Output.Format.JSON;
    }

    OutputChannel open(Output output) throws OutputException {
        Kind kind = isText(output.format()) ? Kind.LINES : Kind.FRAMES;
        return switch (output.target()) {
            case Output.StandardOutput() -> standardStream("standard output", FileDescriptor.out, 1);
            case Output.StandardError() -> standardStream("standard error", FileDescriptor.err, 2);
            case Output.NamedFile(Path path) when isDevice(path) -> device(path);
            case Output.NamedFile(Path path) -> named(path, kind);
            case Output.AnyFile() -> any(output.format().extension(), kind);
        };
    }

    @SuppressWarnings("resource") // A standard stream is not ours to close.
    private static OutputChannel standardStream(String name, FileDescriptor descriptor, int number) {
        FileChannel channel = new FileOutputStream(descriptor).getChannel();
        return new OutputChannel(name, Path.of("/proc/self/fd/" + number), channel, Kind.STREAM);
    }

    /** A FIFO, {@code /dev/null}, a terminal, or a shell's {@code >(command)}, which is {@code /dev/fd/63}. */
    private static boolean isDevice(Path path) {
        try {
            return Files.readAttributes(path, BasicFileAttributes.class).isOther();
        } catch (IOException e) {
            return false; // there is nothing yet
        }
    }

    /** What lies about under a name that others can take, outside of /dev, must not be a link, nor somebody else's. */
    private OutputChannel device(Path path) throws OutputException {
        boolean trusted = path.startsWith(DEVICES);
        try {
            if (!trusted) {
                owner.requireOurs(path);
            }
            Set<OpenOption> how = trusted
                    ? Set.of(StandardOpenOption.WRITE)
                    : Set.of(StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
            return new OutputChannel(path.toString(), path, FileChannel.open(path, how), Kind.STREAM);
        } catch (IOException e) {
            throw new OutputException("cannot write to " + path + ": " + IoErrors.of(e), e);
        }
    }

    private OutputChannel named(Path path, Kind kind) throws OutputException {
        try {
            return create(path, kind);
        } catch (FileAlreadyExistsException e) {
            throw new OutputException(
                    "output file exists: " + path + ": remove it or choose another name, nothing is overwritten", e);
        } catch (IOException e) {
            throw cannotCreate(path, e);
        }
    }

    private OutputChannel any(String extension, Kind kind) throws OutputException {
        Path path = directory;
        for (int i = 0; i < ATTEMPTS; i++) {
            path = anyName(extension);
            try {
                return create(path, kind);
            } catch (FileAlreadyExistsException e) {
                continue;
            } catch (IOException e) {
                throw cannotCreate(path, e);
            }
        }
        throw new OutputException("output file exists: " + path + ": choose a name with -o FILE", new IOException());
    }

    /** A name that nothing has, as good as certainly. */
    public Path anyName(String extension) {
        int number = new SecureRandom().nextInt(100_000_000, 1_000_000_000);
        return directory.resolve("etrace-" + number + "." + extension);
    }

    private static OutputException cannotCreate(Path path, IOException e) {
        return new OutputException(
                "cannot create output file " + path + ": " + IoErrors.of(e) + "; choose another with -o FILE", e);
    }

    private OutputChannel create(Path path, Kind kind) throws IOException {
        FileChannel channel = FileChannel.open(
                path,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        owner.give(path);
        return new OutputChannel(path.toString(), path, channel, kind);
    }
}
