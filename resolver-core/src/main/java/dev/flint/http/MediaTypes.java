package dev.flint.http;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Media types of pages that have more than one representation. */
public final class MediaTypes {
    private MediaTypes() {}

    /**
     * Which of those offered an {@code Accept} header asks for, read as everywhere on this server: quality first, then
     * how exactly it is named, then the order of the offer. The first one for those who do not care; empty when none is
     * acceptable, or the header is malformed.
     *
     * @param accept the header's value; null when there is none
     * @param offered in small letters, without parameters
     */
    public static Optional<String> choose(@Nullable String accept, List<String> offered) {
        if (accept == null || accept.isBlank()) {
            return offered.stream().findFirst();
        }
        var ranges = MediaRange.listOf(accept).orElse(List.of());
        Optional<String> best = Optional.empty();
        long bestRank = 0;
        for (String type : offered) {
            int slash = type.indexOf('/');
            long rank = MediaRange.rank(
                    ranges, range -> range.exactness(type.substring(0, slash), type.substring(slash + 1)));
            if (rank > bestRank) {
                best = Optional.of(type);
                bestRank = rank;
            }
        }
        return best;
    }
}
