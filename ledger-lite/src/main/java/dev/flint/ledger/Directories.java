package dev.flint.ledger;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a directory needs beyond its files: its own sync, and a sorted listing. */
final class Directories {
    private Directories() {}

    /** Makes created, renamed and deleted names durable. */
    static void sync(@Nullable Path directory) throws IOException {
        if (directory != null) {
            try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    /** The files with a name's ending, sorted; none when the directory is absent. */
    static List<Path> list(Path directory, String ending) throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.getFileName().toString().endsWith(ending))
                    .sorted()
                    .toList();
        }
    }

    /** Deletes a directory of plain files. */
    static void delete(Path directory) throws IOException {
        for (Path file : list(directory, "")) {
            Files.delete(file);
        }
        Files.deleteIfExists(directory);
    }
}
