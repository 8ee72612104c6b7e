package dev.flint.planted.id;

import java.util.regex.Pattern;

/** Offends: text from outside is never matched with a regular expression. */
interface Matches {
    Pattern pattern();
}
