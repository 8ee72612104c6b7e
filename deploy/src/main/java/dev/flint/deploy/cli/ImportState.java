package dev.flint.deploy.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;

/**
 * How far an import has come: {@code {"line":n,"entries":m}}, replaced as a whole. Without a file nothing is
 * remembered.
 */
final class ImportState {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final @Nullable Path file;

    ImportState(@Nullable Path file) {
        this.file = file;
    }

    /**
     * Lines that are done.
     *
     * @param entries of the ledger now: fewer than there were then, and it is another one
     */
    long read(long entries) throws IOException {
        if (file == null || !Files.exists(file)) {
            return 0;
        }
        try {
            var state = JSON.readTree(Files.readAllBytes(file));
            var line = state.path("line");
            var before = state.path("entries");
            if (line.canConvertToLong() && line.asLong() >= 0 && before.canConvertToLong()) {
                if (before.asLong() > entries) {
                    throw new CommandFailure(
                            ExitCode.CONFLICT, file + " is about another ledger: it had " + before + " entries");
                }
                return line.asLong();
            }
        } catch (JsonProcessingException e) {
            // Said below.
        }
        throw new CommandFailure(ExitCode.USAGE, file + " is not the state of an import");
    }

    void write(long line, long entries) throws IOException {
        if (file != null) {
            Path draft = file.resolveSibling(file.getFileName() + ".new");
            Files.writeString(draft, "{\"line\":" + line + ",\"entries\":" + entries + "}\n");
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
