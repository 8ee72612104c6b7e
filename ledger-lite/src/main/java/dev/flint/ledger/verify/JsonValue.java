package dev.flint.ledger.verify;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** A value of a JSON text and the character at which it begins. */
sealed interface JsonValue {
    /** Largest integer that every reader of JSON keeps: 2^53 - 1. */
    long INTEGER_MAX = (1L << 53) - 1;

    int at();

    record Obj(Map<String, JsonValue> members, int at) implements JsonValue {}

    record Arr(List<JsonValue> values, int at) implements JsonValue {}

    record Str(String text, int at) implements JsonValue {}

    /** As it is spelled: a verifier computes with integers only. */
    record Num(String text, int at) implements JsonValue {
        /** The number when it is an integer that every reader keeps. */
        OptionalLong integer() {
            int digits = text.startsWith("-") ? text.length() - 1 : text.length();
            boolean plain = digits <= 16 && text.chars().allMatch(c -> c == '-' || (c >= '0' && c <= '9'));
            long number = plain ? Long.parseLong(text) : Long.MAX_VALUE;
            return Math.abs(number) <= INTEGER_MAX ? OptionalLong.of(number) : OptionalLong.empty();
        }
    }

    /** {@code true}, {@code false} or {@code null}. */
    record Word(String text, int at) implements JsonValue {}
}
