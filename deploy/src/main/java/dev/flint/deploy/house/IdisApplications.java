package dev.flint.deploy.house;

import dev.flint.bridge.handle.RsaKey;
import dev.flint.deploy.keys.PublicKeyText;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/** Applications that show by a signature who they are (IDIS digest, 4.4). There is one open challenge for each. */
final class IdisApplications {
    private static final String KEY = "idis.applications";
    private static final int NONCE_OCTETS = 16;
    private static final long GIVEN_MILLIS = 60_000;
    private static final long GOOD_MILLIS = 120_000;

    private final Map<String, RsaKey> keys;
    private final SecureRandom random;
    private final InstantSource clock;
    private final Map<String, Open> open = new HashMap<>();

    private record Open(String nonce, long sinceMillis) {}

    private IdisApplications(Map<String, RsaKey> keys, SecureRandom random, InstantSource clock) {
        this.keys = keys;
        this.random = random;
        this.clock = clock;
    }

    /** @throws IllegalArgumentException when the file is not as it should be, or a key is none of RSA */
    static IdisApplications read(Path file, SecureRandom random, InstantSource clock) {
        Map<String, RsaKey> keys = new HashMap<>();
        NamedSecrets.read(KEY, file).forEach((name, text) -> {
            var key = PublicKeyText.rsa(text)
                    .orElseThrow(() -> new IllegalArgumentException(
                            KEY + ": the key of " + name + " is no RSA key of 2048 to 4096 bits in base64"));
            keys.put(name, key);
        });
        return new IdisApplications(keys, random, clock);
    }

    /** What an application is to sign; the same to all who ask within a minute. Empty for one that is not known. */
    synchronized Optional<String> challenge(String application) {
        if (!keys.containsKey(application)) {
            return Optional.empty();
        }
        long now = clock.millis();
        var known = open.get(application);
        if (known == null || now - known.sinceMillis() >= GIVEN_MILLIS) {
            byte[] nonce = new byte[NONCE_OCTETS];
            random.nextBytes(nonce);
            known = new Open(HexFormat.of().formatHex(nonce), now);
            open.put(application, known);
        }
        return Optional.of(known.nonce());
    }

    /** Whether an application has signed what it was given, not more than two minutes ago; good once. */
    synchronized boolean hasSigned(String application, String signature) {
        var key = Optional.ofNullable(keys.get(application));
        var known = Optional.ofNullable(open.get(application))
                .filter(challenge -> clock.millis() - challenge.sinceMillis() <= GOOD_MILLIS);
        boolean hasSigned = key.isPresent()
                && known.isPresent()
                && key.get().hasSigned(known.get().nonce().getBytes(StandardCharsets.UTF_8), octets(signature));
        if (hasSigned) {
            open.remove(application);
        }
        return hasSigned;
    }

    private static byte[] octets(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException notBase64) {
            return new byte[0];
        }
    }
}
