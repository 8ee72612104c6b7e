package dev.flint.deploy.carrier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.zxing.ResultMetadataType;
import dev.flint.vaa.Carried;
import dev.flint.vaa.Codec15459;
import dev.flint.vaa.Identity15459;
import dev.flint.vaa.Profile;
import dev.flint.vaa.Reading;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DrawingTest {
    private static final String DIGITS = "0123456789";
    private static final String STRICT = DIGITS + "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final String EXTENDED = STRICT + "abcdefghijklmnopqrstuvwxyz*+-./()!";
    private static final int SERIAL_MAX = 33;

    /** Codes with serial numbers of every length, in both alphabets, and identities of other agencies. */
    private static Stream<String> elements() {
        var random = new SplittableRandom(15_418);
        var codes = Stream.of(STRICT, EXTENDED)
                .flatMap(alphabet -> Stream.iterate(1, length -> length <= SERIAL_MAX, length -> length + 1)
                        .flatMap(length -> Stream.of(alphabet, alphabet).map(any -> code(random, any, length))));
        var others = Stream.of(
                "25SUN043325711MH8031200000000001",
                "25SODCIN10000000RTIA1B2C3DOSN12345",
                "25BUN043325711A1",
                "37SUN12345678999755512300FFFAS+123456",
                "25SVAA088100000000010000000001");
        return Stream.concat(codes, others);
    }

    private static String code(SplittableRandom random, String alphabet, int serial) {
        return "15NVAA" + any(random, DIGITS, 14) + any(random, alphabet, serial);
    }

    private static String any(SplittableRandom random, String alphabet, int length) {
        var text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }

    private static Identity15459 identity(String element) {
        var reading = Codec15459.element(element, Profile.EXTENDED);
        assertThat(reading).as(element).isInstanceOf(Reading.Read.class);
        return ((Reading.Read) reading).carried().identity().orElseThrow();
    }

    @ParameterizedTest
    @EnumSource(Symbology.class)
    void png_ofAnyCode_isDecodedToItByAnotherReader(Symbology symbology) {
        var elements = elements().toList();
        assertThat(elements).hasSizeGreaterThan(100);
        for (String element : elements) {
            var identity = identity(element);
            var drawing = Drawing.of(identity, symbology).orElseThrow();
            var result = SymbolReader.decoded(Pixels.ofPng(drawing.png(Drawing.SCALE_DEFAULT)), symbology, element);
            assertThat(result.getText()).as(element).isEqualTo(symbology.content(identity));
            Object identifier = result.getResultMetadata().get(ResultMetadataType.SYMBOLOGY_IDENTIFIER);
            assertThat(identifier).as(element).isEqualTo(identifierOf(symbology));
            var scan = (Reading.Read) Codec15459.scan(identifier + result.getText(), Profile.EXTENDED);
            assertThat(scan.carried().identity()).as(element).contains(identity);
            assertThat(scan.carried().source())
                    .as(element)
                    .isEqualTo(new Carried.Source.Symbol(identifierOf(symbology)));
        }
    }

    @ParameterizedTest
    @EnumSource(Symbology.class)
    void svg_andPng_areTheSamePicture(Symbology symbology) {
        for (String element : elements().limit(40).toList()) {
            var drawing = Drawing.of(identity(element), symbology).orElseThrow();
            for (int scale : List.of(1, 3, 8)) {
                assertThat(Pixels.ofSvg(drawing.svg(scale))).as(element).isEqualTo(Pixels.ofPng(drawing.png(scale)));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Symbology.class)
    void drawing_ofWhatIsTooLong_isNone(Symbology symbology) {
        var endless = identity("7B" + "7".repeat(900));
        assertThat(Drawing.of(endless, symbology)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Symbology.class)
    void picture_inAScaleThatIsNone_isRefused(Symbology symbology) {
        var drawing = Drawing.of(identity("25BUN043325711A1"), symbology).orElseThrow();
        for (int scale : List.of(0, -1, Drawing.SCALE_MAX + 1)) {
            assertThatThrownBy(() -> drawing.svg(scale)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> drawing.png(scale)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static String identifierOf(Symbology symbology) {
        return switch (symbology) {
            case DATA_MATRIX -> "]d1";
            case QR -> "]Q1";
            case CODE_128 -> "]C0";
        };
    }
}
