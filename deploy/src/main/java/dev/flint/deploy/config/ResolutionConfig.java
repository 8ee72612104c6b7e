package dev.flint.deploy.config;

/** What a question may ask for. */
public record ResolutionConfig(UnknownOptions unknownOptions, NoCache noCache) {
    /** What becomes of a resolution option that nobody knows. */
    public enum UnknownOptions {
        REFUSE,
        IGNORE
    }

    /** What becomes of the option {@code noCache=true}. */
    public enum NoCache {
        ALLOW,
        REFUSE
    }
}
