package dev.flint.deploy.config;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** A file, relative to where the server is started or absolute. */
record FilePath() implements ValueKind<Path> {
    @Override
    public String accepts() {
        return "a file";
    }

    @Override
    public ValueReading<Path> read(String text) {
        if (text.isBlank() || text.endsWith("/")) {
            return bad(text);
        }
        try {
            return new ValueReading.Good<>(Path.of(text));
        } catch (InvalidPathException unreadable) {
            return bad(text);
        }
    }
}
