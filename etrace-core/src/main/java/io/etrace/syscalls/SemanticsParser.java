// SPDX-License-Identifier: Apache-2.0
package io.etrace.syscalls;

import io.etrace.syscalls.Semantics.Direction;
import io.etrace.syscalls.Semantics.Kind;
import io.etrace.syscalls.Semantics.Written;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads what stands after a parameter's colon: {@code out struct rusage[2] on error}. */
final class SemanticsParser {
    private static final String UNION = "union";
    private static final Map<String, Kind> KINDS = new HashMap<>();

    static {
        for (Kind kind : Kind.values()) {
            KINDS.put(kind.name().toLowerCase(Locale.ROOT), kind);
        }
    }

    private final Tokens tokens;
    private final LengthSpecParser extents;

    /** {@code parameters} are the names that extents may refer to. */
    SemanticsParser(Tokens tokens, List<String> parameters) {
        this.tokens = tokens;
        this.extents = new LengthSpecParser(tokens, parameters);
    }

    /** The meaning of a parameter or result. */
    Semantics meaning() {
        Direction written = direction();
        Kind kind = kind();
        Direction direction = written == Direction.NONE && readByDefault(kind) ? Direction.IN : written;
        if (direction == Direction.NONE) {
            if (!kind.scalar()) {
                throw tokens.error(lower(kind) + " is memory and needs a direction: in, out or inout");
            }
            return new Semantics(kind, direction, LengthSpec.NONE, name(kind));
        }
        String name = name(kind);
        LengthSpec extent = tokens.accept("[") ? extents.extent() : LengthSpec.NONE;
        return new Semantics(kind, direction, extent, name, written(direction));
    }

    /** The meaning of a struct's member: a value in place, or with a direction memory elsewhere. */
    Semantics member() {
        Direction direction = direction();
        Kind kind = kind();
        String name = name(kind);
        if (direction == Direction.NONE) {
            return new Semantics(kind, direction, LengthSpec.NONE, name);
        }
        LengthSpec extent = tokens.accept("[") ? extents.extent() : LengthSpec.NONE;
        return new Semantics(kind, direction, extent, name, written(direction));
    }

    private static boolean readByDefault(Kind kind) {
        return kind == Kind.PATH || kind == Kind.STRING || kind == Kind.STRINGS;
    }

    private Direction direction() {
        for (Direction direction : Direction.values()) {
            if (direction != Direction.NONE && tokens.accept(direction.name().toLowerCase(Locale.ROOT))) {
                return direction;
            }
        }
        return Direction.NONE;
    }

    /** A union stays in place, as the start of the C type's name. */
    private Kind kind() {
        if (tokens.peek().equals(UNION)) {
            return Kind.STRUCT;
        }
        String word = tokens.word("a kind such as fd, path or buffer");
        Kind kind = KINDS.get(word);
        if (kind == null) {
            List<String> known = KINDS.keySet().stream().sorted().toList();
            throw tokens.error("unknown kind '" + word + "'; kinds are " + String.join(", ", known));
        }
        return kind;
    }

    private String name(Kind kind) {
        boolean named = tokens.atWord() && !tokens.peek().equals("on");
        return switch (kind) {
            case FLAGS, ENUM -> tokens.word("the constant set of " + lower(kind));
            case STRUCT -> named ? cType() : "";
            case ATTRIBUTES -> tokens.word("a set of attributes");
            case CALL -> tokens.word("the syscall whose arguments these are");
            case POINTERS -> tokens.word("the struct that each points to");
            default -> {
                if (named) {
                    throw tokens.error("'" + tokens.peek() + "' after " + lower(kind) + ", which takes no name");
                }
                yield "";
            }
        };
    }

    private String cType() {
        return tokens.accept(UNION) ? UNION + " " + tokens.path("a union's name") : tokens.path("a C type");
    }

    private Written written(Direction direction) {
        if (!tokens.accept("on")) {
            return Written.ON_SUCCESS;
        }
        if (!direction.out()) {
            throw tokens.error("'on' tells when out memory is written, but the direction is in");
        }
        String word = tokens.word("error, interrupt or positive");
        return switch (word) {
            case "error" -> Written.ALWAYS;
            case "interrupt" -> Written.ON_INTERRUPT;
            case "positive" -> Written.ON_POSITIVE;
            default -> throw tokens.error("expected error, interrupt or positive after 'on' but found '" + word + "'");
        };
    }

    private static String lower(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
