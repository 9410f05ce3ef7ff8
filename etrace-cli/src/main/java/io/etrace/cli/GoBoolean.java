// SPDX-License-Identifier: Apache-2.0
package io.etrace.cli;

import io.etrace.text.Nearest;
import java.util.ArrayList;
import java.util.List;

/** Options without a value, given one as Go's flags allow: {@code --stats=false} is {@code --no-stats}. */
final class GoBoolean {
    private GoBoolean() {}

    /** The same words with the one at {@code index} spelled our way. */
    static List<String> rewrite(List<String> words, int index) {
        String word = words.get(index);
        int equals = word.indexOf('=');
        String name = equals < 0 ? word : word.substring(0, equals);
        Flag flag = find(name);
        List<String> rewritten = new ArrayList<>(words);
        switch (equals < 0 ? "" : word.substring(equals + 1)) {
            case "true" -> rewritten.set(index, flag.spelling());
            case "false" -> negate(flag, rewritten, index);
            default -> throw new UsageException(flag.spelling() + " takes no value but true or false, not in " + word);
        }
        return rewritten;
    }

    private static void negate(Flag flag, List<String> words, int index) {
        switch (flag) {
            case STATS -> words.set(index, Flag.NO_STATS.spelling());
            case FOLLOW -> words.set(index, Flag.NO_FOLLOW.spelling());
            case NO_STATS -> words.set(index, Flag.STATS.spelling());
            case NO_FOLLOW -> words.set(index, Flag.FOLLOW.spelling());
            default -> words.remove(index);
        }
    }

    private static Flag find(String name) {
        List<String> known = new ArrayList<>();
        for (Flag flag : Flag.values()) {
            if (flag.spelling().equals(name) && !flag.hasArgument()) {
                return flag;
            }
            known.add(flag.spelling());
        }
        throw new UsageException("unknown option " + name + Nearest.hint(name, known));
    }
}
