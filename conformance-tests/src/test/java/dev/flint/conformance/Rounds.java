package dev.flint.conformance;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Numbers of what was measured in turn, round after round. The first quarter of the rounds warms up. */
final class Rounds {
    private final Map<String, List<Double>> series = new LinkedHashMap<>();

    void add(String what, double value) {
        series.computeIfAbsent(what, key -> new ArrayList<>()).add(value);
    }

    private List<Double> counted(String what) {
        List<Double> all = series.getOrDefault(what, List.of());
        return all.subList(all.size() / 4, all.size());
    }

    private static String spread(List<Double> values, String format) {
        List<Double> sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        return String.format(
                Locale.ROOT,
                format + " (" + format + " to " + format + ")",
                sorted.get(sorted.size() / 2),
                sorted.get(0),
                sorted.get(sorted.size() - 1));
    }

    /** All of them, median and span. */
    void print() {
        series.keySet().forEach(what -> System.out.printf("%-44s %s%n", what, spread(counted(what), "%,9.0f")));
    }

    /** Round by round, as neighbours in time see the same machine. */
    void ratio(String one, String other) {
        List<Double> ratios = new ArrayList<>();
        List<Double> above = counted(one);
        for (int i = 0; i < above.size(); i++) {
            ratios.add(above.get(i) / counted(other).get(i));
        }
        System.out.println(one + " / " + other + ": " + spread(ratios, "%.2f"));
    }
}
