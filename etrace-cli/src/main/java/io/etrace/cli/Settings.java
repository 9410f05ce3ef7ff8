// SPDX-License-Identifier: Apache-2.0
package io.etrace.cli;

import io.etrace.cli.Arguments.Setting;
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
    private final Set<Flag> flags = EnumSet.noneOf(Flag.class);

    Settings(List<Setting> given) {
        this.given = given;
        given.forEach(setting -> flags.add(setting.flag()));
    }

    boolean has(Flag flag) {
        return flags.contains(flag);
    }

    /** The flags of {@code wanted} that are given. */
    Set<Flag> among(Set<Flag> wanted) {
        Set<Flag> found = EnumSet.copyOf(wanted);
        found.retainAll(flags);
        return found;
    }

    /** Of a flag and its opposite the one given last wins. */
    boolean isOn(Flag flag, Flag opposite, boolean otherwise) {
        boolean on = otherwise;
        for (Setting setting : given) {
            on = setting.flag() == flag || (on && setting.flag() != opposite);
        }
        return on;
    }

    /** The value given last. */
    Optional<String> value(Flag flag) {
        Optional<String> value = Optional.empty();
        for (Setting setting : given) {
            value = setting.flag() == flag ? Optional.of(setting.value()) : value;
        }
        return value;
    }

    /** All values of a flag that may be repeated, and have several of them separated by commas. */
    List<String> values(Flag flag) {
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
    Optional<Path> path(Flag flag) {
        return value(flag).map(text -> path(flag, text));
    }

    /** All files, in the order given; their names may have commas. */
    List<Path> paths(Flag flag) {
        return given.stream()
                .filter(setting -> setting.flag() == flag)
                .map(setting -> path(flag, setting.value()))
                .toList();
    }

    private static Path path(Flag flag, String text) {
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

    void exclude(Flag one, Flag other, String because) {
        if (has(one) && has(other)) {
            throw new UsageException(one.spelling() + " and " + other.spelling() + " exclude each other: " + because);
        }
    }
}
