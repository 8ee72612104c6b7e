package dev.flint.deploy.config;

import java.util.Map;
import java.util.TreeMap;

/** The variables that are meant for us: those that begin with {@code FLINT_}, in alphabetical order. */
final class Environment {
    /** Names the file; the one variable that is no key. */
    static final String FILE = ConfigKey.ENVIRONMENT_PREFIX + "CONFIG";

    private Environment() {}

    static Map<String, String> ours(Map<String, String> environment) {
        Map<String, String> ours = new TreeMap<>();
        environment.forEach((name, value) -> {
            if (name.startsWith(ConfigKey.ENVIRONMENT_PREFIX) && !name.equals(FILE) && !isServiceLink(name, value)) {
                ours.put(name, value);
            }
        });
        return ours;
    }

    /**
     * Kubernetes gives every container such variables for every service beside it, so a service called {@code flint} or
     * {@code flint-http} would otherwise keep the server from starting.
     */
    private static boolean isServiceLink(String name, String value) {
        return name.endsWith("_SERVICE_HOST")
                || name.contains("_SERVICE_PORT")
                || name.contains("_TCP")
                || name.contains("_UDP")
                || (name.endsWith("_PORT") && value.contains("://"));
    }
}
