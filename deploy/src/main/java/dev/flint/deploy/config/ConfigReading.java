package dev.flint.deploy.config;

import java.util.List;
import java.util.stream.IntStream;

/** What came of reading the configuration. */
public sealed interface ConfigReading {
    /**
     * A configuration to start with.
     *
     * @param origins one per key, in the order of the table
     */
    record Config(FlintConfig config, List<Origin> origins) implements ConfigReading {
        public Config {
            origins = List.copyOf(origins);
        }

        /** The keys whose values another configuration has changed. */
        public List<String> changedBy(Config other) {
            return IntStream.range(0, origins.size())
                    .filter(i ->
                            !origins.get(i).value().equals(other.origins.get(i).value()))
                    .mapToObj(i -> origins.get(i).key())
                    .toList();
        }
    }

    /**
     * Nothing to start with.
     *
     * @param faults all of them, at least one
     */
    record Faults(List<ConfigFault> faults) implements ConfigReading {
        public Faults {
            faults = List.copyOf(faults);
            if (faults.isEmpty()) {
                throw new IllegalArgumentException("no faults");
            }
        }
    }
}
