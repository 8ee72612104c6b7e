package dev.flint.deploy.config;

import java.nio.file.Path;
import java.util.Optional;

/** What proves to clients that they talk to us: files in PEM. */
public record TlsConfig(Optional<Path> certificate, Optional<Path> key) {}
