// SPDX-License-Identifier: Apache-2.0
package io.etrace.btf;

import java.util.List;

/** Where C looks a name up: {@code stat} is a different type with {@code struct} before it and without. */
enum Namespace {
    /** Typedefs and the built-in types. */
    ORDINARY(""),
    STRUCT("struct "),
    UNION("union "),
    ENUM("enum "),
    /** Records that are no C types: functions, variables, sections, tags. */
    NONE("");

    static final List<Namespace> TAGS = List.of(STRUCT, UNION, ENUM);

    final String prefix;

    Namespace(String prefix) {
        this.prefix = prefix;
    }

    /** The C spelling of the type of this name; BTF leaves the name of an anonymous type empty. */
    String spell(String name) {
        return prefix.concat(name.isEmpty() ? "{...}" : name);
    }
}
