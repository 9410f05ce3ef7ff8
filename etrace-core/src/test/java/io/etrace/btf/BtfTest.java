// SPDX-License-Identifier: Apache-2.0
package io.etrace.btf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BtfTest {
    private final Blob blob = new Blob();

    @Test
    void tellsTagsAndTypedefsOfTheSameNameApart() {
        blob.struct("x", 8);
        blob.union("x", 4);
        blob.enumeration("x", 2, false);
        blob.typedef("x", blob.integer("char", 1, 0));
        Btf btf = blob.btf();

        assertThat(btf.find("struct x").orElseThrow().size()).isEqualTo(8);
        assertThat(btf.find("union x").orElseThrow().size()).isEqualTo(4);
        assertThat(btf.find("enum x").orElseThrow().size()).isEqualTo(2);
        assertThat(btf.find("x").orElseThrow().size()).isEqualTo(1);
    }

    @Test
    void findsOnlyNamesAndResolvesPointersToo() {
        blob.number();
        Btf btf = blob.btf();

        assertThat(btf.find("int")).isPresent();
        assertThat(btf.find("int *")).isEmpty();
        assertThat(btf.resolve("int *")).containsInstanceOf(Pointer.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "*",
                "const",
                "const *",
                "* int",
                "int *****************",
                "int * int",
                "struct",
                "struct *",
                "nothing",
                "struct int"
            })
    void doesNotFindWhatIsNoNameOfAType(String cType) {
        blob.number();

        assertThat(blob.btf().resolve(cType)).isEmpty();
    }

    @Test
    void doesNotFindFunctionsVariablesAndSections() {
        int number = blob.number();
        int function = blob.function(number);
        blob.add(Kind.FUNC, false, 1, "f", function);
        int variable = blob.add(Kind.VAR, false, 0, "v", number, 1);
        blob.add(Kind.DATASEC, false, 1, ".data", 4, variable, 0, 4);
        blob.add(Kind.DECL_TAG, false, 0, "t", variable, -1);
        Btf btf = blob.btf();

        assertThat(btf.find("int")).isPresent();
        for (String name : new String[] {"f", "v", ".data", "t"}) {
            assertThat(btf.find(name)).as(name).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "char,                              1, char",
        "const char,                        1, char",
        "short,                             2, short",
        "unsigned short int,                2, unsigned short",
        "unsigned,                          4, unsigned int",
        "unsigned int,                      4, unsigned int",
        "int unsigned,                      4, unsigned int",
        "long,                              8, long",
        "unsigned long,                     8, unsigned long",
        "long unsigned int,                 8, unsigned long",
        "unsigned long int,                 8, unsigned long",
        "long long,                         8, long long",
        "volatile unsigned long long int,   8, unsigned long long",
    })
    void knowsTheIntegersOfGccByAnyOfTheirNames(String cType, int size, String cName) {
        blob.integer("char", 1, 0);
        blob.integer("short int", 2, Blob.SIGNED);
        blob.integer("short unsigned int", 2, 0);
        blob.integer("unsigned int", 4, 0);
        blob.integer("long int", 8, Blob.SIGNED);
        blob.integer("long unsigned int", 8, 0);
        blob.integer("long long int", 8, Blob.SIGNED);
        blob.integer("long long unsigned int", 8, 0);

        BtfType.Int type = (BtfType.Int) blob.btf().find(cType).orElseThrow();

        assertThat(type.size()).isEqualTo(size);
        assertThat(type.signed()).isEqualTo(!cType.contains("unsigned") && !cType.contains("char"));
        assertThat(type.cName()).isEqualTo(cName);
    }

    @Test
    void knowsTheIntegersOfClang() {
        blob.integer("unsigned long", 8, 0);
        blob.integer("short", 2, Blob.SIGNED);
        Btf btf = blob.btf();

        assertThat(btf.find("long unsigned int").orElseThrow().cName()).isEqualTo("unsigned long");
        assertThat(btf.find("short int").orElseThrow().cName()).isEqualTo("short");
    }

    @ParameterizedTest
    @CsvSource({
        "struct s *,                                                    1, struct s *",
        "const struct s *,                                              1, struct s *",
        "struct s*,                                                     1, struct s *",
        "const struct s *const,                                         1, struct s *",
        "struct s * *,                                                  2, struct s **",
        "const struct s *const *,                                       2, struct s **",
        "struct s __user *,                                             1, struct s *",
        "struct s __attribute__((btf_type_tag(\"user\"))) *,            1, struct s *",
        "volatile struct s **__restrict *restrict,                      3, struct s ***",
        "const void *,                                                  1, void *",
        "void * *,                                                      2, void **",
    })
    void resolvesPointers(String cType, int pointers, String cName) {
        blob.struct("s", 4);

        BtfType type = blob.btf().resolve(cType).orElseThrow();

        assertThat(type.cName()).isEqualTo(cName);
        for (int i = 0; i < pointers; i++) {
            assertThat(type.size()).isEqualTo(8);
            type = ((Pointer) type).target();
        }
        assertThat(type.cName()).isEqualTo(cName.replace("*", "").strip());
    }

    @Test
    void prefersTheLargestOfSeveralTypesOfAName() {
        blob.forward("x", false);
        blob.struct("x", 4);
        blob.struct("x", 16);
        blob.struct("x", 8);
        blob.forward("x", false);

        assertThat(blob.btf().find("struct x").orElseThrow().size()).isEqualTo(16);
    }

    @Test
    void prefersAnEmptyStructToADeclaration() {
        blob.forward("x", false);
        blob.struct("x", 0);

        assertThat(blob.btf().find("struct x")).containsInstanceOf(Composite.class);
    }

    @Test
    void prefersTheFirstOfSeveralTypesOfANameAndSize() {
        int number = blob.number();
        blob.struct("x", 4, "first", number, 0);
        blob.struct("x", 4, "second", number, 0);

        Composite type = (Composite) blob.btf().find("struct x").orElseThrow();

        assertThat(type.members().getFirst().name()).isEqualTo("first");
    }

    @Test
    void prefersTheLargestOfSeveralTypedefs() {
        blob.typedef("t", blob.forward("x", false));
        blob.typedef("t", blob.integer("long int", 8, Blob.SIGNED));
        blob.typedef("t", blob.number());

        assertThat(blob.btf().find("t").orElseThrow().size()).isEqualTo(8);
    }

    @Test
    void knowsDeclarationsByTheirTag() {
        blob.forward("s", false);
        blob.forward("u", true);
        Btf btf = blob.btf();

        assertThat(btf.find("struct s")).contains(new BtfType.Forward("struct s"));
        assertThat(btf.find("union u")).contains(new BtfType.Forward("union u"));
        assertThat(btf.find("union s")).isEmpty();
        assertThat(btf.find("struct u")).isEmpty();
    }

    @Test
    void makesEachTypeOnce() {
        int number = blob.number();
        blob.struct("s", 8, "next", blob.pointer(3), 0);
        Btf btf = blob.btf();
        assertThat(number).isEqualTo(1);

        Composite type = (Composite) btf.find("struct s").orElseThrow();

        assertThat(btf.find("struct s").orElseThrow()).isSameAs(type);
        assertThat(((Pointer) type.members().getFirst().type()).target()).isSameAs(type);
    }

    @Test
    void threadsThatRaceGetTheSameTypes() throws Exception {
        for (int i = 0; i < 200; i++) {
            blob.struct("s" + i, 8, "other", blob.pointer(blob.forward("x", false)), 0);
        }
        Btf btf = blob.btf();
        CyclicBarrier start = new CyclicBarrier(4);
        Callable<List<BtfType>> lookUp = () -> {
            start.await();
            return IntStream.range(0, 200)
                    .mapToObj(i -> btf.find("struct s" + i).orElseThrow())
                    .toList();
        };

        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Future<List<BtfType>>> results = threads.invokeAll(Collections.nCopies(4, lookUp));
            // Composites are equal when they are the same object.
            for (Future<List<BtfType>> result : results) {
                assertThat(result.get()).isEqualTo(results.getFirst().get());
            }
        }
    }

    @Test
    void readsOnlyWhatRemainsInABuffer() {
        blob.number();
        byte[] bytes = blob.bytes();
        ByteBuffer buffer =
                ByteBuffer.allocateDirect(bytes.length + 9).put(0, (byte) 1).position(7);
        buffer.put(bytes).flip().position(7);

        assertThat(Btf.parse(buffer).find("int")).isPresent();
    }

    @Test
    void namesTheKernelOptionWhenThereIsNoBtf() {
        assertThatThrownBy(() -> Btf.ofFile(Path.of("/nowhere/btf/vmlinux")))
                .isInstanceOf(BtfException.class)
                .hasMessageContaining("/nowhere/btf/vmlinux")
                .hasMessageContaining("CONFIG_DEBUG_INFO_BTF=y");
    }
}
