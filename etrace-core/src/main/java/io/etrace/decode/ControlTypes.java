// SPDX-License-Identifier: Apache-2.0
package io.etrace.decode;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the types of control messages mean, which depends on their level. */
final class ControlTypes {
    private final Level[] levels;
    private final Level other;

    ControlTypes(Map<Integer, Level> levels, Level other) {
        this.levels = new Level
                [levels.keySet().stream().mapToInt(level -> level + 1).max().orElse(0)];
        levels.forEach((level, names) -> this.levels[level] = names);
        this.other = other;
    }

    Level level(long level) {
        Level found = level >= 0 && level < levels.length ? levels[(int) level] : null;
        return found == null ? other : found;
    }

    /**
     * One level.
     *
     * @param type cmsg_type with the names that it has in this level
     * @param data what the data of a message are, by its type; shorter than the types are many, with holes
     */
    record Level(MemberDecoder type, @Nullable ValueDecoder[] data) {
        ValueDecoder data(long value) {
            ValueDecoder known = value >= 0 && value < data.length ? data[(int) value] : null;
            return known == null ? DataDecoder.ALL : known;
        }
    }
}
