package dev.flint.bid.vaa;

import dev.flint.bid.vaa.Preferences.Preference;
import java.util.List;

/** Which of several targets has the type that a client likes best. */
final class MediaTypes {
    private MediaTypes() {}

    /** Those of the type that is liked best; all when none is liked more than others. */
    static List<TargetLink> best(List<TargetLink> links, String accept) {
        var preferences = Preferences.of(accept);
        double best = links.stream()
                .mapToDouble(link -> weight(link, preferences))
                .max()
                .orElse(0);
        return links.stream().filter(link -> weight(link, preferences) == best).toList();
    }

    private static double weight(TargetLink link, List<Preference> preferences) {
        return link.mediaType().map(type -> Preferences.of(type, preferences)).orElse(0.0);
    }
}
