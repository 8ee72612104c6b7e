package dev.flint.deploy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class JsonTextTest {
    @Test
    void members_ofEveryKind_areWrittenInOrder() {
        var json = new JsonText()
                .begin()
                .string("a", "b")
                .number("n", -1)
                .truth("t", true)
                .nothing("z")
                .json("j", "[1]")
                .open("o")
                .string("p", "")
                .close()
                .truth("f", false)
                .end();
        assertThat(json)
                .isEqualTo("{\"a\":\"b\",\"n\":-1,\"t\":true,\"z\":null,\"j\":[1],\"o\":{\"p\":\"\"},\"f\":false}");
    }

    @Test
    void begin_clearsWhatWasThere() {
        var json = new JsonText();
        json.begin().string("a", "b").end();
        assertThat(json.begin().end()).isEqualTo("{}");
    }

    @Test
    void quote_everyCharacter_isReadBack() {
        for (int c = 0; c <= Character.MAX_VALUE; c++) {
            String text = "a" + (char) c + "b";
            assertThat(Cli.Run.json(JsonText.quote(text)).asText()).isEqualTo(text);
        }
    }

    @Test
    void quote_anyText_isReadBackOnOneLine() {
        for (long seed = 0; seed < 2_000; seed++) {
            var random = new SplittableRandom(seed);
            var text = new StringBuilder();
            for (int i = random.nextInt(20); i > 0; i--) {
                text.append((char) random.nextInt(random.nextBoolean() ? 0x100 : 0x10000));
            }
            String quoted = JsonText.quote(text.toString());
            assertThat(quoted.chars().noneMatch(c -> c < ' '))
                    .as("seed %d", seed)
                    .isTrue();
            assertThat(Cli.Run.json(quoted).asText()).as("seed %d", seed).isEqualTo(text.toString());
        }
    }

    @Test
    void quote_pairsOfSurrogates_areLeftAlone() {
        assertThat(JsonText.quote("\ud83d\ude00\ud83d")).isEqualTo("\"\ud83d\ude00\\ud83d\"");
    }
}
