package dev.flint.conformance;

import java.util.ArrayList;
import java.util.List;

/**
 * A fenced block of shell commands in a document.
 *
 * @param place document and line of the first command
 * @param text the commands, without a line break at the end
 */
record ShellBlock(String place, String text) {
    private static final String FENCE = "```";

    /** The blocks tagged {@code sh}; other tags are for reading only. */
    static List<ShellBlock> in(SourceFile document) {
        List<ShellBlock> blocks = new ArrayList<>();
        List<String> lines = document.lines();
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).startsWith(FENCE)) {
                continue;
            }
            String tag = lines.get(i).substring(FENCE.length()).strip();
            int start = i + 1;
            int end = start;
            while (end < lines.size() && !lines.get(end).startsWith(FENCE)) {
                end++;
            }
            if (tag.equals("sh")) {
                blocks.add(new ShellBlock(
                        document.path() + " line " + (start + 1), String.join("\n", lines.subList(start, end))));
            }
            i = end;
        }
        return blocks;
    }

    @Override
    public String toString() {
        return place;
    }
}
