package dev.flint.deploy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LinesTest {
    @Test
    void next_noInput_isTheEnd() {
        assertThat(read("")).isEmpty();
    }

    @Test
    void next_lastLineWithoutEnd_isALine() {
        assertThat(texts("a\nb")).containsExactly("a", "b");
    }

    @Test
    void next_emptyLines_areLines() {
        assertThat(texts("\n\na\n")).containsExactly("", "", "a");
    }

    @Test
    void next_carriageReturn_onlyTheLastIsDropped() {
        assertThat(texts("a\r\r\nb\rc\r\n\r")).containsExactly("a\r", "b\rc", "");
    }

    @Test
    void next_atTheLimit_isWhole() {
        var lines = read("x".repeat(Lines.BYTES_MAX) + "\nnext");
        assertThat(lines.get(0).tooLong()).isFalse();
        assertThat(lines.get(0).text()).hasSize(Lines.BYTES_MAX);
        assertThat(lines.get(1).text()).isEqualTo("next");
    }

    @Test
    void next_overTheLimit_isConsumedAndShownShortened() {
        var lines = read("x".repeat(Lines.BYTES_MAX + 1) + "\nnext");
        assertThat(lines.get(0).tooLong()).isTrue();
        assertThat(lines.get(0).shown()).isEqualTo("x".repeat(64));
        assertThat(lines.get(1).text()).isEqualTo("next");
    }

    @Test
    void next_manyTimesTheLimit_isOneLine() {
        var lines = read("x".repeat(10 * Lines.BYTES_MAX) + "\ny\n");
        assertThat(lines).extracting(Lines.Line::tooLong).containsExactly(true, false);
    }

    @Test
    void next_brokenUtf8_isReplaced() {
        var lines = new Lines(new ByteArrayInputStream(new byte[] {'a', (byte) 0xff, 'b', '\n'}));
        assertThat(lines.next().orElseThrow().text()).isEqualTo("a\ufffdb");
    }

    @Test
    void next_anyCuttingOfTheStream_readsTheSameLines() {
        for (long seed = 0; seed < 200; seed++) {
            var random = new SplittableRandom(seed);
            var text = new StringBuilder();
            for (int i = 0; i < random.nextInt(200); i++) {
                text.append(random.nextInt(5) == 0 ? "\n" : "ü" + i);
            }
            byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
            assertThat(all(new Lines(new Drip(bytes, random))))
                    .as("seed %d", seed)
                    .isEqualTo(all(new Lines(new ByteArrayInputStream(bytes))));
        }
    }

    @Test
    void ready_saysWhetherSomethingWaits() {
        var lines = new Lines(new ByteArrayInputStream("a\nb\n".getBytes(StandardCharsets.UTF_8)));
        assertThat(lines.ready()).isTrue();
        lines.next();
        assertThat(lines.ready()).isTrue();
        lines.next();
        assertThat(lines.ready()).isFalse();
    }

    /** Hands out one to three bytes at a time, as a pipe may. */
    private static final class Drip extends InputStream {
        private final ByteArrayInputStream bytes;
        private final SplittableRandom random;

        Drip(byte[] bytes, SplittableRandom random) {
            this.bytes = new ByteArrayInputStream(bytes);
            this.random = random;
        }

        @Override
        public int read() {
            return bytes.read();
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            return bytes.read(target, offset, Math.min(length, random.nextInt(1, 4)));
        }
    }

    private static List<String> texts(String input) {
        return read(input).stream().map(Lines.Line::text).toList();
    }

    private static List<Lines.Line> read(String input) {
        return all(new Lines(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8))));
    }

    private static List<Lines.Line> all(Lines lines) {
        var all = new ArrayList<Lines.Line>();
        for (var line = lines.next(); line.isPresent(); line = lines.next()) {
            all.add(line.get());
        }
        return all;
    }
}
