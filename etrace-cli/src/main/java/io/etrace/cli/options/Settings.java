// SPDX-License-Identifier: Apache-2.0
package io.etrace.cli.options;

import io.etrace.cli.options.Arguments.Setting;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The options given, asked for by flag. */
final class Settings {
    private final List<Setting> given;
    private final Set<EtraceFlag> flags = EnumSet.noneOf(EtraceFlag.class);

    Settings(List<Setting> given) {
        this.given = given;
        given.forEach(setting -> flags.add(setting.flag()));
    }

    boolean has(EtraceFlag flag) {
        return flags.contains(flag);
    }

    /** The others, as if that flag had not been given. */
    Settings without(EtraceFlag flag) {
        return new Settings(
                given.stream().filter(setting -> setting.flag() != flag).toList());
    }

    /** The flags of {@code wanted} that are given. */
    Set<EtraceFlag> among(Set<EtraceFlag> wanted) {
        Set<EtraceFlag> found = EnumSet.copyOf(wanted);
        found.retainAll(flags);
        return found;
    }

    /** Of a flag and its opposite the one given last wins. */
    boolean isOn(EtraceFlag flag, EtraceFlag opposite, boolean otherwise) {
        boolean on = otherwise;
        for (Setting setting : given) {
            on = setting.flag() == flag || (on && setting.flag() != opposite);
        }
        return on;
    }

    /** The value given last. */
    Optional<String> value(EtraceFlag flag) {
        Optional<String> value = Optional.empty();
        for (Setting setting : given) {
            value = setting.flag() == flag ? Optional.of(setting.value()) : value;
        }
        return value;
    }

    /** All values of a flag that may be repeated, and have several of them separated by commas. */
    List<String> values(EtraceFlag flag) {
        List<String> values = new ArrayList<>();
        for (Setting setting : given) {
            if (setting.flag() == flag) {
                for (String value : setting.value().split(",", -1)) {
                    if (value.isBlank()) {
                        throw new UsageException(flag.spelling() + " wants " + flag.argument() + ", and '"
                                + setting.value() + "' has an empty one");
                    }
                    values.add(value.strip());
                }
            }
        }
        return values;
    }

    /** The file given last. */
    Optional<Path> path(EtraceFlag flag) {
        return value(flag).map(text -> path(flag, text));
    }

    /** All files, in the order given; their names may have commas. */
    List<Path> paths(EtraceFlag flag) {
        return given.stream()
                .filter(setting -> setting.flag() == flag)
                .map(setting -> path(flag, setting.value()))
                .toList();
    }

    private static Path path(EtraceFlag flag, String text) {
        if (text.isEmpty()) {
            throw new UsageException(flag.spelling() + " wants " + flag.argument() + ", not an empty name");
        }
        return path(text);
    }

    static Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new UsageException(
                    "'" + text + "' is not UTF-8: give - instead, and the file to the shell with < or >");
        }
    }

    void exclude(EtraceFlag one, EtraceFlag other, String because) {
        if (has(one) && has(other)) {
            throw new UsageException(one.spelling() + " and " + other.spelling() + " exclude each other: " + because);
        }
    }
}
