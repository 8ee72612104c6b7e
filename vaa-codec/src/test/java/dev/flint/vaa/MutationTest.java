package dev.flint.vaa;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;

class MutationTest {
    private static final int MUTATIONS = 1_000_000;
    private static final String ALPHABET =
            "VAA15N25S0189azB.-+/*()!%:?#]d1[)>\u001E\u001D\u0004{}<>^~\\\u241E\uF70C\u00E9\u0660";
    private static final List<BiFunction<String, Profile, Reading>> READERS = List.of(
            Codec15459::vaa,
            Codec15459::element,
            Codec15459::envelope,
            Codec15459::scan,
            Codec15459::tag,
            Codec15459::handle,
            Codec15459::did,
            Codec15459::url);

    @Test
    void read_mutatedVectors_isAnAnswerWithAnIndexOrAnIdentityThatIsReadAgain() {
        var corpus = corpus();
        var random = new SplittableRandom(15_459);
        for (int i = 0; i < MUTATIONS; i++) {
            String input = mutated(corpus.get(random.nextInt(corpus.size())), random);
            if (i % 8 == 0) {
                isTheSameTheShortWay(input);
            }
            var reader = READERS.get(random.nextInt(READERS.size()));
            var reading = reader.apply(input, Profile.EXTENDED);
            if (reading instanceof Reading.Rejected rejected) {
                assertThat(rejected.index()).as(input).isBetween(Reading.WHOLE, input.length());
            } else {
                ((Reading.Read) reading).carried().identity().ifPresent(MutationTest::isReadAgain);
            }
        }
    }

    private static void isTheSameTheShortWay(String input) {
        byte[] octets = input.getBytes(StandardCharsets.UTF_8);
        var found = Codec15459.scan(input, Profile.EXTENDED) instanceof Reading.Read read
                ? read.carried().identity().flatMap(Identity15459::vaaCode)
                : Optional.<VaaCode>empty();
        var shortWay = Codec15459.scannedCode(octets, 0, octets.length, Profile.EXTENDED);
        assertThat(shortWay instanceof VaaParse.Parsed parsed ? Optional.of(parsed.code()) : Optional.<VaaCode>empty())
                .as(input)
                .isEqualTo(found);
    }

    /** Whatever is written of it is read as the same. */
    private static void isReadAgain(Identity15459 identity) {
        is(Codec15459.element(identity.diData(), Profile.EXTENDED), identity);
        is(Codec15459.envelope(Codec15459.envelopeOf(identity), Profile.EXTENDED), identity);
        is(Codec15459.scan(identity.diData(), Profile.EXTENDED), identity);
        is(Codec15459.url(UrlForm.pathOf(identity), Profile.EXTENDED), identity);
        if (identity.vaaCode().isPresent() && identity.dataIdentifier().text().equals(DataIdentifier.VAA)) {
            var code = identity.vaaCode().get();
            is(Codec15459.vaa(code.text(), Profile.EXTENDED), identity);
            is(Codec15459.handle(HandleForm.of(code), Profile.EXTENDED), identity);
            is(Codec15459.did(DidForm.of(code), Profile.EXTENDED), identity);
        }
        if (UiiTag.of(Afi.PRODUCT, identity.diData()).encode() instanceof UiiTag.Encoding.Encoded encoded) {
            is(Codec15459.tag(encoded.hex(), Profile.EXTENDED), identity);
        }
    }

    private static void is(Reading reading, Identity15459 identity) {
        assertThat(reading).as(identity.text()).isInstanceOf(Reading.Read.class);
        assertThat(((Reading.Read) reading).carried().identity()).hasValue(identity);
    }

    private static List<String> corpus() {
        List<String> corpus = new ArrayList<>();
        for (String kind :
                List.of("vaa", "iso15459", "scannerInput", "rfidInput", "conversion", "invalid", "iacSplit")) {
            Vectors.of(kind).forEach(vector -> addTexts(vector, corpus));
        }
        return corpus;
    }

    private static void addTexts(JsonNode node, List<String> corpus) {
        if (node.isTextual()) {
            corpus.add(node.textValue());
        }
        node.forEach(child -> addTexts(child, corpus));
    }

    private static String mutated(String text, SplittableRandom random) {
        var mutated = new StringBuilder(text);
        for (int i = random.nextInt(4); i > 0; i--) {
            int at = random.nextInt(mutated.length() + 1);
            char c = random.nextInt(8) == 0
                    ? (char) random.nextInt(0x10000)
                    : ALPHABET.charAt(random.nextInt(ALPHABET.length()));
            switch (random.nextInt(4)) {
                case 0 -> mutated.insert(at, c);
                case 1 -> mutated.setLength(at);
                case 2 -> {
                    if (at < mutated.length()) {
                        mutated.deleteCharAt(at);
                    }
                }
                default -> {
                    if (at < mutated.length()) {
                        mutated.setCharAt(at, c);
                    }
                }
            }
        }
        return mutated.toString();
    }

    @Test
    void read_randomCodesOfEveryLength_comeBackFromEveryForm() {
        var random = new SplittableRandom(7);
        String strict = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
        for (int i = 0; i < 20_000; i++) {
            String characters = random.nextBoolean() ? strict : strict + "abcdefghijklmnopqrstuvwxyz*+-./()!";
            var code = new StringBuilder("VAA");
            for (int digit = 0; digit < 14; digit++) {
                code.append(random.nextInt(10));
            }
            for (int length = 1 + i % 33; length > 0; length--) {
                code.append(characters.charAt(random.nextInt(characters.length())));
            }
            isReadAgain(Identity15459.of(VaaCode.of(code.toString())));
        }
    }

    @Test
    void read_aMebibyteOfAnything_isRejectedAtTheLimit() {
        for (String unit : List.of("A", "%", "[)>\u001E", "0", "\u001D", "did:vaa:", "/15N/", "]d1", "{RS}")) {
            String input = unit.repeat((1 << 20) / unit.length());
            for (var reader : READERS) {
                assertThat(reader.apply(input, Profile.STRICT))
                        .isInstanceOfSatisfying(
                                Reading.Rejected.class,
                                rejected -> assertThat(rejected.index()).isLessThanOrEqualTo(Codec15459.CHARS_MAX));
            }
        }
    }

    @Test
    void decode_everyBitString_isCharactersOrAReservedCode() {
        var random = new SplittableRandom(6);
        for (int i = 0; i < 100_000; i++) {
            byte[] octets = new byte[2 + random.nextInt(64)];
            random.nextBytes(octets);
            int characters = 8 * octets.length / 6;
            byte[] text = new byte[characters];
            int reserved = SixBit.decode(octets, 0, characters, text, 0);
            int read = reserved < 0 ? characters : reserved;
            byte[] again = new byte[SixBit.octets(read)];
            assertThat(SixBit.encode(text, 0, read, again, 0)).isEqualTo(6 * read);
            for (int bit = 0; bit < 6 * read; bit++) {
                int mask = 0x80 >> bit % 8;
                assertThat(again[bit / 8] & mask).isEqualTo(octets[bit / 8] & mask);
            }
        }
    }
}
