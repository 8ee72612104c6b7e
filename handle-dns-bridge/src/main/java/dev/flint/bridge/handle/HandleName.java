package dev.flint.bridge.handle;

import java.util.Locale;

/** Parts of Handles. Prefixes are compared without regard to the case of letters; suffixes are compared with it. */
public final class HandleName {
    /** What stands before a prefix in the Handle of its own record. */
    static final String NAMING_AUTHORITY = "0.NA/";

    private HandleName() {}

    /** Whether it is the Handle of a prefix's own record, with what stands before it. */
    static boolean isOfPrefix(String handle) {
        return handle.regionMatches(true, 0, NAMING_AUTHORITY, 0, NAMING_AUTHORITY.length());
    }

    /** The prefix that a Handle is below, or whose record it is, in capital letters; a bare prefix is one itself. */
    public static String prefix(String handle) {
        if (isOfPrefix(handle)) {
            return upper(handle.substring(NAMING_AUTHORITY.length()));
        }
        int slash = handle.indexOf('/');
        return upper(slash < 0 ? handle : handle.substring(0, slash));
    }

    /** The spelling under which all spellings of a Handle meet. */
    static String key(String handle) {
        int slash = handle.indexOf('/');
        return isOfPrefix(handle) || slash < 0
                ? upper(handle)
                : upper(handle.substring(0, slash)) + handle.substring(slash);
    }

    static String upper(String prefix) {
        return prefix.toUpperCase(Locale.ROOT);
    }
}
