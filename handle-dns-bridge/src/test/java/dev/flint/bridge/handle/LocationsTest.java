package dev.flint.bridge.handle;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Places, and which of them is chosen. */
class LocationsTest {
    private static final String THREE = """
            <locations chooseby="%s">
              <location id="0" href="https://a.example.com/" country="gb" weight="0" score="0.5"/>
              <location id="1" href="https://b.example.com/" weight="1" score="0.9"/>
              <location id="2" href="https://c.example.com/" weight="3" score="0.9"/>
            </locations>""";

    private static HandleValue value(String xml) {
        return HandleValue.of(1, Locations.TYPE, xml, 0, 300);
    }

    private static Locations parse(String xml) {
        return Locations.parse(value(xml)).orElseThrow();
    }

    private static Map<String, Integer> chosen(String xml, List<String> named) {
        var locations = parse(xml);
        var random = new SplittableRandom(10_320);
        Map<String, Integer> counts = new HashMap<>();
        for (int i = 0; i < 4_000; i++) {
            counts.merge(locations.choose(named, random).attributes().getOrDefault("id", ""), 1, Integer::sum);
        }
        return counts;
    }

    @Test
    void vector_isChosenAsTheReferenceServerDoes() {
        var loc =
                HandleVectors.records().getOrDefault("88.1000.7/LOC", List.of()).get(0);
        var locations = Locations.parse(loc).orElseThrow();
        var random = new SplittableRandom(1);
        assertThat(locations.choose(List.of(), random).href()).isEqualTo("http://www1.example.com/");
        assertThat(locations.choose(List.of("id:0"), random).href()).isEqualTo("http://uk.example.com/");
    }

    @Test
    void weighted_isByChance_andNeverWithoutWeight() {
        var counts = chosen(THREE.formatted("weighted"), List.of());
        assertThat(counts).containsOnlyKeys("1", "2");
        assertThat(counts.getOrDefault("2", 0)).isBetween(2_850, 3_150);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no-such-way", "country", "address", "locatt,country,address,weighted"})
    void otherWays_leaveItToTheWeights(String ways) {
        assertThat(chosen(THREE.formatted(ways), List.of())).containsOnlyKeys("1", "2");
    }

    @ParameterizedTest
    @CsvSource({
        "locatt, id:0, 0",
        "locatt, country:gb, 0",
        "'locatt, weighted', id:2, 2",
        "'weighted,locatt', id:9, 12",
        "locatt, id:9, 12",
        "locatt, nonsense, 12",
        "locatt, :0, 12",
        "score, id:0, 12",
        "'locatt score', weight:0, 0"
    })
    void locatt_choosesWhatIsNamed_orNothing(String ways, String named, String ids) {
        assertThat(String.join(
                        "",
                        chosen(THREE.formatted(ways), List.of(named)).keySet().stream()
                                .sorted()
                                .toList()))
                .isEqualTo(ids);
    }

    @Test
    void score_choosesTheBest_andIgnoresThoseWithout() {
        String xml = """
                <locations chooseby="score"><location id="a" href="x" score="-2"/><location id="b" href="y"/>\
                <location id="c" href="z" score="NaN"/></locations>""";
        assertThat(chosen(xml, List.of())).containsOnlyKeys("a");
    }

    @Test
    void withoutAnyWeight_allAreAlike() {
        String xml = """
                <locations><location id="a" href="x" weight="0"/><location id="b" href="y" weight="-1"/></locations>""";
        assertThat(chosen(xml, List.of()).values())
                .allSatisfy(count -> assertThat(count).isBetween(1_800, 2_200));
    }

    @Test
    void weights_thatAreNoNumbers_areOne_andHugeOnesAreCut() {
        String xml = """
                <locations><location id="a" href="x" weight="heavy"/><location id="b" href="y"/></locations>""";
        assertThat(chosen(xml, List.of()).values())
                .allSatisfy(count -> assertThat(count).isBetween(1_800, 2_200));
        var huge = parse("<locations><location id='a' href='x' weight='1e308'/></locations>");
        assertThat(huge.all().get(0).weight()).isEqualTo(1e6);
    }

    @Test
    void attributes_keepTheirOrder_andEscapesAreRead() {
        var location = parse(
                        "<locations><location href='https://example.com/?a=1&amp;b=2' z='1' a='&lt;'/></locations>")
                .all()
                .get(0);
        assertThat(location.attributes())
                .containsExactly(
                        Map.entry("href", "https://example.com/?a=1&b=2"), Map.entry("z", "1"), Map.entry("a", "<"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "https://example.com/",
                "<locations/>",
                "<locations><location id='1'/></locations>",
                "<locations><deeper><location href='x'/></deeper></locations>",
                "<places><location href='x'/></places>",
                "<locations><location href='x'></locations>",
                "<locations><location href='x'/></locations><locations/>",
                "<!DOCTYPE locations><locations><location href='x'/></locations>",
                "<!DOCTYPE l [<!ENTITY e SYSTEM 'file:///etc/hostname'>]>"
                        + "<locations><location href='&e;'/></locations>",
                "<!DOCTYPE l [<!ENTITY e 'eee'>]><locations>&e;<location href='x'/></locations>",
                "<locations>&e;<location href='x'/></locations>",
                "<locations><location href='&e;'/></locations>"
            })
    void xml_thatIsNotSo_namesNone(String xml) {
        assertThat(Locations.parse(value(xml))).isEmpty();
    }

    @Test
    void xml_beyondTheLimits_namesNone() {
        String location = "<location href='x'/>";
        assertThat(parse("<locations>" + location.repeat(128) + "</locations>").all())
                .hasSize(128);
        assertThat(Locations.parse(value("<locations>" + location.repeat(129) + "</locations>")))
                .isEmpty();
        String filler = " ".repeat(16_384 - "<locations></locations>".length() - location.length());
        assertThat(Locations.parse(value("<locations>" + location + filler + "</locations>")))
                .isPresent();
        assertThat(Locations.parse(value("<locations>" + location + filler + " </locations>")))
                .isEmpty();
        var attributes = new StringBuilder();
        for (int i = 0; i < 32; i++) {
            attributes.append(" a").append(i).append("=''");
        }
        assertThat(Locations.parse(value("<locations><location href='x'" + attributes + "/></locations>")))
                .isEmpty();
        assertThat(Locations.parse(value("<locations>" + "<a>".repeat(2_000) + "</locations>")))
                .isEmpty();
    }

    @Test
    void xml_mutated_neverThrows() {
        byte[] octets = THREE.formatted("locatt,weighted").getBytes(StandardCharsets.UTF_8);
        var random = new SplittableRandom(7);
        for (int seed = 0; seed < 20_000; seed++) {
            byte[] mutant = octets.clone();
            for (int i = 0; i <= seed % 4; i++) {
                mutant[random.nextInt(mutant.length)] = (byte) random.nextInt();
            }
            assertThat(LocationsReader.read(mutant)).as("seed %d", seed).isNotNull();
        }
    }
}
