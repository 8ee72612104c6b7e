package dev.flint.deploy.house;

import dev.flint.http.Page;
import dev.flint.methods.DidConfiguration;
import dev.flint.methods.DocumentKeys;
import dev.flint.methods.DomainLinkage;
import dev.flint.pipeline.Outcome;
import dev.flint.pipeline.Representation;
import dev.flint.pipeline.Resolver;
import dev.flint.spi.ResolutionOptions;
import io.vertx.core.Future;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Which DIDs are this origin's own: a file that is served as it is, if each of its links is one. */
final class OriginLinks {
    private static final System.Logger LOG = System.getLogger(OriginLinks.class.getName());

    private final Buffer json;
    private final DidConfiguration configuration;

    private OriginLinks(Buffer json, DidConfiguration configuration) {
        this.json = json;
        this.configuration = configuration;
    }

    /**
     * Reads a file.
     *
     * @throws IllegalArgumentException naming the first link that is none, or what else is wrong
     */
    static OriginLinks read(Path file) {
        try {
            if (Files.size(file) > DidConfiguration.BYTES_MAX) {
                throw fault(file, "is too long");
            }
            var json = Buffer.buffer(Files.readAllBytes(file));
            var configuration = DidConfiguration.of(json).orElseThrow(() -> fault(file, "holds no DID Configuration"));
            configuration.faults().stream().findFirst().ifPresent(first -> {
                throw fault(file, "has a fault in " + first);
            });
            return new OriginLinks(json, configuration);
        } catch (IOException e) {
            throw new IllegalArgumentException("http.did-configuration: " + file + " cannot be read", e);
        }
    }

    private static IllegalArgumentException fault(Path file, String what) {
        return new IllegalArgumentException("http.did-configuration: " + file + ' ' + what);
    }

    Map<String, Page> pages() {
        return Map.of(DidConfiguration.PATH, Page.constant("application/json", json));
    }

    /**
     * What nobody will believe of it: links that are old, or that the DID's document does not vouch for. All of it is
     * reported, too; the server serves all the same, since a document may come, or come back.
     */
    Future<List<String>> doubts(Resolver resolver, WorkerExecutor worker, Instant now) {
        var doubts = configuration.links().stream()
                .map(link -> doubt(resolver, worker, link, now))
                .toList();
        return Future.join(doubts)
                .map(all -> all.<Optional<String>>list().stream()
                        .filter(Objects::nonNull)
                        .flatMap(Optional::stream)
                        .toList())
                .onSuccess(all -> all.forEach(
                        doubt -> LOG.log(Level.WARNING, "nobody will believe the DID Configuration: {0}", doubt)));
    }

    private static Future<Optional<String>> doubt(
            Resolver resolver, WorkerExecutor worker, DomainLinkage link, Instant now) {
        String name = link.did() + " and " + link.origin() + ": ";
        return resolver.resolve(link.did(), ResolutionOptions.NONE)
                .compose(outcome -> worker.executeBlocking(
                        () -> document(outcome)
                                .map(document -> link.fault(document, now))
                                .orElseGet(() -> Optional.of("the DID has no document here")),
                        false))
                .otherwise(failure -> Optional.of("the DID cannot be resolved now"))
                .map(doubt -> doubt.map(name::concat));
    }

    private static Optional<DocumentKeys> document(Outcome outcome) {
        return outcome instanceof Outcome.Answered answered
                        && !answered.answer().isDeactivated()
                ? DocumentKeys.of(
                        answered.answer().as(Representation.DID_LD_JSON).body())
                : Optional.empty();
    }
}
