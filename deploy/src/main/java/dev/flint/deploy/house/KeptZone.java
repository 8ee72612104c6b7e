package dev.flint.deploy.house;

import dev.flint.bridge.dns.Askers;
import dev.flint.bridge.dns.DnsService;
import dev.flint.bridge.dns.Notice;
import dev.flint.bridge.dns.Tsig;
import dev.flint.bridge.sockets.Notifier;
import dev.flint.bridge.zone.Handout;
import dev.flint.bridge.zone.StoredZone;
import dev.flint.bridge.zone.ZoneStore;
import dev.flint.deploy.config.FlintConfig;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.net.SocketAddress;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The zone as it is signed and handed out: kept beside the ledger, and always brought up to it. */
final class KeptZone implements AutoCloseable {
    private static final Logger LOG = System.getLogger(KeptZone.class.getName());
    private static final int THREADS = 2;
    private static final long ROUND_MILLIS = 200;
    private static final long NOTICE_MILLIS = 1_000;
    private static final long RENEWAL_MILLIS = 60_000;
    private static final long DAY_MILLIS = 86_400_000;
    private static final int IDS = 65_536;

    private final Vertx vertx;
    private final SecureRandom random;
    private final WorkerExecutor worker;
    private final ZoneStore store;
    private final StoredZone zone;
    private final ZoneFollower follower;
    private final Optional<Tsig> tsig;
    private final Notifier notifier;
    private final Handout handout;
    private volatile boolean closed;
    private volatile Future<?> running = Future.succeededFuture();
    private boolean busy;
    private long told;

    KeptZone(
            FlintConfig config,
            Vertx vertx,
            InstantSource clock,
            SecureRandom random,
            LedgerSource ledger,
            LedgerZone beyond) {
        this.vertx = vertx;
        this.random = random;
        this.worker = vertx.createSharedWorkerExecutor("zone", THREADS);
        this.tsig = ZoneSecrets.tsig(config.dns(), clock);
        var signer = ZoneSecrets.signer(config, beyond.apex(), clock, random);
        var records = beyond.records();
        String made = config.ledger().name() + ' ' + records.identity() + " keys";
        this.store = ZoneStore.open(
                config.dataDirectory().resolve("zone"),
                config.ledger().mapBytes(),
                records,
                signer,
                new ZoneStore.Identity(
                        beyond.apex(), made, ledger.chain().head().size()));
        this.zone = new StoredZone(store, beyond, task -> worker.executeBlocking(task::get, false));
        this.follower = new ZoneFollower(
                ledger, records, store, clock, !config.dns().sign().isEmpty());
        this.notifier = new Notifier(
                vertx,
                config.dns().secondaries().stream()
                        .map(to -> SocketAddress.inetSocketAddress(to.port(), to.host()))
                        .toList());
        this.handout = new Handout(store, task -> worker.executeBlocking(task, false));
    }

    DnsService service(Askers askers) {
        return new DnsService(zone, tsig, Optional.of(handout), askers);
    }

    /** Follows the ledger from now on. */
    void start() {
        vertx.runOnContext(now -> {
            follow();
            every(ROUND_MILLIS, this::follow);
            every(NOTICE_MILLIS, this::tell);
            every(RENEWAL_MILLIS, () -> worker.executeBlocking(this::renew, true));
            every(DAY_MILLIS, zone::forget);
        });
    }

    private void every(long millis, Runnable task) {
        vertx.setPeriodic(millis, id -> {
            if (closed) {
                vertx.cancelTimer(id);
            } else {
                task.run();
            }
        });
    }

    private Object renew() {
        follower.renew();
        return this;
    }

    private void follow() {
        if (busy || closed) {
            return;
        }
        busy = true;
        var step = worker.executeBlocking(follower::step, true);
        running = step;
        step.onComplete(more -> {
            busy = false;
            if (closed) {
                return;
            }
            if (more.failed()) {
                LOG.log(Level.ERROR, "the zone cannot be brought up to the ledger", more.cause());
            } else if (more.result()) {
                follow();
            }
        });
    }

    private void tell() {
        long serial = store.state().serial();
        if (serial == told || notifier.count() == 0 || !store.state().isWhole()) {
            return;
        }
        told = serial;
        List<Notice> notices = new ArrayList<>();
        for (int i = 0; i < notifier.count(); i++) {
            notices.add(new Notice(random.nextInt(IDS), zone.apex(), zone.soa().get(0), tsig));
        }
        notifier.tell(notices);
    }

    /** Begins nothing new, and waits for the step that is under way. */
    void leave() {
        closed = true;
        Await.result(running.otherwiseEmpty());
    }

    /** Waits for what is under way. */
    @Override
    public void close() {
        store.close();
    }
}
