package dev.flint.planted.deploy;

import com.github.benmanes.caffeine.cache.Cache;
import dev.flint.planted.http.Front;

/** The composition root may know the rooms and speak, but has no door to Caffeine. */
final class Main {
    Front front() {
        System.err.println();
        return new Front();
    }

    int size(Cache<String, String> cache) {
        return cache.asMap().size();
    }
}
