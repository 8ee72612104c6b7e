package dev.flint.deploy.house;

import dev.flint.ledger.merkle.Merkle;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Users of the nodes' interface and their secrets (IDIS digest, 4.3). */
final class IdisUsers {
    private static final String KEY = "idis.users";
    private static final int SECRET_CHARS_MIN = 12;
    private static final ZoneOffset CHINA = ZoneOffset.ofHours(8);
    private static final String NOBODY = "0".repeat(64);

    private final Map<String, String> hashes;
    private final InstantSource clock;

    private IdisUsers(Map<String, String> hashes, InstantSource clock) {
        this.hashes = hashes;
        this.clock = clock;
    }

    /** @throws IllegalArgumentException when the file is not as it should be, or a secret is easily guessed */
    static IdisUsers read(Path file, InstantSource clock) {
        Map<String, String> hashes = new HashMap<>();
        NamedSecrets.read(KEY, file).forEach((name, secret) -> {
            if (secret.length() < SECRET_CHARS_MIN) {
                throw new IllegalArgumentException(
                        KEY + ": the secret of " + name + " has fewer than " + SECRET_CHARS_MIN + " characters");
            }
            hashes.put(name, hash(secret));
        });
        return new IdisUsers(hashes, clock);
    }

    /** Whether this is a user's secret; takes as long when there is no such user. */
    boolean isSecret(String name, String secret) {
        return same(hashes.getOrDefault(name, NOBODY), hash(secret)) && hashes.containsKey(name);
    }

    /** Whether this is the hash of the hash of a user's secret and the day, in China or by UTC. */
    boolean isSecretOfToday(String name, String hash) {
        String known = hashes.getOrDefault(name, NOBODY);
        boolean same = Stream.of(ZoneOffset.UTC, CHINA)
                .map(zone -> hash(known + clock.instant().atOffset(zone).toLocalDate()))
                .map(expected -> same(expected, hash.toLowerCase(Locale.ROOT)))
                .reduce(false, Boolean::logicalOr);
        return same && hashes.containsKey(name);
    }

    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    static String hash(String text) {
        return HexFormat.of().formatHex(Merkle.sha256(text.getBytes(StandardCharsets.UTF_8)));
    }
}
