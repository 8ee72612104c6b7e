package dev.flint.deploy.config;

/**
 * The cache of answers.
 *
 * @param bytes most bytes of answers held; 0 switches the cache off
 */
public record CacheConfig(long bytes) {}
