package dev.flint.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flint.bid.register.RefusalKind;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The page of operations names every refusal with its status and its error code. */
class OperationsPageTest {
    @ParameterizedTest
    @EnumSource
    void page_everyRefusal_hasItsRow(RefusalKind kind) throws IOException {
        List<String> lines = Files.readAllLines(SourceTree.repository().resolve("did-bid-method/OPERATIONS.md"));

        assertThat(lines)
                .anyMatch(line -> line.startsWith("| `/problems/%s` | %d | %d |"
                        .formatted(kind.problemName(), kind.httpStatus(), kind.bidErrorCode())));
    }
}
