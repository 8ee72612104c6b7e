package dev.flint.deploy.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The kinds of values, one by one. */
class ValueKindTest {
    private static final TimeSpan ANY_TIME = new TimeSpan("0ms", "999999999d");
    private static final ByteSize ANY_SIZE = new ByteSize("0B", "8388607TiB");

    @ParameterizedTest
    @CsvSource({"0ms, 0", "250ms, 250", "5s, 5000", "10m, 600000", "2h, 7200000", "7d, 604800000", "007s, 7000"})
    void timeSpan_numberAndUnit_isRead(String text, long millis) {
        assertThat(ANY_TIME.read(text)).isEqualTo(new ValueReading.Good<>(Duration.ofMillis(millis)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "5",
                "s",
                "5 s",
                " 5s",
                "5s ",
                "-5s",
                "+5s",
                "5S",
                "5sec",
                "1.5s",
                "5w",
                "PT5S",
                "5s5ms",
                "٥s",
                "9999999999999999999s",
                "999999999999d",
                "1000000000d"
            })
    void timeSpan_anythingElse_isRefused(String text) {
        assertThat(ANY_TIME.read(text)).isInstanceOf(ValueReading.Bad.class);
    }

    @ParameterizedTest
    @CsvSource({"0B, 0", "1KiB, 1024", "64MiB, 67108864", "3GiB, 3221225472", "1TiB, 1099511627776"})
    void byteSize_numberAndUnit_isRead(String text, long bytes) {
        assertThat(ANY_SIZE.read(text)).isEqualTo(new ValueReading.Good<>(bytes));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "64", "64MB", "64M", "64mib", "64 MiB", "-1B", "1.5GiB", "1PiB", "8388608TiB", "MiB"})
    void byteSize_anythingElse_isRefused(String text) {
        assertThat(ANY_SIZE.read(text)).isInstanceOf(ValueReading.Bad.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "+1", "1.0", "1_000", "0x10", " 1", "1 ", "١", "11", "99999999999999999999"})
    void wholeNumber_notInDecimalOrBeyond_isRefused(String text) {
        assertThat(new WholeNumber(0, 10).read(text)).isInstanceOf(ValueReading.Bad.class);
    }

    @Test
    void wholeNumber_largestInt_isRead() {
        assertThat(new WholeNumber(0, Integer.MAX_VALUE).read("2147483647"))
                .isEqualTo(new ValueReading.Good<>(Integer.MAX_VALUE));
    }

    @Test
    void wholeNumber_oneAboveTheLargestInt_isRefused() {
        assertThat(new WholeNumber(0, Integer.MAX_VALUE).read("2147483648")).isInstanceOf(ValueReading.Bad.class);
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1:8080, 127.0.0.1, 8080",
        "0.0.0.0:0, 0.0.0.0, 0",
        "localhost:65535, localhost, 65535",
        "resolver-1.example:80, resolver-1.example, 80",
        "'[::1]:0', ::1, 0",
        "'[::]:53', ::, 53",
        "'[2001:db8::7]:443', 2001:db8::7, 443"
    })
    void address_hostAndPort_isRead(String text, String host, int port) {
        assertThat(new Address().read(text)).isEqualTo(new ValueReading.Good<>(new ListenAddress(host, port)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "8080",
                ":8080",
                "localhost",
                "localhost:",
                "localhost:65536",
                "localhost:-1",
                "localhost:http",
                "127.0.0:80",
                "127.0.0.256:80",
                "127.0.0.01:80",
                "1.2.3.4.5:80",
                "::1:8080",
                "[]:80",
                "[::1]",
                "[::1]8080",
                "[1.2.3.4]:80",
                "[::g]:80",
                "[:::1]:80",
                "[localhost]:80",
                "a b:80",
                "-a:80",
                "a-:80",
                "a..b:80",
                "http://a:80"
            })
    void address_anythingElse_isRefused(String text) {
        assertThat(new Address().read(text)).isInstanceOf(ValueReading.Bad.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1:8080", "[::1]:0", "localhost:1"})
    void listenAddress_asText_isReadAgain(String text) {
        var good = (ValueReading.Good<ListenAddress>) new Address().read(text);
        assertThat(good.value()).hasToString(text);
    }

    @Test
    void listenAddress_impossiblePort_isABug() {
        assertThatIllegalArgumentException().isThrownBy(() -> new ListenAddress("localhost", 65_536));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "flint.example", "xn--bcher-kva.example", "1.example", "a--b"})
    void hostName_ofLettersDigitsHyphens_isRead(String text) {
        assertThat(new HostName().read(text)).isEqualTo(new ValueReading.Good<>(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "a.", ".a", "a..b", "-a", "a-", "A", "a_b", "a b", "bücher.example", "a/b", "a+b"})
    void hostName_anythingElse_isRefused(String text) {
        assertThat(new HostName().read(text)).isInstanceOf(ValueReading.Bad.class);
    }

    @Test
    void hostName_labelOf63_isReadAndOf64Refused() {
        assertThat(HostName.isHostName("a".repeat(63))).isTrue();
        assertThat(HostName.isHostName("a".repeat(64))).isFalse();
    }

    @Test
    void hostName_of253_isReadAndOf254Refused() {
        String longest = ("a".repeat(49) + ".").repeat(5) + "abc";
        assertThat(HostName.isHostName(longest)).isTrue();
        assertThat(HostName.isHostName(longest + "d")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "resolver.example",
                "https://a.example/",
                "https://a.example?q",
                "https://a.example#f",
                "https://user@a.example",
                "https:///x",
                "https:a",
                "ftp://a.example",
                "https://a b",
                "HTTPS://a"
            })
    void webBase_anythingButABareUrl_isRefused(String text) {
        assertThat(new WebBase().read(text)).isInstanceOf(ValueReading.Bad.class);
    }

    @Test
    void textList_blanksAroundWords_doNotCount() {
        assertThat(new TextList(3).read(" a, b ,c ")).isEqualTo(new ValueReading.Good<>(List.of("a", "b", "c")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a,,b", ",", "a,", ",a", "a b", "a,a", "a,b,c,d", "ä"})
    void textList_emptyTwiceTooManyOrNotPlain_isRefused(String text) {
        assertThat(new TextList(3).read(text)).isInstanceOf(ValueReading.Bad.class);
    }

    @Test
    void directory_anyName_isRead() {
        assertThat(new Directory().read("/var/lib/flint")).isInstanceOf(ValueReading.Good.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a\u0000b"})
    void directory_noName_isRefused(String text) {
        assertThat(new Directory().read(text)).isInstanceOf(ValueReading.Bad.class);
    }

    @Test
    void complaint_longText_isShortened() {
        assertThat(new Switch().read("x".repeat(1_000)))
                .isEqualTo(new ValueReading.Bad<>("'" + "x".repeat(80) + "…' is not true or false"));
    }
}
