package dev.flint.http;

import org.jspecify.annotations.Nullable;

/** Validators of RFC 9110, section 13.1.2. */
final class EntityTags {
    private EntityTags() {}

    /**
     * Whether an {@code If-None-Match} field names this tag; comparison is weak, as the field demands.
     *
     * @param field null when the request has none
     */
    static boolean match(@Nullable String field, String entityTag) {
        if (field == null) {
            return false;
        }
        if (field.equals(entityTag) || field.equals("*")) {
            return true;
        }
        for (String tag : Quoted.split(field, ',')) {
            String bare = tag.strip();
            if (bare.equals(entityTag)
                    || (bare.startsWith("W/") && bare.substring(2).equals(entityTag))) {
                return true;
            }
        }
        return false;
    }
}
