package dev.flint.bridge.handle;

import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** Finds out whether an asker is an administrator who may read what is not public (Handle digest, 1.4). */
public final class Authentication {
    private static final int READ_VALUES = 0x400;
    private static final String VALUE_LIST = "HS_VLIST";

    private final RecordSource records;
    private final Challenges challenges;
    private final Function<Supplier<Boolean>, Future<Boolean>> worker;

    /**
     * Asks for keys where values are asked for.
     *
     * @param random of which nobody can tell what comes next
     * @param worker computes where it keeps nobody waiting
     */
    public Authentication(
            RecordSource records,
            InstantSource clock,
            RandomGenerator random,
            Function<Supplier<Boolean>, Future<Boolean>> worker) {
        this.records = records;
        this.challenges = new Challenges(clock, random);
        this.worker = worker;
    }

    Challenges.Given challenge(byte[] request, RequestDigest digest) {
        return challenges.give(request, digest);
    }

    Optional<Challenges.Open> take(int sessionId) {
        return challenges.take(sessionId);
    }

    /** Whether an answer to a challenge was made with the key that it names. */
    Future<Boolean> isTrue(ChallengeAnswer answer, Challenges.Open open) {
        return valueOf(answer.handle(), answer.index())
                .compose(key -> key.isPresent()
                        ? worker.apply(() -> answer.isMadeWith(key.get(), open.signed()))
                        : Future.succeededFuture(false));
    }

    /** Whether the values of a record name somebody as an administrator who may read. */
    Future<Boolean> mayRead(ChallengeAnswer who, List<HandleValue> values) {
        var admins = values.stream()
                .filter(value -> value.type().equals(AdminValue.TYPE))
                .flatMap(value -> AdminValue.decode(value.data()).stream())
                .filter(admin -> (admin.permissions() & READ_VALUES) != 0)
                .toList();
        if (admins.stream().anyMatch(admin -> isNamed(who, admin.handle(), admin.index()))) {
            return Future.succeededFuture(true);
        }
        return inGroups(who, admins, 0);
    }

    private Future<Boolean> inGroups(ChallengeAnswer who, List<AdminValue> groups, int at) {
        if (at == groups.size()) {
            return Future.succeededFuture(false);
        }
        var group = groups.get(at);
        return valueOf(group.handle(), group.index())
                .compose(list -> list.filter(value -> isMember(who, value)).isPresent()
                        ? Future.succeededFuture(true)
                        : inGroups(who, groups, at + 1));
    }

    private static boolean isMember(ChallengeAnswer who, HandleValue list) {
        var in = new WireReader(list.data());
        boolean found = false;
        for (int left = list.type().equals(VALUE_LIST) ? in.count() : 0; left > 0 && !in.isBroken(); left--) {
            found |= isNamed(who, in.text(), in.i32());
        }
        return found;
    }

    private static boolean isNamed(ChallengeAnswer who, String handle, int index) {
        return index == who.index() && handle.equalsIgnoreCase(who.handle());
    }

    private Future<Optional<HandleValue>> valueOf(String handle, int index) {
        return records.find(handle)
                .map(record -> record instanceof HandleRecord.Found found
                        ? found.values().stream()
                                .filter(value -> value.index() == index)
                                .findFirst()
                        : Optional.empty());
    }
}
