package dev.flint.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The repository is tidy; and a small tidy tree, made untidy in one place, is found out. */
class TidyTest {
    private static final SourceTree HOUSE = SourceTree.read(SourceTree.repository());
    private static final String CODE = "yard/src/main/java/a/";

    @TempDir
    private Path root;

    @BeforeEach
    void plantATidyTree() throws IOException {
        write("yard/pom.xml", "<project/>");
        write(CODE + "package-info.java", "/**\n * Described.\n */\n@NullMarked\npackage a;\n");
        write(CODE + "Gate.java", "package a;\n\npublic interface Gate {}\n");
        write("README.md", "[yard](yard/pom.xml#top) [far](https://example.com/) [here](#here)\n");
    }

    @ParameterizedTest
    @EnumSource(Tidy.class)
    void repository_everyMeasure_isKept(Tidy measure) {
        assertThat(measure.offences(HOUSE)).isEmpty();
    }

    @Test
    void repository_itsNumbers_areShown() {
        String table = HouseNumbers.table(HOUSE);
        System.out.println(table);
        assertThat(table.lines()).hasSize(HOUSE.modules().size() + 1);
    }

    @ParameterizedTest
    @EnumSource(Tidy.class)
    void planted_tidyTree_hasNoOffences(Tidy measure) {
        assertThat(measure.offences(SourceTree.read(root))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"TO" + "DO", "FIX" + "ME"})
    void planted_unfinishedWord_isFoundWithItsLine(String word) throws IOException {
        write(CODE + "Late.java", "package a;\n// " + word + " later\ninterface Late {}\n");
        assertOffence(Tidy.UNFINISHED, CODE + "Late.java line 2: // " + word + " later");
    }

    @Test
    void planted_nullReturned_isFound() throws IOException {
        write(CODE + "Nothing.java", "package a;\nclass Nothing {\n    Object x() {\n        return null;\n    }\n}\n");
        assertOffence(Tidy.NULL_RETURNED, CODE + "Nothing.java line 4: return null;");
    }

    @Test
    void planted_nullReturnedInATest_isAllowed() throws IOException {
        write("yard/src/test/java/a/NothingTest.java", "        return null;\n");
        assertThat(Tidy.NULL_RETURNED.offences(SourceTree.read(root))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"500, 0", "501, 1"})
    void planted_file_mayHave500Lines(int lines, int offences) throws IOException {
        write(CODE + "Long.java", "//\n".repeat(lines));
        assertThat(Tidy.LONG_FILE.offences(SourceTree.read(root))).hasSize(offences);
    }

    @ParameterizedTest
    @CsvSource({"6, 0", "7, 1"})
    void planted_module_mayHaveSixPackages(int packages, int offences) throws IOException {
        for (int i = 1; i < packages; i++) {
            write("yard/src/main/java/b" + i + "/B.java", "package b" + i + ";\ninterface B {}\n");
        }
        assertThat(Tidy.MANY_PACKAGES.offences(SourceTree.read(root))).hasSize(offences);
    }

    @ParameterizedTest
    @CsvSource({"1/2/3/4/5/6/7/8, 0", "1/2/3/4/5/6/7/8/9, 1"})
    void planted_folder_mayBeEightDeep(String folder, int offences) throws IOException {
        Files.createDirectories(root.resolve(folder));
        assertThat(Tidy.DEEP_FOLDER.offences(SourceTree.read(root))).hasSize(offences);
    }

    @Test
    void planted_folderOfTheBuild_mayBeAnything() throws IOException {
        Files.createDirectories(root.resolve("yard/target/3/4/5/6/7/8/9"));
        assertThat(Tidy.DEEP_FOLDER.offences(SourceTree.read(root))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"20, 0", "21, 1"})
    void planted_file_mayHaveTwentyImports(int imports, int offences) throws IOException {
        write(CODE + "Greedy.java", "import a.Gate;\n".repeat(imports));
        assertThat(Tidy.MANY_IMPORTS.offences(SourceTree.read(root))).hasSize(offences);
    }

    @ParameterizedTest
    @ValueSource(strings = {"package a;\n", "/** Described. */\npackage a;\n", "@NullMarked\npackage a;\n"})
    void planted_packageHalfDescribed_isFound(String text) throws IOException {
        write(CODE + "package-info.java", text);
        assertThat(Tidy.PACKAGE_UNDESCRIBED.offences(SourceTree.read(root))).hasSize(1);
    }

    @Test
    void planted_packageWithoutDescription_isFound() throws IOException {
        Files.delete(root.resolve(CODE + "package-info.java"));
        assertThat(Tidy.PACKAGE_UNDESCRIBED.offences(SourceTree.read(root))).hasSize(1);
    }

    @Test
    void planted_moduleThatDecidedMuch_needsReasons() throws IOException {
        write(CODE + "Much.java", "code\n".repeat(Tidy.RATIONALE_FROM_LINES));
        assertOffence(Tidy.UNREASONED_MODULE, "yard has no RATIONALE.md");
        write("yard/RATIONALE.md", "Because.\n");
        assertThat(Tidy.UNREASONED_MODULE.offences(SourceTree.read(root))).isEmpty();
    }

    @Test
    void planted_deadLink_isFoundWithItsLine() throws IOException {
        write("yard/NOTES.md", "# Notes\n[up](../README.md) [gone](gone.md#there)\n");
        assertOffence(Tidy.DEAD_LINK, "yard/NOTES.md line 2: gone.md");
    }

    @Test
    void planted_linkInAFence_isCode() throws IOException {
        write("yard/NOTES.md", "```\na[0](gone)\n```\n");
        assertThat(Tidy.DEAD_LINK.offences(SourceTree.read(root))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/wo" + "rk/", "/ro" + "ot/", "/ho" + "me/"})
    void planted_placeOfOneMachine_isFound(String place) throws IOException {
        write(".ci/run", "cd " + place + "main\n");
        assertOffence(Tidy.FORBIDDEN_WORD, ".ci/run line 1: cd " + place + "main");
    }

    @Test
    void numbers_ofThePlantedModule_areCounted() throws IOException {
        write(CODE + "Fence.java", "package a;\n\n// quiet\n/** Quiet. */\ninterface Fence {}\n");
        write("yard/src/test/java/a/GateTest.java", "package a;\nclass GateTest {}\n");
        var numbers = HouseNumbers.of(SourceTree.read(root), "yard");
        assertThat(numbers.codeLines()).isEqualTo(6);
        assertThat(numbers.testLines()).isEqualTo(2);
        assertThat(numbers.publicPercent()).isEqualTo(50);
        assertThat(numbers.fileLength(0.5)).isEqualTo(3);
        assertThat(numbers.fileLength(0.95)).isEqualTo(5);
    }

    @Test
    void numbers_ofAModuleWithoutCode_areZero() {
        var numbers = new HouseNumbers("yard", List.of(), List.of());
        assertThat(numbers.publicPercent()).isZero();
        assertThat(numbers.fileLength(0.5)).isZero();
    }

    private void assertOffence(Tidy measure, String offence) {
        assertThat(measure.offences(SourceTree.read(root))).containsExactly(offence);
    }

    private void write(String path, String text) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
