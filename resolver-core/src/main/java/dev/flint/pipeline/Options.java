package dev.flint.pipeline;

import dev.flint.spi.MethodDriver;
import dev.flint.spi.ResolutionError;
import dev.flint.spi.ResolutionOptions;
import dev.flint.spi.Version;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Resolution options as texts, checked by the steps 3 and 4 of the resolution algorithm. */
public final class Options {
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss'Z'", Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);
    private static final Set<String> OF_ALL =
            Set.of("versionId", "versionTime", "noCache", "expandRelativeUrls", "proof", "verify");
    private static final int TIME_CHARS = "2026-01-01T00:00:00Z".length();

    private final boolean refuseUnknown;
    private final boolean refuseNoCache;
    private final Set<String> ofMethods;

    /**
     * @param refuseUnknown whether an unknown option is refused or ignored
     * @param refuseNoCache whether asking past the cache is refused
     * @param drivers whose own options are known, too
     */
    public Options(boolean refuseUnknown, boolean refuseNoCache, List<MethodDriver> drivers) {
        this.refuseUnknown = refuseUnknown;
        this.refuseNoCache = refuseNoCache;
        this.ofMethods =
                drivers.stream().flatMap(driver -> driver.options().stream()).collect(Collectors.toUnmodifiableSet());
    }

    /** What came of reading them. */
    public sealed interface Reading {
        /** All options are in order. */
        record Read(ResolutionOptions options) implements Reading {}

        /**
         * The first one that is not.
         *
         * @param detail one sentence for a person
         */
        record Refused(ResolutionError error, String detail) implements Reading {}
    }

    /** Reads options by name. */
    public Reading read(Map<String, String> given) {
        var ofMethod = new HashMap<String, String>();
        for (var option : given.entrySet()) {
            if (ofMethods.contains(option.getKey())) {
                ofMethod.put(option.getKey(), option.getValue());
            } else if (refuseUnknown && !OF_ALL.contains(option.getKey())) {
                return unsupported("the option \"" + printable(option.getKey()) + "\" is not supported");
            }
        }
        var noCache = booleanOption(given, "noCache");
        var expand = booleanOption(given, "expandRelativeUrls");
        var proof = booleanOption(given, "proof");
        var verify = booleanOption(given, "verify");
        if (noCache.isEmpty() || expand.isEmpty() || proof.isEmpty() || verify.isEmpty()) {
            return invalid("noCache, expandRelativeUrls, proof and verify take true or false");
        }
        if (expand.get() && proof.get()) {
            return invalid("proof is about the document as it is registered, which expandRelativeUrls changes");
        }
        if (noCache.get() && refuseNoCache) {
            return unsupported("this resolver does not bypass its cache");
        }
        return version(given)
                .<Reading>map(version -> new Reading.Read(new ResolutionOptions(
                        version, noCache.get(), expand.get(), proof.get(), verify.get(), ofMethod)))
                .orElseGet(() -> invalid("versionId takes one version id, versionTime one time as 2026-01-01T00:00:00Z,"
                        + " and they exclude each other"));
    }

    private static Optional<Version> version(Map<String, String> given) {
        var id = Optional.ofNullable(given.get("versionId"));
        var time = Optional.ofNullable(given.get("versionTime"));
        if (id.isPresent() && time.isPresent()) {
            return Optional.empty();
        }
        if (id.isPresent()) {
            return id.filter(text -> !text.isEmpty()).map(Version.Numbered::new);
        }
        return time.isPresent() ? time.flatMap(Options::asOf) : Optional.of(new Version.Latest());
    }

    private static Optional<Version> asOf(String text) {
        if (text.length() != TIME_CHARS || text.charAt(0) == '-' || text.charAt(0) == '+') {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new Version.AsOf(LocalDateTime.parse(text, SECONDS).toInstant(ZoneOffset.UTC)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<Boolean> booleanOption(Map<String, String> given, String name) {
        return switch (given.getOrDefault(name, "false")) {
            case "true" -> Optional.of(true);
            case "false" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    private static Reading unsupported(String detail) {
        return new Reading.Refused(ResolutionError.FEATURE_NOT_SUPPORTED, detail);
    }

    private static Reading invalid(String detail) {
        return new Reading.Refused(ResolutionError.INVALID_OPTIONS, detail);
    }

    private static String printable(String name) {
        String start = name.substring(0, Math.min(name.length(), 64));
        return start.chars().allMatch(c -> c > ' ' && c < 0x7F) ? start : "(not printable)";
    }
}
