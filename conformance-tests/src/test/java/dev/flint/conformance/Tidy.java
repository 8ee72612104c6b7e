package dev.flint.conformance;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What makes a tree untidy. Each constant finds its own kind of offence and tells where. */
enum Tidy {
    /** What is not finished does not go in; what is left for later goes into an issue. */
    UNFINISHED,
    /** An Optional, an empty list or a sealed type says what is missing. */
    NULL_RETURNED,
    LONG_FILE,
    MANY_PACKAGES,
    DEEP_FOLDER,
    MANY_IMPORTS,
    PACKAGE_UNDESCRIBED,
    UNREASONED_MODULE,
    DEAD_LINK,
    /** Places of one machine mean nothing on another. */
    FORBIDDEN_WORD;

    static final int FILE_LINES_MAX = 500;
    static final int PACKAGES_MAX = 6;
    static final int FOLDER_DEPTH_MAX = 8;
    static final int IMPORTS_MAX = 20;

    /** A smaller module has decided nothing yet that needs a reason. In lines of main code. */
    static final int RATIONALE_FROM_LINES = 300;

    // Written in two parts, so that this file is not its own offender.
    private static final List<String> UNFINISHED_WORDS = List.of("TO" + "DO", "FIX" + "ME");
    private static final List<String> FORBIDDEN_WORDS = List.of("/wo" + "rk/", "/ro" + "ot/", "/ho" + "me/");

    /** The offences of this kind, each with its place; none in a tidy tree. */
    List<String> offences(SourceTree tree) {
        Stream<SourceFile> files = tree.files().stream();
        return switch (this) {
            case UNFINISHED -> lines(files.filter(Tidy::isCode), line -> holdsAny(line, UNFINISHED_WORDS));
            case NULL_RETURNED ->
                lines(
                        files.filter(file -> file.isJava() && file.role() == SourceFile.Role.MAIN),
                        line -> line.contains("return null;"));
            case LONG_FILE ->
                files.filter(file -> isCode(file) || file.hasEnding(".md"))
                        .filter(file -> file.lines().size() > FILE_LINES_MAX)
                        .map(file -> file.path() + " has " + file.lines().size() + " lines")
                        .toList();
            case MANY_PACKAGES ->
                tree.modules().stream()
                        .filter(module -> packages(tree, module).size() > PACKAGES_MAX)
                        .map(module -> module + " has " + packages(tree, module).keySet())
                        .toList();
            case DEEP_FOLDER ->
                tree.folders().stream()
                        .filter(folder -> folder.getNameCount() > FOLDER_DEPTH_MAX)
                        .map(Path::toString)
                        .toList();
            case MANY_IMPORTS ->
                files.filter(SourceFile::isJava)
                        .filter(file -> imports(file) > IMPORTS_MAX)
                        .map(file -> file.path() + " has " + imports(file) + " imports")
                        .toList();
            case PACKAGE_UNDESCRIBED ->
                tree.modules().stream()
                        .flatMap(module -> packages(tree, module).entrySet().stream())
                        .filter(entry -> entry.getValue().stream().noneMatch(Tidy::describesPackage))
                        .map(entry -> entry.getKey() + " has no package-info with javadoc and @NullMarked")
                        .toList();
            case UNREASONED_MODULE ->
                tree.modules().stream()
                        .filter(module -> mainLines(tree, module) >= RATIONALE_FROM_LINES)
                        .filter(module -> !tree.exists(Path.of(module, "RATIONALE.md")))
                        .map(module -> module + " has no RATIONALE.md")
                        .toList();
            case DEAD_LINK -> DeadLinks.in(tree);
            case FORBIDDEN_WORD -> lines(files, line -> holdsAny(line, FORBIDDEN_WORDS));
        };
    }

    private static boolean isCode(SourceFile file) {
        return !file.hasEnding(".md") && !file.hasEnding(".json");
    }

    private static boolean holdsAny(String line, List<String> words) {
        return words.stream().anyMatch(line::contains);
    }

    private static List<String> lines(Stream<SourceFile> files, Predicate<String> offends) {
        List<String> offences = new ArrayList<>();
        files.forEach(file -> {
            for (int i = 0; i < file.lines().size(); i++) {
                if (offends.test(file.lines().get(i))) {
                    offences.add(file.path() + " line " + (i + 1) + ": "
                            + file.lines().get(i).strip());
                }
            }
        });
        return offences;
    }

    private static long imports(SourceFile file) {
        return file.lines().stream().filter(line -> line.startsWith("import ")).count();
    }

    private static long mainLines(SourceTree tree, String module) {
        return tree.java(module, SourceFile.Role.MAIN).stream()
                .mapToLong(SourceFile::codeLines)
                .sum();
    }

    /** The packages of a module's main code, by folder. */
    private static Map<Path, List<SourceFile>> packages(SourceTree tree, String module) {
        Map<Path, List<SourceFile>> packages = new TreeMap<>();
        for (SourceFile file : tree.java(module, SourceFile.Role.MAIN)) {
            if (!file.name().equals("module-info.java")) {
                packages.computeIfAbsent(file.path().getParent(), folder -> new ArrayList<>())
                        .add(file);
            }
        }
        return packages;
    }

    private static boolean describesPackage(SourceFile file) {
        return file.name().equals("package-info.java")
                && file.lines().stream().anyMatch(line -> line.startsWith("/**"))
                && file.lines().contains("@NullMarked");
    }
}
