package dev.flint.conformance;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The measures of a module that are shown and not enforced. */
record HouseNumbers(String module, List<SourceFile> main, List<SourceFile> test) {
    static HouseNumbers of(SourceTree tree, String module) {
        return new HouseNumbers(
                module, tree.java(module, SourceFile.Role.MAIN), tree.java(module, SourceFile.Role.TEST));
    }

    static String table(SourceTree tree) {
        StringBuilder table = new StringBuilder("%-20s %6s %6s %6s %5s %7s %6s %10s%n"
                .formatted("module", "files", "code", "median", "p95", "public", "test", "test:code"));
        for (String module : tree.modules()) {
            table.append(of(tree, module).row());
        }
        return table.toString();
    }

    long codeLines() {
        return main.stream().mapToLong(SourceFile::codeLines).sum();
    }

    long testLines() {
        return test.stream().mapToLong(SourceFile::codeLines).sum();
    }

    /** The length that a share of the files do not exceed, in lines; 0 without files. */
    int fileLength(double share) {
        int[] lengths = Stream.concat(main.stream(), test.stream())
                .mapToInt(file -> file.lines().size())
                .sorted()
                .toArray();
        return lengths.length == 0 ? 0 : lengths[(int) Math.ceil(share * lengths.length) - 1];
    }

    /** Public top-level types of all top-level types, in percent; 0 without types. */
    long publicPercent() {
        long all = main.stream().filter(SourceFile::declaresType).count();
        return all == 0
                ? 0
                : 100 * main.stream().filter(SourceFile::declaresPublicType).count() / all;
    }

    private String row() {
        String ratio = codeLines() == 0 ? "-" : String.format(Locale.ROOT, "%.2f", (double) testLines() / codeLines());
        return "%-20s %6d %6d %6d %5d %6d%% %6d %10s%n"
                .formatted(
                        module,
                        main.size() + test.size(),
                        codeLines(),
                        fileLength(0.5),
                        fileLength(0.95),
                        publicPercent(),
                        testLines(),
                        ratio);
    }
}
