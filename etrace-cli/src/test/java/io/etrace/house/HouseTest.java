// SPDX-License-Identifier: Apache-2.0
package io.etrace.house;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The house of docs/architecture.md: who may call whom, and what stays inside one package. */
class HouseTest {
    private static final DescribedPredicate<JavaClass> IN_CORE =
            resideInAPackage("io.etrace..").and(DescribedPredicate.not(resideInAPackage("io.etrace.cli..")));

    private static final String TEST_SOURCES = ".*/etrace-[a-z]+/src/test/java/.*\\.java";
    private static final Pattern ROW = Pattern.compile("^\\| `(io\\.etrace[a-z.]*)` \\|", Pattern.MULTILINE);
    private static final int MOST_FOLDERS = 20;

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.etrace");

    @Test
    void seesTheClassesOfBothModules() {
        assertThat(CLASSES.that(IN_CORE)).hasSizeGreaterThan(50);
        assertThat(CLASSES.contain("io.etrace.cli.Main")).isTrue();
    }

    @Test
    void onlyOnePackageCallsNativeCode() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.etrace.linux..")
                .should()
                .dependOnClassesThat()
                .haveNameMatching("java\\.lang\\.foreign\\.(Linker|SymbolLookup|FunctionDescriptor)(\\$.*)?")
                .check(CLASSES);
    }

    @Test
    void theLibraryKnowsNothingOfTheCommand() {
        noClasses()
                .that(IN_CORE)
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.etrace.cli..")
                .check(CLASSES);
    }

    @Test
    void packagesDependOnEachOtherInOneDirection() {
        slices().matching("io.etrace.(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void packagesKnowOnlyThoseAboveThemInTheTable() throws IOException {
        String page = Files.readString(Path.of(System.getProperty("etrace.root"), "docs/architecture.md"));
        List<String> rooms =
                ROW.matcher(page).results().map(row -> row.group(1)).toList();
        assertThat(rooms)
                .containsExactlyInAnyOrderElementsOf(CLASSES.stream()
                        .map(JavaClass::getPackageName)
                        .distinct()
                        .toList());
        for (int i = 0; i < rooms.size(); i++) {
            noClasses()
                    .that()
                    .resideInAPackage(rooms.get(i))
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(rooms.subList(i + 1, rooms.size()).toArray(String[]::new))
                    .allowEmptyShould(true)
                    .check(CLASSES);
        }
    }

    /** Of the command only Main is above the rooms, of the library only values. */
    @Test
    void rootsAreNearlyEmpty() {
        assertThat(simpleNames("io.etrace.cli")).containsExactly("Main");
        assertThat(simpleNames("io.etrace")).containsExactlyInAnyOrder("Outcome", "TraceException", "TraceOptions");
    }

    private static List<String> simpleNames(String room) {
        return CLASSES.stream()
                .filter(type -> type.getPackageName().equals(room) && type.isTopLevelClass())
                .map(JavaClass::getSimpleName)
                .filter(name -> !name.equals("package-info"))
                .toList();
    }

    @Test
    void theLibraryPrintsNothing() {
        NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(CLASSES.that(IN_CORE));
    }

    @Test
    void noClassIsNamedAfterNothing() {
        noClasses()
                .should()
                .haveNameMatching(".*(Util|Utils|Manager|Helper|Helpers)")
                .check(CLASSES);
    }

    /** Maven runs no others. */
    @Test
    void classesWithTestsAreNamedSo() throws IOException {
        Path root = Path.of(System.getProperty("etrace.root"));
        try (Stream<Path> files =
                Files.find(root, MOST_FOLDERS, (path, _) -> path.toString().matches(TEST_SOURCES))) {
            for (Path file : files.toList()) {
                if (Files.readString(file).matches("(?s).*\n    @(Parameterized)?Test\\b.*")) {
                    assertThat(file.toString()).matches(".*(Test|IT)\\.java");
                }
            }
        }
    }
}
