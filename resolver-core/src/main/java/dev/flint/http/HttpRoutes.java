package dev.flint.http;

import dev.flint.pipeline.Resolver;
import dev.flint.spi.Registrar;
import java.util.Map;

/**
 * What is served where.
 *
 * @param pages by path
 * @param trees by the beginning of their paths, which ends in a slash
 * @param registrars by path
 * @param posts what else takes a body, by path
 */
public record HttpRoutes(
        Resolver resolver,
        Map<String, Page> pages,
        Map<String, PageTree> trees,
        Map<String, Registrar> registrars,
        Map<String, PostRoute> posts,
        Readiness readiness) {
    public HttpRoutes {
        pages = Map.copyOf(pages);
        trees = Map.copyOf(trees);
        registrars = Map.copyOf(registrars);
        posts = Map.copyOf(posts);
    }
}
