package dev.flint.http;

import dev.flint.pipeline.Representation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which representation an {@code Accept} header asks for: quality first, then how exactly it is named, then the
 * server's order.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#name-accept">RFC 9110, section 12.5.1</a>
 */
final class Negotiation {
    /** Longer lists of media ranges are refused: nobody needs them and each costs a comparison per representation. */
    private static final int RANGES_MAX = 32;

    private static final String RESOLUTION_PROFILE = "https://w3id.org/did-resolution";
    private static final String DEREFERENCING_PROFILE = "https://w3id.org/did-url-dereferencing";

    private static final List<Representation> BARE = List.of(
            Representation.DID,
            Representation.DID_JSON,
            Representation.DID_LD_JSON,
            Representation.JSON,
            Representation.LD_JSON,
            Representation.DID_CBOR);

    /** A client says the same in every request, so it is read once. Values beyond the limits are read each time. */
    private static final int REMEMBERED_MAX = 256;

    private static final int REMEMBERED_CHARACTERS_MAX = 256;

    private final List<Representation> offered;
    private final ConcurrentHashMap<String, Choice> remembered = new ConcurrentHashMap<>();

    /** @param offered in the order of preference; the first one is for those who do not care */
    private Negotiation(List<Representation> offered) {
        this.offered = offered;
    }

    /** What a DID can be answered with. */
    static Negotiation forDids(boolean legacyFirst) {
        var envelopes = legacyFirst
                ? List.of(Representation.LEGACY_RESOLUTION, Representation.RESOLUTION)
                : List.of(Representation.RESOLUTION);
        return new Negotiation(
                around(envelopes, List.of(Representation.LEGACY_RESOLUTION, Representation.DEREFERENCING)));
    }

    /** What a DID URL can be answered with that selects a whole document. */
    static Negotiation forWholeDocuments() {
        return new Negotiation(around(
                List.of(Representation.DEREFERENCING),
                List.of(Representation.LEGACY_DEREFERENCING, Representation.RESOLUTION)));
    }

    /** What a DID URL can be answered with that selects a part, for which a resolution result has no room. */
    static Negotiation forParts() {
        return new Negotiation(
                around(List.of(Representation.DEREFERENCING), List.of(Representation.LEGACY_DEREFERENCING)));
    }

    /** What a service can be answered with: what is said of it, or where it is. */
    static Negotiation forServices() {
        return new Negotiation(around(
                List.of(Representation.DEREFERENCING),
                List.of(Representation.LEGACY_DEREFERENCING, Representation.URI_LIST)));
    }

    /** The same in the envelopes that a Universal Resolver takes from its drivers. */
    Negotiation forDriver() {
        return new Negotiation(offered.stream().map(Negotiation::forDriver).toList());
    }

    private static Representation forDriver(Representation representation) {
        return switch (representation) {
            case RESOLUTION -> Representation.DRIVER_RESOLUTION;
            case DEREFERENCING -> Representation.DRIVER_DEREFERENCING;
            default -> representation;
        };
    }

    /** The envelopes before and after the bare documents. */
    private static List<Representation> around(List<Representation> before, List<Representation> after) {
        return Stream.of(before, BARE, after).flatMap(List::stream).distinct().toList();
    }

    /** What came of reading the header. */
    sealed interface Choice {
        record Chosen(Representation representation) implements Choice {}

        record NothingAcceptable() implements Choice {}

        record Malformed() implements Choice {}
    }

    /** The choice for a header's value; null when there is no header. */
    Choice choose(@Nullable String accept) {
        if (accept == null || accept.isBlank() || accept.equals("*/*")) {
            return new Choice.Chosen(offered.get(0));
        }
        for (var representation : offered) {
            if (representation.mediaType().equals(accept)) {
                return new Choice.Chosen(representation);
            }
        }
        Choice known = remembered.get(accept);
        if (known != null) {
            return known;
        }
        Choice choice = read(accept);
        if (accept.length() <= REMEMBERED_CHARACTERS_MAX && remembered.size() < REMEMBERED_MAX) {
            remembered.put(accept, choice);
        }
        return choice;
    }

    private Choice read(String accept) {
        return rangesOf(accept).map(this::best).orElseGet(Choice.Malformed::new);
    }

    private Choice best(List<MediaRange> ranges) {
        Optional<Representation> best = Optional.empty();
        long bestRank = 0;
        for (var representation : offered) {
            long rank = rank(representation, ranges);
            if (rank > bestRank) {
                best = Optional.of(representation);
                bestRank = rank;
            }
        }
        return best.<Choice>map(Choice.Chosen::new).orElseGet(Choice.NothingAcceptable::new);
    }

    /** Quality in thousandths, then the exactness of the most exact range that matches; 0 when not acceptable. */
    private static long rank(Representation representation, List<MediaRange> ranges) {
        int exactness = -1;
        int quality = 0;
        for (var range : ranges) {
            int match = range.exactnessFor(representation);
            if (match > exactness) {
                exactness = match;
                quality = range.quality();
            }
        }
        return quality == 0 ? 0 : quality * 10L + exactness;
    }

    private static Optional<List<MediaRange>> rangesOf(String accept) {
        var ranges = new ArrayList<MediaRange>();
        for (String part : Quoted.split(accept, ',')) {
            if (part.isBlank()) {
                continue;
            }
            var range = MediaRange.parse(part);
            if (range.isEmpty() || ranges.size() == RANGES_MAX) {
                return Optional.empty();
            }
            ranges.add(range.get());
        }
        return ranges.isEmpty() ? Optional.empty() : Optional.of(ranges);
    }

    /**
     * One media range.
     *
     * @param quality thousandths, 0 to 1000
     */
    private record MediaRange(String type, String subtype, Optional<String> profile, int quality) {
        static Optional<MediaRange> parse(String text) {
            var parts = Quoted.split(text, ';');
            String name = parts.get(0).strip().toLowerCase(Locale.ROOT);
            int slash = name.indexOf('/');
            if (slash < 1
                    || !isToken(name.substring(0, slash))
                    || !isToken(name.substring(slash + 1))
                    || (name.startsWith("*/") && !name.equals("*/*"))) {
                return Optional.empty();
            }
            Optional<String> profile = Optional.empty();
            int quality = 1_000;
            for (String parameter : parts.subList(1, parts.size())) {
                int equals = parameter.indexOf('=');
                if (equals < 0) {
                    continue;
                }
                String key = parameter.substring(0, equals).strip().toLowerCase(Locale.ROOT);
                String value = Quoted.unquoted(parameter.substring(equals + 1).strip());
                if (key.equals("profile")) {
                    profile = Optional.of(value);
                } else if (key.equals("q")) {
                    quality = thousandths(value);
                    if (quality < 0) {
                        return Optional.empty();
                    }
                }
            }
            return Optional.of(new MediaRange(name.substring(0, slash), name.substring(slash + 1), profile, quality));
        }

        /** 0 for any type, 1 for any subtype, 2 for the type, 3 for the type with its profile; -1 for no match. */
        int exactnessFor(Representation representation) {
            if (type.equals("*")) {
                return 0;
            }
            if (!type.equals(representation.type())) {
                return -1;
            }
            if (subtype.equals("*")) {
                return 1;
            }
            return switch (representation) {
                case LEGACY_RESOLUTION, LEGACY_DEREFERENCING -> isLdJsonWith(RESOLUTION_PROFILE) ? 3 : -1;
                case DEREFERENCING, DRIVER_DEREFERENCING ->
                    isLdJsonWith(DEREFERENCING_PROFILE) ? 3 : subtype.equals("did-url-dereferencing") ? 2 : -1;
                case LD_JSON -> subtype.equals("ld+json") && profile.isEmpty() ? 2 : -1;
                case RESOLUTION, DRIVER_RESOLUTION, DID, DID_JSON, DID_LD_JSON, JSON, DID_CBOR, URI_LIST ->
                    representation.subtype().equals(subtype) ? 2 : -1;
            };
        }

        private boolean isLdJsonWith(String wanted) {
            return subtype.equals("ld+json")
                    && profile.isPresent()
                    && profile.get().equals(wanted);
        }

        private static boolean isToken(String text) {
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                boolean alphanumeric = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
                if (!alphanumeric && "!#$%&'*+-.^_`|~".indexOf(c) < 0) {
                    return false;
                }
            }
            return !text.isEmpty();
        }

        /** The weight of RFC 9110, section 12.4.2, in thousandths; -1 when malformed. */
        private static int thousandths(String text) {
            if (text.isEmpty() || text.length() > 5 || (text.length() > 1 && text.charAt(1) != '.')) {
                return -1;
            }
            int value = 0;
            for (int i = 0; i < 5; i++) {
                char c = i < text.length() ? text.charAt(i) : '0';
                if (i == 1) {
                    continue;
                }
                if (c < '0' || c > '9') {
                    return -1;
                }
                value = value * 10 + (c - '0');
            }
            return value <= 1_000 ? value : -1;
        }
    }
}
