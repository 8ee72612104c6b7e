package dev.flint.deploy.house;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** Tokens by which somebody is known for a day (IDIS digest, 4.3). They are kept as hashes, and in memory only. */
final class IdisTokens {
    private static final int OCTETS = 32;
    private static final int CHARS_MAX = 128;
    private static final long LIFE_MILLIS = 86_400_000;
    private static final int OF_ONE_MAX = 16;
    private static final String SCHEME = "Bearer ";

    private final SecureRandom random;
    private final InstantSource clock;
    private final Map<String, Token> tokens = new LinkedHashMap<>();

    private record Token(String name, long endsMillis) {}

    IdisTokens(SecureRandom random, InstantSource clock) {
        this.random = random;
        this.clock = clock;
    }

    /** A new one; of the sixteen that somebody may have, it takes the place of the oldest. */
    synchronized String issue(String name) {
        byte[] octets = new byte[OCTETS];
        random.nextBytes(octets);
        String text = Base64.getUrlEncoder().withoutPadding().encodeToString(octets);
        long now = clock.millis();
        tokens.values().removeIf(token -> token.endsMillis() <= now);
        var own = tokens.entrySet().stream()
                .filter(entry -> entry.getValue().name().equals(name))
                .map(Map.Entry::getKey)
                .toList();
        if (own.size() >= OF_ONE_MAX) {
            tokens.remove(own.get(0));
        }
        tokens.put(IdisUsers.hash(text), new Token(name, now + LIFE_MILLIS));
        return text;
    }

    /**
     * Whether it names a token that is still good. Looked up by its hash, how alike two are says nothing of the token.
     *
     * @param authorization value of the header field, empty for none
     */
    synchronized boolean isGood(String authorization) {
        boolean isBearer = authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
        if (!isBearer || authorization.length() > CHARS_MAX) {
            return false;
        }
        var token = tokens.get(
                IdisUsers.hash(authorization.substring(SCHEME.length()).strip()));
        return token != null && token.endsMillis() > clock.millis();
    }
}
