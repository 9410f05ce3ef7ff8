// SPDX-License-Identifier: Apache-2.0
package io.etrace.syscalls;

import io.etrace.constants.Errno;
import io.etrace.syscalls.Semantics.Direction;
import io.etrace.syscalls.Semantics.Kind;
import io.etrace.syscalls.Semantics.Written;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Reads what stands after a parameter's colon: {@code out struct rusage[2] on error}. */
final class SemanticsParser {
    private static final String UNION = "union";
    private static final Set<String> AFTER_NAME = Set.of("on", "as", "if");
    private static final Map<String, Kind> KINDS = new HashMap<>();

    static {
        for (Kind kind : Kind.values()) {
            KINDS.put(kind.name().toLowerCase(Locale.ROOT), kind);
        }
    }

    private final Tokens tokens;
    private final LengthSpecParser extents;
    private final NumberFormParser forms;

    /** {@code parameters} are the names that extents may refer to. */
    SemanticsParser(Tokens tokens, List<String> parameters) {
        this.tokens = tokens;
        this.extents = new LengthSpecParser(tokens, parameters);
        this.forms = new NumberFormParser(tokens);
    }

    /** Whether the next word is a kind or tells how a number lies there. */
    boolean startsKind() {
        return KINDS.containsKey(tokens.peek()) || NumberFormParser.WORDS.contains(tokens.peek());
    }

    /** The meaning of a parameter or result. */
    Semantics meaning() {
        Direction written = direction();
        NumberForm form = forms.form();
        return form == NumberForm.OF_C_TYPE ? meaning(written) : number(written, form);
    }

    /** {@code u32} alone is a number. */
    private Semantics number(Direction written, NumberForm form) {
        Semantics meaning = tokens.atWord() && KINDS.containsKey(tokens.peek())
                ? meaning(written)
                : pointed(Kind.NUMBER, written, "");
        return meaning.withForm(form);
    }

    private Semantics meaning(Direction written) {
        Kind kind = kind();
        Direction direction = written == Direction.NONE && readByDefault(kind) ? Direction.IN : written;
        if (direction == Direction.NONE) {
            if (!kind.scalar()) {
                throw tokens.error(lower(kind) + " is memory and needs a direction: in, out or inout");
            }
            return new Semantics(kind, direction, LengthSpec.NONE, name(kind));
        }
        return pointed(kind, direction, name(kind));
    }

    private Semantics pointed(Kind kind, Direction direction, String name) {
        String view = tokens.accept("as") ? tokens.word("the name of a view") : "";
        LengthSpec extent = direction != Direction.NONE && tokens.accept("[") ? extents.extent() : LengthSpec.NONE;
        return written(new Semantics(kind, direction, extent, name).withView(view));
    }

    /** The meaning of a struct's member: a value in place, or with a direction memory elsewhere. */
    Semantics member() {
        Direction direction = direction();
        NumberForm form = forms.form();
        boolean bare = form != NumberForm.OF_C_TYPE && !(tokens.atWord() && KINDS.containsKey(tokens.peek()));
        Kind kind = bare ? Kind.NUMBER : kind();
        String name = bare ? "" : name(kind);
        return direction == Direction.NONE
                ? new Semantics(kind, Direction.NONE, LengthSpec.NONE, name).withForm(form)
                : pointed(kind, direction, name).withForm(form);
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
        boolean named = tokens.atWord() && !AFTER_NAME.contains(tokens.peek());
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

    private Semantics written(Semantics meaning) {
        if (!tokens.accept("on")) {
            return meaning;
        }
        if (!meaning.direction().out()) {
            throw tokens.error("'on' says when out memory is written, but the direction is in");
        }
        String word = tokens.word("error, interrupt, positive or the name of an error");
        return switch (word) {
            case "error" -> meaning.written(Written.ALWAYS);
            case "interrupt" -> meaning.written(Written.ON_INTERRUPT);
            case "positive" -> meaning.written(Written.ON_POSITIVE);
            default -> meaning.writtenOn(error(word));
        };
    }

    private int error(String word) {
        return Errno.number(word)
                .orElseThrow(() -> tokens.error(
                        "expected error, interrupt, positive or the name of an error after 'on' but found '" + word
                                + "'"));
    }

    private static String lower(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
