package dev.flint.deploy.house;

import dev.flint.deploy.config.FlintConfig;
import dev.flint.deploy.config.HttpConfig;
import dev.flint.deploy.config.ResolutionConfig;
import dev.flint.http.HttpLimits;
import dev.flint.http.HttpManners;
import dev.flint.http.WebServers;
import dev.flint.ledger.ChainSettings;
import dev.flint.ledger.SigningKeyFile;
import dev.flint.ledger.note.Cosigner;
import dev.flint.ledger.note.VerifierKey;
import dev.flint.ledger.witness.Witness;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** From what the operator wrote to what each room asks for. */
public final class Plan {
    private final FlintConfig config;
    private final boolean withSamples;
    private final int processors = Runtime.getRuntime().availableProcessors();

    public Plan(FlintConfig config, boolean withSamples) {
        this.config = config;
        this.withSamples = withSamples;
    }

    /** What the operator wrote. */
    FlintConfig config() {
        return config;
    }

    /** Whether the sample documents are to be there. */
    boolean withSamples() {
        return withSamples;
    }

    /** How the main chain is opened. */
    public ChainSettings chain(InstantSource clock, SecureRandom random) {
        return chain(config.dataDirectory().resolve("main"), clock, random);
    }

    /** The same in another directory. */
    public ChainSettings chain(Path directory, InstantSource clock, SecureRandom random) {
        String origin = origin();
        var signer = SigningKeyFile.loadOrCreate(directory.resolve(SigningKeyFile.NAME), origin, random);
        return ChainSettings.defaults(directory, origin, signer)
                .withClock(clock)
                .withMapBytes(config.ledger().mapBytes())
                .withQueueEntries(config.ledger().queue())
                .withBatchEntries(config.ledger().batch())
                .withHeartbeatMillis(config.ledger().heartbeat().toMillis());
    }

    /** Witnesses of our log. */
    List<AskedWitness> askedWitnesses() {
        List<AskedWitness> asked = new ArrayList<>();
        for (String text : config.witness().ask()) {
            asked.add(AskedWitness.parse(text)
                    .orElseThrow(() -> new IllegalArgumentException("witness.ask: not a URL, # and a key: " + text)));
        }
        if (!asked.isEmpty() && config.witness().quorum() > asked.size()) {
            throw new IllegalArgumentException("witness.quorum is more than there are witnesses to ask");
        }
        return asked;
    }

    /** How many of them have to agree. */
    int witnessQuorum() {
        return config.witness().quorum();
    }

    /** Our own name and key as a witness. */
    Cosigner cosigner(SecureRandom random) {
        Path file = config.dataDirectory().resolve("witness").resolve("cosigning.key");
        return SigningKeyFile.loadOrCreateCosigner(file, config.ledger().name() + "/witness", random);
    }

    /** Us as a witness of other logs. */
    Witness witness(Cosigner cosigner, InstantSource clock) {
        List<VerifierKey> logs = new ArrayList<>();
        for (String text : config.witness().logs()) {
            logs.add(VerifierKey.parse(text)
                    .orElseThrow(() -> new IllegalArgumentException("witness.logs: not a verifier key: " + text)));
        }
        return new Witness(config.dataDirectory().resolve("witness").resolve("logs"), cosigner, logs, clock);
    }

    /** Who may register what. */
    public RegistrationPlan registration() {
        return new RegistrationPlan(config, withSamples, origin());
    }

    /** Where links to codes begin. */
    Optional<String> linkBase() {
        return config.vaa().linkBase().map(URI::toString);
    }

    /** Where identifiers are resolved, without slash at the end. */
    String base(int httpPort) {
        return linkBase().orElse("http://" + config.http().address().host() + ':' + httpPort);
    }

    VertxOptions vertx() {
        return new VertxOptions()
                .setPreferNativeTransport(config.http().transport() != HttpConfig.Transport.NIO)
                .setEventLoopPoolSize(eventLoops())
                .setWorkerPoolSize(proofWorkers());
    }

    HttpManners manners() {
        var resolution = config.resolution();
        return new HttpManners(
                config.http().legacyEnvelope(),
                resolution.unknownOptions() == ResolutionConfig.UnknownOptions.REFUSE,
                resolution.noCache() == ResolutionConfig.NoCache.REFUSE);
    }

    /** Servers for one port. */
    WebServers web(Vertx vertx) {
        var http = config.http();
        var limits = new HttpLimits(
                Math.max(1, http.maxConnections() / eventLoops()),
                http.headDeadline(),
                http.bodyDeadline(),
                http.keepAlive());
        return new WebServers(vertx, eventLoops(), limits);
    }

    private int eventLoops() {
        int asked = config.http().eventLoops();
        // On two cores one loop answers as much as two do, and leaves the other core to proofs and the kernel.
        return asked > 0 ? asked : Math.max(1, processors - 1);
    }

    int proofWorkers() {
        int asked = config.registration().workers();
        return asked > 0 ? asked : processors;
    }

    private String origin() {
        return config.ledger().name() + "/main/headers";
    }

    static Object run(Runnable task) {
        task.run();
        return task;
    }
}
