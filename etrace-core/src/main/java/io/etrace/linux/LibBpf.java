// SPDX-License-Identifier: Apache-2.0
package io.etrace.linux;

import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;

/** libbpf 1.x: its functions return NULL with errno, or a negative error number. */
final class LibBpf {
    private static final SymbolLookup LIBRARY = load();

    static final Downcall OBJECT_OPEN_MEM = bind("bpf_object__open_mem");
    static final Downcall OBJECT_LOAD = bind("bpf_object__load");
    static final Downcall OBJECT_CLOSE = bind("bpf_object__close");
    static final Downcall OBJECT_FIND_MAP = bind("bpf_object__find_map_by_name");
    static final Downcall OBJECT_FIND_PROGRAM = bind("bpf_object__find_program_by_name");
    static final Downcall OBJECT_NEXT_MAP = bind("bpf_object__next_map");
    static final Downcall MAP_FD = bind("bpf_map__fd");
    static final Downcall MAP_NAME = bind("bpf_map__name");
    static final Downcall MAP_SET_MAX_ENTRIES = bind("bpf_map__set_max_entries");
    static final Downcall MAP_VALUE_SIZE = bind("bpf_map__value_size");
    static final Downcall MAP_SET_VALUE_SIZE = bind("bpf_map__set_value_size");
    static final Downcall MAP_INITIAL_VALUE = bind("bpf_map__initial_value");
    static final Downcall MAP_CREATE = bind("bpf_map_create");
    static final Downcall MAP_UPDATE = bind("bpf_map_update_elem");
    static final Downcall MAP_UPDATE_BATCH = bind("bpf_map_update_batch");
    static final Downcall MAP_DELETE = bind("bpf_map_delete_elem");
    static final Downcall PROGRAM_SET_AUTOLOAD = bind("bpf_program__set_autoload");
    static final Downcall PROGRAM_ATTACH = bind("bpf_program__attach");
    static final Downcall PROGRAM_FD = bind("bpf_program__fd");
    static final Downcall PROGRAM_ATTACH_ITER = bind("bpf_program__attach_iter");
    static final Downcall LINK_FD = bind("bpf_link__fd");
    static final Downcall ITER_CREATE = bind("bpf_iter_create");
    static final Downcall LINK_DESTROY = bind("bpf_link__destroy");
    static final Downcall GET_INFO = bind("bpf_obj_get_info_by_fd");
    static final Downcall POSSIBLE_CPUS = bind("libbpf_num_possible_cpus");

    static {
        bind("libbpf_set_print").call(0);
    }

    private LibBpf() {}

    private static SymbolLookup load() {
        try {
            return SymbolLookup.libraryLookup("libbpf.so.1", Arena.global());
        } catch (IllegalArgumentException e) {
            throw new LinuxException(
                    "cannot load libbpf.so.1: install libbpf1 (Debian, Ubuntu) or libbpf (Fedora, Arch)");
        }
    }

    private static Downcall bind(String name) {
        return Downcall.of(LIBRARY, name);
    }

    static int possibleCpus() {
        return check("cannot count the CPUs", POSSIBLE_CPUS.call());
    }

    /** The result of a function that returns an int, or the exception for a negative one. */
    static int check(String what, long result) {
        int value = (int) result;
        if (value < 0) {
            throw new LinuxException(what, -value);
        }
        return value;
    }

    /** The result of a function that returns a pointer, or the exception for NULL. */
    static long checkPointer(String what, long result) {
        if (result == 0) {
            throw new LinuxException(what, Downcall.errno());
        }
        return result;
    }
}
