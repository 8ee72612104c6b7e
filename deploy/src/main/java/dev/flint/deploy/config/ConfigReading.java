package dev.flint.deploy.config;

import java.util.List;

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
