package dev.flint.conformance;

import java.nio.file.Path;
import java.util.List;

/**
 * A text file of the repository.
 *
 * @param path relative to the root
 */
record SourceFile(Path path, List<String> lines) {
    /** What a file is to the build. */
    enum Role {
        MAIN,
        TEST,
        OTHER
    }

    boolean isJava() {
        return hasEnding(".java");
    }

    boolean hasEnding(String ending) {
        return name().endsWith(ending);
    }

    String name() {
        return path.getFileName().toString();
    }

    /** The module, or the empty text for files of the ground floor. */
    String module() {
        return path.getNameCount() > 1 ? path.getName(0).toString() : "";
    }

    Role role() {
        if (path.getNameCount() < 4 || !path.getName(1).toString().equals("src")) {
            return Role.OTHER;
        }
        return switch (path.getName(2).toString()) {
            case "main" -> Role.MAIN;
            case "test" -> Role.TEST;
            default -> Role.OTHER;
        };
    }

    /** Lines that are neither blank nor comment. */
    long codeLines() {
        return lines.stream()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .filter(line -> !line.startsWith("//") && !line.startsWith("/*") && !line.startsWith("*"))
                .count();
    }

    /** Whether this file declares a type; one that only describes a package or a module does not. */
    boolean declaresType() {
        return isJava() && !name().equals("package-info.java") && !name().equals("module-info.java");
    }

    /** Top-level types begin at the margin, where the formatter puts them. */
    boolean declaresPublicType() {
        return declaresType() && lines.stream().anyMatch(line -> line.startsWith("public "));
    }
}
