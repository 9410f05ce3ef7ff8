// SPDX-License-Identifier: Apache-2.0
package io.etrace.constants;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * All constant sets of an architecture, which {@code tools/constants/sets.conf} lists. A set is parsed when it is first
 * asked for. Safe for use by several threads.
 */
public final class ConstantSets {
    private static final String COMMON = "constants";

    private final Architecture architecture;
    private final List<ConstantFile> files;
    private final Map<String, ConstantSet> loaded = new HashMap<>();

    private ConstantSets(Architecture architecture) {
        this.architecture = architecture;
        files = List.of(ConstantFile.read(COMMON), ConstantFile.read(architecture.resource()));
    }

    public static ConstantSets of(Architecture architecture) {
        return new ConstantSets(architecture);
    }

    /** The set of that name; empty if the architecture has none of its constants. */
    public synchronized Optional<ConstantSet> find(String name) {
        ConstantSet known = loaded.get(name);
        if (known == null) {
            List<SetBlock> blocks = blocks(name);
            if (blocks.isEmpty()) {
                return Optional.empty();
            }
            known = load(name, blocks);
            loaded.put(name, known);
        }
        return Optional.of(known);
    }

    /** The set of that name; a {@link NoSuchElementException} when there is none. */
    public ConstantSet get(String name) {
        Optional<ConstantSet> set = find(name);
        if (set.isEmpty()) {
            throw new NoSuchElementException("no constant set \"" + name + "\" for " + architecture.label()
                    + ": tools/constants/sets.conf lists those there are");
        }
        return set.get();
    }

    /** The names of all sets. */
    public SortedSet<String> names() {
        SortedSet<String> names = new TreeSet<>();
        files.forEach(file -> names.addAll(file.names()));
        return names;
    }

    private List<SetBlock> blocks(String name) {
        List<SetBlock> blocks = new ArrayList<>();
        for (ConstantFile file : files) {
            SetBlock block = file.find(name);
            if (block != null) {
                blocks.add(block);
            }
        }
        return blocks;
    }

    private ConstantSet load(String name, List<SetBlock> blocks) {
        Members members = new Members(SetBlock.lines(blocks));
        String kind = blocks.getFirst().kind();
        return switch (kind) {
            case "flags" -> new FlagSet(name, members, bases(blocks));
            case "enum" -> new EnumSet(name, members);
            case "ioctl" -> new IoctlSet(name, members);
            default -> throw new IllegalStateException("constant set " + name + " is of the unknown kind " + kind);
        };
    }

    private List<Base> bases(List<SetBlock> blocks) {
        List<Base> bases = new ArrayList<>();
        for (SetBlock block : blocks) {
            for (SetBlock.BaseReference base : block.bases()) {
                bases.add(new Base(base.mask(), values(base), base.place()));
            }
        }
        return bases;
    }

    private EnumSet values(SetBlock.BaseReference base) {
        return base.set().isEmpty() ? EnumSet.NONE : enumSet(base.set());
    }

    private EnumSet enumSet(String name) {
        if (get(name) instanceof EnumSet values) {
            return values;
        }
        throw new IllegalStateException("constant set " + name + " is used as a base but is no enum");
    }
}
