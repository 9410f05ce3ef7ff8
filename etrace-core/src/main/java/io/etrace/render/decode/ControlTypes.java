// SPDX-License-Identifier: Apache-2.0
package io.etrace.render.decode;

import java.util.Map;

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
     * @param rights the type whose data are descriptors, or -1
     * @param credentials the type whose data are a sender's credentials, or -1
     */
    record Level(
            MemberDecoder type, long rights, ValueDecoder descriptors, long credentials, ValueDecoder credentialsData) {
        static Level of(MemberDecoder type) {
            return new Level(type, -1, DataDecoder.ALL, -1, DataDecoder.ALL);
        }

        ValueDecoder data(long value) {
            return value == rights ? descriptors : value == credentials ? credentialsData : DataDecoder.ALL;
        }
    }
}
