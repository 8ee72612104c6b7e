package dev.flint.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * The texts that people write: everything below the root but what the build makes and what tools keep for themselves.
 *
 * @param folders relative to the root, as the files are
 */
record SourceTree(Path root, List<SourceFile> files, List<Path> folders) {
    private static final Set<String> NOT_OURS =
            Set.of("target", "node_modules", ".git", ".idea", ".vscode", ".settings");
    private static final Set<String> ENDINGS = Set.of(
            "java", "md", "xml", "sh", "yaml", "yml", "json", "js", "css", "html", "config", "properties", "service");

    /** The root of the repository, as the build tells it. */
    static Path repository() {
        String root = System.getProperty("flint.root");
        if (root == null) {
            throw new IllegalStateException("start with -Dflint.root=<the repository>, as the pom does");
        }
        return Path.of(root);
    }

    static SourceTree read(Path root) {
        List<SourceFile> files = new ArrayList<>();
        List<Path> folders = new ArrayList<>();
        try {
            Files.walkFileTree(root, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                    if (!folder.equals(root)
                            && NOT_OURS.contains(folder.getFileName().toString())) {
                        return FileVisitResult.SKIP_SUBTREE;
                    }
                    folders.add(root.relativize(folder));
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    if (isText(root.relativize(file))) {
                        files.add(new SourceFile(root.relativize(file), Files.readAllLines(file)));
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        files.sort(Comparator.comparing(SourceFile::path));
        return new SourceTree(root, List.copyOf(files), List.copyOf(folders));
    }

    /** The folders of the ground floor that have a pom, in alphabetical order. */
    List<String> modules() {
        return files.stream()
                .filter(file -> file.path().getNameCount() == 2 && file.name().equals("pom.xml"))
                .map(SourceFile::module)
                .toList();
    }

    List<SourceFile> java(String module, SourceFile.Role role) {
        return files.stream()
                .filter(SourceFile::isJava)
                .filter(file -> file.module().equals(module) && file.role() == role)
                .toList();
    }

    boolean exists(Path relative) {
        return Files.exists(root.resolve(relative));
    }

    private static boolean isText(Path file) {
        String name = file.getFileName().toString();
        return file.startsWith(".ci") || ENDINGS.contains(name.substring(name.lastIndexOf('.') + 1));
    }
}
