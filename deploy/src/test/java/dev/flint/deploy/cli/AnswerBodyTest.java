package dev.flint.deploy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AnswerBodyTest {
    @Test
    void line_json_loosesItsLineEndsAndNothingElse() {
        assertThat(AnswerBody.line("{\n  \"a\" : [ 1.10, 12345678901234567890123, \"x\\ny\" ] }\n"))
                .isEqualTo("{\"a\":[1.10,12345678901234567890123,\"x\\ny\"]}");
    }

    @Test
    void line_noJson_isAString() {
        assertThat(AnswerBody.line("<a>\n")).isEqualTo("\"<a>\\u000a\"");
        assertThat(AnswerBody.line("{} x")).isEqualTo("\"{} x\"");
    }

    @Test
    void line_nothing_isNull() {
        assertThat(AnswerBody.line(" \n")).isEqualTo("null");
    }

    @Test
    void tree_noJson_isMissing() {
        assertThat(AnswerBody.tree("{").isMissingNode()).isTrue();
        assertThat(AnswerBody.tree("").isMissingNode()).isTrue();
    }

    @Test
    void pretty_noJson_isAsItCame() {
        assertThat(AnswerBody.pretty("no")).isEqualTo("no");
        assertThat(AnswerBody.pretty("")).isEmpty();
    }
}
