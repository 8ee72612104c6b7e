package dev.flint.http;

import dev.flint.pipeline.Representation;
import java.util.List;
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
        return MediaRange.listOf(accept).map(this::best).orElseGet(Choice.Malformed::new);
    }

    private Choice best(List<MediaRange> ranges) {
        Optional<Representation> best = Optional.empty();
        long bestRank = 0;
        for (var representation : offered) {
            long rank = MediaRange.rank(ranges, range -> exactness(range, representation));
            if (rank > bestRank) {
                best = Optional.of(representation);
                bestRank = rank;
            }
        }
        return best.<Choice>map(Choice.Chosen::new).orElseGet(Choice.NothingAcceptable::new);
    }

    /** As {@link MediaRange#exactness}; 3 for the type with its profile. */
    private static int exactness(MediaRange range, Representation representation) {
        if (range.isWide() || !range.type().equals(representation.type())) {
            return range.exactness(representation.type(), representation.subtype());
        }
        return switch (representation) {
            case LEGACY_RESOLUTION, LEGACY_DEREFERENCING -> isLdJsonWith(range, RESOLUTION_PROFILE) ? 3 : -1;
            case DEREFERENCING, DRIVER_DEREFERENCING ->
                isLdJsonWith(range, DEREFERENCING_PROFILE)
                        ? 3
                        : range.subtype().equals("did-url-dereferencing") ? 2 : -1;
            case LD_JSON -> range.subtype().equals("ld+json") && range.profile().isEmpty() ? 2 : -1;
            case RESOLUTION, DRIVER_RESOLUTION, DID, DID_JSON, DID_LD_JSON, JSON, DID_CBOR, URI_LIST ->
                range.exactness(representation.type(), representation.subtype());
        };
    }

    private static boolean isLdJsonWith(MediaRange range, String wanted) {
        return range.subtype().equals("ld+json")
                && range.profile().filter(wanted::equals).isPresent();
    }
}
