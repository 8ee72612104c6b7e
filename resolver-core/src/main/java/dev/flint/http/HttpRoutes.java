package dev.flint.http;

import dev.flint.pipeline.Resolver;
import dev.flint.spi.Registrar;
import java.util.Map;

/**
 * What is served where.
 *
 * @param pages by path
 * @param registrars by path
 */
public record HttpRoutes(
        Resolver resolver, Map<String, Page> pages, Map<String, Registrar> registrars, Readiness readiness) {
    public HttpRoutes {
        pages = Map.copyOf(pages);
        registrars = Map.copyOf(registrars);
    }
}
