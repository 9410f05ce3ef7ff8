// SPDX-License-Identifier: Apache-2.0
package io.etrace.syscalls;

import io.etrace.syscalls.Lines.Line;
import io.etrace.syscalls.Semantics.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the semantics table says of netlink(7): the types of messages of each protocol, and their attributes. */
public final class NetlinkTable {
    /** Stands for the attributes that a set does not name. */
    public static final String OTHERS = "*";

    private static final String NOTHING = "none";

    private final Map<String, Protocol> protocols = new LinkedHashMap<>();
    private final List<Message> messages = new ArrayList<>();
    private final Map<String, Attributes> attributes = new LinkedHashMap<>();

    /**
     * A protocol.
     *
     * @param set the constants of nlmsg_type
     * @param subsystems the constants of its high byte, "" when that is not told apart
     * @param types the constants of its low byte, by subsystem
     */
    public record Protocol(String set, String subsystems, Map<String, String> types) {}

    /** Whose messages an entry is about. */
    public enum Side {
        BOTH,
        /** Those with NLM_F_REQUEST. */
        REQUEST,
        ANSWER
    }

    /**
     * Some types of messages.
     *
     * @param types constants of the protocol's set, or of a subsystem and its set with a dot between
     * @param families of the first byte of the struct; empty when it does not matter
     * @param struct what follows the header, without the word struct; "" for nothing
     * @param attributes what follows that; "" when it is no attributes
     * @param flags the constants of nlmsg_flags
     */
    public record Message(
            String protocol,
            List<String> types,
            Side side,
            List<String> families,
            String struct,
            String attributes,
            String flags) {}

    /**
     * A set of attributes.
     *
     * @param set the constants of nla_type; "" when it is an index
     * @param meanings by constant, or {@link #OTHERS}
     */
    public record Attributes(String set, Map<String, Semantics> meanings) {}

    /** {@code netlink NETLINK_NETFILTER enum nfnl_batch enum nfnl_subsys}. */
    void protocol(Line line) {
        Tokens tokens = new Tokens(line);
        tokens.expect("netlink");
        String name = tokens.word("a protocol");
        if (tokens.accept(".")) {
            String subsystem = tokens.word("a subsystem");
            Protocol protocol = protocols.get(name);
            if (protocol == null) {
                throw line.error("the subsystems of " + name + " must follow the line of " + name);
            }
            protocol.types().put(subsystem, set(tokens));
        } else {
            String set = set(tokens);
            protocols.put(name, new Protocol(set, tokens.atEnd() ? "" : set(tokens), new LinkedHashMap<>()));
        }
        tokens.expectEnd();
    }

    private static String set(Tokens tokens) {
        tokens.expect("enum");
        return tokens.word("a set of constants");
    }

    /** {@code message NETLINK_ROUTE RTM_NEWADDR|RTM_DELADDR = ifaddrmsg attributes ifa flags nlm_new}. */
    void message(Line line) {
        Tokens tokens = new Tokens(line);
        tokens.expect("message");
        String protocol = tokens.word("a protocol");
        List<String> types = alternatives(tokens);
        Side side = tokens.accept("request") ? Side.REQUEST : tokens.accept("answer") ? Side.ANSWER : Side.BOTH;
        List<String> families = tokens.accept("family") ? alternatives(tokens) : List.of();
        tokens.expect("=");
        String struct = tokens.word("a struct's name, or none");
        String attributes = tokens.accept("attributes") ? tokens.word("a set of attributes") : "";
        String flags = tokens.accept("flags") ? tokens.word("a set of constants") : "nlm_flags";
        tokens.expectEnd();
        messages.add(
                new Message(protocol, types, side, families, struct.equals(NOTHING) ? "" : struct, attributes, flags));
    }

    private static List<String> alternatives(Tokens tokens) {
        List<String> names = new ArrayList<>();
        do {
            names.add(tokens.path("a constant"));
        } while (tokens.accept("|"));
        return List.copyOf(names);
    }

    /** {@code attributes ifla enum ifla(IFLA_IFNAME: string, ...)}. */
    void attributes(Line line) {
        Tokens tokens = new Tokens(line);
        tokens.expect("attributes");
        String name = tokens.word("a name");
        String set = tokens.peek().equals("enum") ? set(tokens) : "";
        Map<String, Semantics> meanings = new LinkedHashMap<>();
        tokens.expect("(");
        while (!tokens.accept(")")) {
            if (!meanings.isEmpty()) {
                tokens.expect(",");
            }
            String type = tokens.accept(OTHERS) ? OTHERS : tokens.word("a constant");
            tokens.expect(":");
            meanings.put(type, new SemanticsParser(tokens, List.of()).member());
        }
        tokens.expectEnd();
        attributes.put(name, new Attributes(set, meanings));
    }

    /** By the constants of their numbers. */
    public Map<String, Protocol> protocols() {
        return protocols;
    }

    public List<Message> messages() {
        return messages;
    }

    /** By their names. */
    public Map<String, Attributes> attributes() {
        return attributes;
    }

    /** The structs that messages and attributes consist of, without the word struct. */
    public Set<String> structs() {
        Set<String> structs = new LinkedHashSet<>(List.of("nlmsghdr", "nlmsgerr", "nlattr"));
        messages.forEach(message -> structs.add(message.struct()));
        for (Attributes set : attributes.values()) {
            set.meanings().values().stream()
                    .filter(meaning -> meaning.kind() == Kind.STRUCT)
                    .forEach(meaning -> structs.add(meaning.typeName()));
        }
        structs.remove("");
        return structs;
    }
}
