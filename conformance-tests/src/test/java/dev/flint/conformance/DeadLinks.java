package dev.flint.conformance;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Links in markdown to files that are not there. */
final class DeadLinks {
    private static final String OPENING = "](";

    private DeadLinks() {}

    static List<String> in(SourceTree tree) {
        List<String> dead = new ArrayList<>();
        for (SourceFile file : tree.files()) {
            if (!file.hasEnding(".md")) {
                continue;
            }
            boolean fenced = false;
            for (int i = 0; i < file.lines().size(); i++) {
                String line = file.lines().get(i);
                fenced ^= line.stripLeading().startsWith("```");
                for (String target : fenced ? List.<String>of() : targets(line)) {
                    if (!tree.exists(file.path().resolveSibling(Path.of(target)).normalize())) {
                        dead.add(file.path() + " line " + (i + 1) + ": " + target);
                    }
                }
            }
        }
        return dead;
    }

    /** The relative targets of a line's links, without the part after {@code #}. */
    static List<String> targets(String line) {
        List<String> targets = new ArrayList<>();
        int opening = line.indexOf(OPENING);
        while (opening >= 0) {
            int start = opening + OPENING.length();
            int end = line.indexOf(')', start);
            if (end < 0) {
                return targets;
            }
            String target = line.substring(start, end);
            int anchor = target.indexOf('#');
            String path = anchor < 0 ? target : target.substring(0, anchor);
            if (!path.isEmpty() && !path.contains(":")) {
                targets.add(path);
            }
            opening = line.indexOf(OPENING, end);
        }
        return targets;
    }
}
