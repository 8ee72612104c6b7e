package dev.flint.deploy.house;

import dev.flint.deploy.config.IdisConfig;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;

/** How somebody becomes known: users by their secret, applications by a signature (IDIS digest, 4.3 and 4.4). */
final class IdisLogin {
    private static final int TEXT_CHARS_MAX = 1_024;
    private static final int TRIES_PER_SECOND = 20;

    private final Optional<IdisUsers> users;
    private final Optional<IdisApplications> applications;
    private final IdisTokens tokens;
    private final InstantSource clock;
    private long second;
    private int tries;

    private IdisLogin(
            Optional<IdisUsers> users,
            Optional<IdisApplications> applications,
            IdisTokens tokens,
            InstantSource clock) {
        this.users = users;
        this.applications = applications;
        this.tokens = tokens;
        this.clock = clock;
    }

    /** @throws IllegalArgumentException when a file is not as it should be */
    static IdisLogin of(IdisConfig config, SecureRandom random, InstantSource clock) {
        return new IdisLogin(
                config.users().map(file -> IdisUsers.read(file, clock)),
                config.applications().map(file -> IdisApplications.read(file, random, clock)),
                new IdisTokens(random, clock),
                clock);
    }

    /** Whether users are known, so that values are told to nobody else. */
    boolean knowsUsers() {
        return users.isPresent();
    }

    boolean knowsApplications() {
        return applications.isPresent();
    }

    /** @param authorization value of the header field, empty for none */
    boolean isKnown(String authorization) {
        return tokens.isGood(authorization);
    }

    /**
     * A token for the secret of a user.
     *
     * @param isHashed whether it is not the secret that was sent, but a hash of it and of the day
     */
    JsonObject token(Buffer body, boolean isHashed) {
        var name = text(body, "username");
        var secret = text(body, "password");
        if (name.isEmpty() || secret.isEmpty()) {
            return IdisReplies.snms(
                    IdisReplies.SNMS_FAILURE,
                    "the body is an object with username and password, texts of 1 to 1024 characters");
        }
        if (!mayTry()) {
            return IdisReplies.snms(IdisReplies.SNMS_FAILURE, "too many tries at the moment");
        }
        boolean isTheirs = users.filter(known -> isHashed
                        ? known.isSecretOfToday(name.get(), secret.get())
                        : known.isSecret(name.get(), secret.get()))
                .isPresent();
        return isTheirs
                ? IdisReplies.snms(new JsonObject().put("token", tokens.issue("user " + name.get())))
                : IdisReplies.snms(IdisReplies.SNMS_FAILURE, "no such user, or another password");
    }

    /** What an application is to sign. */
    JsonObject challenge(String application) {
        return applications
                .flatMap(known -> known.challenge(application))
                .map(IdisReplies::doip)
                .orElseGet(() -> IdisReplies.doip(IdisReplies.DOIP_NOT_FOUND, "handle is no known application"));
    }

    /** A token for the signature of an application. */
    JsonObject verified(Buffer body) {
        var application = text(body, "handle");
        var signature = text(body, "signature");
        if (application.isEmpty() || signature.isEmpty()) {
            return IdisReplies.doip(
                    IdisReplies.DOIP_PARAMETER,
                    "the body is an object with handle and signature, texts of 1 to 1024 characters");
        }
        boolean isTheirs = mayTry()
                && applications
                        .filter(known -> known.hasSigned(application.get(), signature.get()))
                        .isPresent();
        return isTheirs
                ? IdisReplies.doip(new JsonObject().put("token", tokens.issue("application " + application.get())))
                : IdisReplies.doip(IdisReplies.DOIP_UNKNOWN, "that is no signature of the challenge");
    }

    private static Optional<String> text(Buffer body, String member) {
        try {
            return new JsonObject(body).getValue(member) instanceof String text
                            && !text.isEmpty()
                            && text.length() <= TEXT_CHARS_MAX
                    ? Optional.of(text)
                    : Optional.empty();
        } catch (DecodeException | ClassCastException noObject) {
            return Optional.empty();
        }
    }

    /** Secrets are long, and tried out slowly. */
    private synchronized boolean mayTry() {
        long now = clock.instant().getEpochSecond();
        tries = now == second ? tries + 1 : 1;
        second = now;
        return tries <= TRIES_PER_SECOND;
    }
}
