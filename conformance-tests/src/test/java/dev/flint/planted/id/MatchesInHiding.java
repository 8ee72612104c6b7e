package dev.flint.planted.id;

/** Offends: a regular expression that shows in no import. */
final class MatchesInHiding {
    boolean matches(String text) {
        return text.matches("(a+)+");
    }
}
