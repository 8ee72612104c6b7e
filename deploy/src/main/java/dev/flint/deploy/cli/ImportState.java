package dev.flint.deploy.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;

/** How far an import has come: {@code {"line":n}}, replaced as a whole. Without a file nothing is remembered. */
final class ImportState {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final @Nullable Path file;

    ImportState(@Nullable Path file) {
        this.file = file;
    }

    /** Lines that are done. */
    long read() throws IOException {
        if (file == null || !Files.exists(file)) {
            return 0;
        }
        try {
            var line = JSON.readTree(Files.readAllBytes(file)).path("line");
            if (line.canConvertToLong() && line.asLong() >= 0) {
                return line.asLong();
            }
        } catch (JsonProcessingException e) {
            // Said below.
        }
        throw new CommandFailure(ExitCode.USAGE, file + " is not the state of an import");
    }

    void write(long line) throws IOException {
        if (file != null) {
            Path draft = file.resolveSibling(file.getFileName() + ".new");
            Files.writeString(draft, "{\"line\":" + line + "}\n");
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
