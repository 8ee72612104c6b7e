package dev.flint.deploy.config;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** A directory, relative to where the server is started or absolute. It need not exist. */
record Directory() implements ValueKind<Path> {
    @Override
    public String accepts() {
        return "a directory";
    }

    @Override
    public ValueReading<Path> read(String text) {
        if (text.isBlank()) {
            return bad(text);
        }
        try {
            return new ValueReading.Good<>(Path.of(text));
        } catch (InvalidPathException unreadable) {
            return bad(text);
        }
    }
}
