package dev.flint.deploy.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Questions as they stand in a path and its query. */
class HandleQuestionTest {
    private static HandleQuestion asked(String path, String query) {
        return ((HandleQuestion.Reading.Asked) HandleQuestion.of(path, query)).question();
    }

    private static String why(String path, String query) {
        return ((HandleQuestion.Reading.Faulty) HandleQuestion.of(path, query)).why();
    }

    @Test
    void question_isReadOnce() {
        var question = asked("hdl:88.1%2Fa%2525", "index=1&type=URL&index=4294967295&type=%E6%A0%87&a=b=c&pretty");
        assertThat(question.handle()).isEqualTo("88.1/a%25");
        assertThat(question.selection().indexes()).containsExactly(1, -1);
        assertThat(question.selection().types()).containsExactly("URL", "标");
        assertThat(question.query().first("a")).contains("b=c");
        assertThat(question.query().wishes("pretty")).isTrue();
        assertThat(question.query().wishes("auth")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "-1", "+1", "4294967296", "99999999999", "1.0", "١"})
    void index_thatIsNoNumber_isNamed(String index) {
        assertThat(why("88.1/x", "index=" + index)).isEqualTo("an index is a number from 0 to 4294967295");
    }

    @ParameterizedTest
    @CsvSource({"%, ''", "a%C3, ''", "88.1/x, a=%zz", "88.1/x, %=1"})
    void escape_thatIsBroken_isNamed(String path, String query) {
        assertThat(why(path, query)).contains("an escape is broken");
    }

    @Test
    void limits_areKept() {
        assertThat(asked("88.1/" + "x".repeat(2_043), "").handle()).hasSize(2_048);
        assertThat(why("88.1/" + "x".repeat(2_044), "")).isEqualTo("a Handle has at most 2048 octets");
        assertThat(asked("88.1/x", "a=1&".repeat(127) + "a=1").query().all("a")).hasSize(128);
        assertThat(why("88.1/x", "a=1&".repeat(128) + "a=1")).contains("more than 128 parameters");
    }

    @Test
    void query_ofAnyText_neverThrows() {
        var random = new SplittableRandom(19);
        for (int seed = 0; seed < 20_000; seed++) {
            var text = new StringBuilder();
            for (int i = random.nextInt(24); i > 0; i--) {
                text.append("%&=aindex标1+0\u0000".charAt(random.nextInt(14)));
            }
            assertThat(HandleQuestion.of(text.toString(), text.toString()))
                    .as("seed %d", seed)
                    .isNotNull();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"cb", "$", "_a1", "a.b.c", "jQuery19.$_"})
    void callback_thatNamesAFunction_isOne(String name) {
        assertThat(HandleApi.isFunction(name)).isTrue();
    }

    @Test
    void callback_thatDoesMore_isNone() {
        for (String name :
                List.of("", "1", "a.", ".a", "a..b", "a.1", "a()", "a b", "a;", "a[0]", "é", "a".repeat(65))) {
            assertThat(HandleApi.isFunction(name)).as(name).isFalse();
        }
    }
}
