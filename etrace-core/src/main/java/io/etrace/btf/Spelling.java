// SPDX-License-Identifier: Apache-2.0
package io.etrace.btf;

/**
 * Writes a type as C does, around an absent name: {@code const char *}, {@code int (*)(struct file *, long)}. Names of
 * typedefs and qualifiers are kept; type tags ({@code __user}) are left out, as only some compilers write them to BTF.
 */
final class Spelling {
    /** Types and characters that a spelling may take; types that refer to themselves would go on for ever. */
    private static final int LIMIT = 2048;

    /** What a list of parameters takes at least: few can stand inside each other, for each needs stack. */
    private static final int PARAMETERS = 64;

    private final RawTypes raw;
    private final int start;
    private int left = LIMIT;

    private Spelling(RawTypes raw, int start) {
        this.raw = raw;
        this.start = start;
    }

    static String of(RawTypes raw, int id) {
        return new Spelling(raw, id).spell(id);
    }

    /** From the outermost type inwards; what was met so far stands around the name: {@code (*const)[4]}. */
    private String spell(int first) {
        String declarator = "";
        String qualifiers = "";
        for (int id = first; ; id = raw.target(id)) {
            spend(1);
            switch (raw.kind(id)) {
                case CONST -> qualifiers = qualifiers.concat("const ");
                case VOLATILE -> qualifiers = qualifiers.concat("volatile ");
                case RESTRICT -> qualifiers = qualifiers.concat("restrict ");
                case TYPE_TAG -> {}
                case PTR -> {
                    declarator = "*".concat(qualifiers).concat(declarator);
                    qualifiers = "";
                }
                case ARRAY -> declarator = followed(declarator, dimension(id));
                case FUNC_PROTO -> declarator = followed(declarator, parameters(id));
                default -> {
                    return join(qualifiers.concat(name(id)), declarator.strip());
                }
            }
        }
    }

    private static String followed(String declarator, String suffix) {
        String inner =
                declarator.startsWith("*") ? "(".concat(declarator.strip()).concat(")") : declarator;
        return inner.concat(suffix);
    }

    private static String join(String base, String declarator) {
        boolean apart = !declarator.isEmpty() && !declarator.startsWith("[");
        return base.concat(apart ? " " : "").concat(declarator);
    }

    /** In BTF a flexible array and an array of zero elements are the same. */
    private String dimension(int id) {
        int count = raw.word(id, 2);
        return count == 0 ? "[]" : "[".concat(Integer.toUnsignedString(count)).concat("]");
    }

    private String parameters(int id) {
        spend(PARAMETERS);
        int count = raw.elements(id);
        if (count == 0) {
            return "(void)";
        }
        StringBuilder list = new StringBuilder("(");
        for (int i = 0; i < count; i++) {
            int type = raw.target(id, 2 * i + 1);
            boolean variadic = type == 0 && i == count - 1;
            list.append(i == 0 ? "" : ", ").append(variadic ? "..." : spell(type));
        }
        return list.append(')').toString();
    }

    private String name(int id) {
        String name = switch (raw.kind(id)) {
            case VOID -> "void";
            case INT -> IntNames.conventional(raw.name(id));
            default -> raw.namespace(id).spell(raw.name(id));
        };
        spend(name.length());
        return name;
    }

    private void spend(int amount) {
        left -= amount;
        if (left < 0) {
            throw new BtfException(raw.describe(start) + " takes more than " + LIMIT + " characters to spell");
        }
    }
}
