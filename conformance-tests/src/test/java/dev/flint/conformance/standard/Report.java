package dev.flint.conformance.standard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The page that says what holds. */
final class Report {
    private static final Path PUBLISHED = Path.of("REPORT.md");
    private static final Path WRITTEN = Path.of("target/REPORT.md");
    private static final String HEAD = """
            # What holds

            Written by the tests of this module, which ask a server in their own process. Any other server is asked by
            `mvn -pl conformance-tests -am verify -Dtest=ConformanceTest -Dsurefire.failIfNoSpecifiedTests=false`
            with `-Dflint.url=http://… -Dflint.known=did:… -Dflint.deactivated=did:…`.
            """;

    private final StringBuilder text = new StringBuilder(HEAD);

    private Report() {}

    /** @param held texts of the statements that hold */
    static Report of(List<String> held) {
        var report = new Report();
        Suite.ALL.forEach(suite -> report.add(suite, held));
        return report;
    }

    private void add(Suite suite, List<String> held) {
        long holding = suite.statements().stream()
                .filter(statement -> held.contains(statement.text()))
                .count();
        text.append("\n## ").append(suite.title()).append("\n\n").append(holding);
        text.append(" of ").append(suite.statements().size());
        text.append(", from [the specification](").append(suite.source()).append(").\n\n");
        text.append("| section | statement | holds |\n|---|---|---|\n");
        for (var statement : suite.statements()) {
            text.append("| ").append(statement.section());
            text.append(" | ").append(statement.text());
            text.append(" | ")
                    .append(held.contains(statement.text()) ? "yes" : "no")
                    .append(" |\n");
        }
    }

    void isPublished() throws IOException {
        Files.writeString(WRITTEN, text);
        assertThat(Files.exists(PUBLISHED) ? Files.readString(PUBLISHED) : "")
                .as("copy conformance-tests/target/REPORT.md to conformance-tests")
                .isEqualTo(text.toString());
    }
}
