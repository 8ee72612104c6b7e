package dev.flint.deploy.config;

/**
 * The DIF's registration interface.
 *
 * @param makeKeys whether clients may leave their keys to the registrar
 * @param jobs registrations that may wait for their signatures
 */
public record RegistrarConfig(boolean makeKeys, int jobs) {
    static RegistrarConfig of(ConfigValues values) {
        return new RegistrarConfig(values.of(ConfigKeys.REGISTRAR_MAKE_KEYS), values.of(ConfigKeys.REGISTRAR_JOBS));
    }
}
