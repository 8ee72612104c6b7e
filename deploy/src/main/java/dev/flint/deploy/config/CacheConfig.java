package dev.flint.deploy.config;

/**
 * The cache of answers.
 *
 * @param bytes most bytes of answers held, for each kind of them; 0 switches the cache off
 * @param noCachePerSecond how often {@code noCache} may pass it by on the way to a driver that is far away
 */
public record CacheConfig(long bytes, int noCachePerSecond) {}
