package dev.flint.planted.http;

import com.github.benmanes.caffeine.cache.Cache;

/** Offends the door of Caffeine. */
interface OpensCaffeine {
    Cache<String, String> cache();
}
