package dev.flint.bridge.handle;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Handles that somebody has written down, in the form that Handle.Net's tools load and dump:
 *
 * <pre>
 *   {"homedPrefixes": ["0.NA/88.1000.8"],
 *    "handleRecords": {"88.1000.7/x": {"handle": "88.1000.7/x", "values": [{"index": 1, "type": "URL", "data": …}]}}}
 * </pre>
 *
 * @param prefixes that live here, in capital letters, without {@code 0.NA/}
 * @param records by Handle, its prefix in capital letters
 */
public record ListedHandles(Set<String> prefixes, Map<String, HandleRecord.Found> records) {
    private static final int VALUES_MAX = 2_048;

    /** None. */
    public static final ListedHandles NONE = new ListedHandles(Set.of(), Map.of());

    public ListedHandles {
        prefixes = Set.copyOf(prefixes);
        records = Map.copyOf(records);
    }

    /** What came of reading. */
    public sealed interface Reading {
        /** They are these. */
        record Read(ListedHandles handles) implements Reading {}

        /**
         * They cannot be read.
         *
         * @param where something is wrong
         */
        record Faulty(String where) implements Reading {}
    }

    /**
     * Reads them.
     *
     * @param timestamp of values without one, seconds since 1970
     */
    public static Reading read(String text, int timestamp) {
        try {
            var json = new JsonObject(text);
            Set<String> prefixes = new HashSet<>();
            for (Object prefix : json.getJsonArray("homedPrefixes", new JsonArray())) {
                prefixes.add(HandleName.prefix((String) prefix));
            }
            Map<String, HandleRecord.Found> records = new HashMap<>();
            var listed = json.getJsonObject("handleRecords", new JsonObject());
            for (String handle : listed.fieldNames()) {
                var values = values(listed.getJsonObject(handle).getJsonArray("values", new JsonArray()), timestamp);
                if (values.isEmpty() || handle.indexOf('/') < 0) {
                    return new Reading.Faulty("the record of " + handle);
                }
                records.put(HandleName.key(handle), new HandleRecord.Found(values.get()));
            }
            return new Reading.Read(new ListedHandles(prefixes, records));
        } catch (DecodeException | ClassCastException | NullPointerException notSo) {
            return new Reading.Faulty("the JSON of it");
        }
    }

    private static Optional<List<HandleValue>> values(JsonArray array, int timestamp) {
        List<HandleValue> values = new ArrayList<>();
        Set<Integer> indexes = new HashSet<>();
        for (Object each : array) {
            var value = each instanceof JsonObject json
                    ? HandleJsonReader.value(json, timestamp)
                    : Optional.<HandleValue>empty();
            if (value.isEmpty()
                    || values.size() == VALUES_MAX
                    || !indexes.add(value.get().index())) {
                return Optional.empty();
            }
            values.add(value.get());
        }
        values.sort(Comparator.comparingInt(HandleValue::index));
        return Optional.of(values);
    }

    /** What is written of a Handle. */
    Optional<HandleRecord.Found> find(String handle) {
        return Optional.ofNullable(records.get(HandleName.key(handle)));
    }
}
