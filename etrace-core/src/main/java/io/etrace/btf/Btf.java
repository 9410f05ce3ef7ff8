// SPDX-License-Identifier: Apache-2.0
package io.etrace.btf;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Optional;

/**
 * The types of a BTF blob (Documentation/bpf/btf.rst of the kernel), looked up by their C names. A type is made when it is
 * first asked for. Safe for use by any number of threads.
 */
public final class Btf {
    private static final Path RUNNING_KERNEL = Path.of("/sys/kernel/btf/vmlinux");

    private static final int SYSFS_READ = 4096;

    private final RawTypes raw;
    private final TypeGraph types;
    private final TypeLookup lookup;

    private Btf(RawTypes raw) {
        this.raw = raw;
        types = new TypeGraph(raw);
        lookup = new TypeLookup(raw, types);
    }

    /**
     * Reads a blob of little-endian BTF.
     *
     * @throws BtfException when it is damaged. This checks the framing; a type that makes no sense is found out when it is
     *     looked up, with the same exception.
     */
    public static Btf parse(byte[] data) {
        return parse(ByteBuffer.wrap(data));
    }

    /** Reads what remains in a buffer, which may be a mapped file; the buffer is not used any more afterwards. */
    public static Btf parse(ByteBuffer data) {
        return new Btf(new RawTypes(Sections.of(data)));
    }

    /** @throws BtfException when the kernel does not show its BTF */
    public static Btf ofRunningKernel() {
        return ofFile(RUNNING_KERNEL);
    }

    static Btf ofFile(Path file) {
        try {
            return parse(read(file));
        } catch (IOException e) {
            throw new BtfException(
                    "cannot read the kernel's types (" + e + "): ETrace needs a kernel built with "
                            + "CONFIG_DEBUG_INFO_BTF=y and /sys mounted",
                    e);
        }
    }

    /** Sysfs gives a page per read at most; for larger requests the JDK allocates a buffer of that size each time. */
    private static byte[] read(Path file) throws IOException {
        byte[] data = new byte[Math.toIntExact(Files.size(file))];
        try (InputStream in = new FileInputStream(file.toFile())) {
            int length = 0;
            int count = 0;
            while (count >= 0 && length < data.length) {
                length += count;
                count = in.read(data, length, Math.min(SYSFS_READ, data.length - length));
            }
        }
        return data;
    }

    /**
     * The type of a name: {@code struct stat}, {@code union x}, {@code enum y}, {@code loff_t}, {@code unsigned long}. Of
     * several types of that name it is the largest, of equally large ones the first.
     */
    public Optional<BtfType> find(String cType) {
        Optional<CTypeName> name = CTypeName.parse(cType);
        return name.isEmpty() || name.get().pointers() > 0 ? Optional.empty() : resolve(name.get());
    }

    /**
     * The type of a name or of pointers to it, as tracefs spells the parameters of syscalls: {@code umode_t}, {@code const
     * struct iovec *}, {@code const char *const *}. Qualifiers do not matter. Empty when the name is not known.
     */
    public Optional<BtfType> resolve(String cType) {
        Optional<CTypeName> name = CTypeName.parse(cType);
        return name.isEmpty() ? Optional.empty() : resolve(name.get());
    }

    /**
     * A blob with just the types that values of the given types, or of what these point to, contain. What their members
     * point to is left out: it is there by name only, so that every type is still spelled the same. Names that are not
     * known are passed over.
     */
    public byte[] subset(Collection<String> cTypes) {
        Subset subset = new Subset(raw);
        for (String cType : cTypes) {
            CTypeName.parse(cType).map(lookup::find).filter(id -> id > 0).ifPresent(subset::add);
        }
        return subset.toBytes();
    }

    BtfType type(int id) {
        return types.type(id);
    }

    private Optional<BtfType> resolve(CTypeName name) {
        int id = lookup.find(name);
        if (id == TypeLookup.NOT_FOUND) {
            return Optional.empty();
        }
        BtfType type = types.type(id);
        for (int i = 0; i < name.pointers(); i++) {
            type = Pointer.to(type);
        }
        return Optional.of(type);
    }
}
