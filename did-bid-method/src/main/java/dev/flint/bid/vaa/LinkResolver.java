package dev.flint.bid.vaa;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * From a thing to what is told about it: the thing's own links, then those of its enterprise, then those of the nodes
 * above (VAA digest, 5.1).
 *
 * @see <a href="https://ref.gs1.org/standards/resolver/">GS1-Conformant resolver standard</a>
 */
public final class LinkResolver {
    private final VaaRegistry registry;

    public LinkResolver(VaaRegistry registry) {
        this.registry = registry;
    }

    /** Never blocks for long: reads from memory that is mapped. */
    public LinkAnswer resolve(VaaId id, LinkRequest request) {
        List<VaaRecord> records = new ArrayList<>();
        for (var at = Optional.of(id); at.isPresent(); at = at.get().above()) {
            var record = registry.find(at.get());
            if (record.isPresent() && record.get().retired() && at.get().equals(id)) {
                return new LinkAnswer.Retired();
            }
            record.filter(found -> !found.retired()).ifPresent(records::add);
        }
        if (records.isEmpty()) {
            return new LinkAnswer.Unknown();
        }
        return request.linkset().isPresent()
                ? new LinkAnswer.All(Linkset.of(request.origin(), records))
                : target(records, request);
    }

    private static LinkAnswer target(List<VaaRecord> records, LinkRequest request) {
        for (var record : records) {
            var content = record.content();
            var byDefault = content.defaultLink();
            if (request.linkType().isEmpty() && byDefault.isPresent()) {
                return new LinkAnswer.Target(spoken(content.links(), byDefault.get(), request.acceptLanguage()));
            }
            var fitting = content.links().stream()
                    .filter(link -> request.linkType().equals(Optional.of(link.linkType())))
                    .toList();
            if (!fitting.isEmpty()) {
                return chosen(record, fitting, request);
            }
        }
        return new LinkAnswer.NoSuchLink();
    }

    /** The default, or the one like it that speaks the client's language better. */
    private static TargetLink spoken(List<TargetLink> links, TargetLink byDefault, String acceptLanguage) {
        var alike = links.stream()
                .filter(link -> link.linkType().equals(byDefault.linkType()))
                .toList();
        var best = Languages.of(acceptLanguage).best(alike);
        return best.isEmpty() || best.contains(byDefault) ? byDefault : best.get(0);
    }

    private static LinkAnswer chosen(VaaRecord record, List<TargetLink> fitting, LinkRequest request) {
        var best = Languages.of(request.acceptLanguage()).best(fitting);
        var left = MediaTypes.best(best.isEmpty() ? fitting : best, request.accept());
        return left.size() == 1
                ? new LinkAnswer.Target(left.get(0))
                : new LinkAnswer.Choice(Linkset.of(request.origin(), record, left));
    }
}
