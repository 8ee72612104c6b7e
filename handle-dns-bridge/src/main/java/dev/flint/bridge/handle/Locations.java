package dev.flint.bridge.handle;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.random.RandomGenerator;

/**
 * The places that a value of type 10320/loc names, and which of them a client is sent to (Handle digest, 1.5).
 *
 * @param chooseBy ways to choose, one after the other; unknown ones leave everything as it is
 * @param all at least one
 */
public record Locations(List<String> chooseBy, List<Location> all) {
    public static final String TYPE = "10320/loc";

    public Locations {
        chooseBy = List.copyOf(chooseBy);
        all = List.copyOf(all);
    }

    /** Those of a value; empty when it names none, is no such XML, has a document type, or is too large. */
    public static Optional<Locations> parse(HandleValue value) {
        return LocationsReader.read(value.data());
    }

    /**
     * The place for one client. A way to choose that leaves nothing is not gone; nothing is known of a client's
     * country and address.
     *
     * @param named attributes that the client asks for, name, colon and value
     */
    public Location choose(List<String> named, RandomGenerator random) {
        var left = all;
        for (String way : chooseBy) {
            var chosen = switch (way) {
                case "locatt" -> having(left, named);
                case "score" -> best(left);
                case "weighted" -> List.of(weighted(left, random));
                default -> left;
            };
            left = chosen.isEmpty() ? left : chosen;
        }
        return weighted(left, random);
    }

    private static List<Location> having(List<Location> among, List<String> attributes) {
        return among.stream()
                .filter(location -> attributes.stream().allMatch(location::has))
                .toList();
    }

    private static List<Location> best(List<Location> among) {
        OptionalDouble most = among.stream()
                .flatMapToDouble(location -> location.score().stream())
                .max();
        return among.stream()
                .filter(location -> most.isPresent() && location.score().equals(most))
                .toList();
    }

    /** By chance; when nothing has any weight, all have the same. */
    private static Location weighted(List<Location> among, RandomGenerator random) {
        double sum = among.stream().mapToDouble(Location::weight).sum();
        if (sum <= 0) {
            return among.get(random.nextInt(among.size()));
        }
        double point = random.nextDouble() * sum;
        Location last = among.get(0);
        for (var location : among) {
            if (location.weight() > 0) {
                last = location;
                point -= location.weight();
                if (point < 0) {
                    return location;
                }
            }
        }
        return last; // what rounding has left over
    }
}
