package dev.flint.bridge.dns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flint.bridge.Addresses;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.CookieOption;
import org.xbill.DNS.Flags;
import org.xbill.DNS.GenericEDNSOption;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

class AskersTest {
    private static final String APEX = "bid.test.";
    private static final int COOKIE = 10;
    private static final byte[] CLIENT = HexFormat.of().parseHex("2464c4abcf10c957");
    private static final int PER_SECOND = 10;

    private final AtomicLong millis = new AtomicLong(1_559_731_985_000L);
    private final DnsService service = new DnsService(
            new CapturedZone(), SampleAskers.limited(PER_SECOND, () -> Instant.ofEpochMilli(millis.get())));
    private final InetAddress here = Addresses.of("192.0.2.1");

    private static Message query(String name, byte[] cookie) {
        try {
            var query = Message.newQuery(Record.newRecord(Name.fromString(name), Type.SOA, 1));
            query.addRecord(
                    new OPTRecord(1_232, 0, 0, 0, List.of(new GenericEDNSOption(COOKIE, cookie))), Section.ADDITIONAL);
            return query;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private Optional<Message> ask(Message query, InetAddress source) {
        return service.answer(query.toWire(), source).result().map(AskersTest::message);
    }

    private static Message message(byte[] octets) {
        try {
            return new Message(octets);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Client and server's. */
    private static byte[] cookie(Message answer) {
        var options = answer.getOPT().getOptions(COOKIE);
        assertThat(options).hasSize(1);
        var cookie = (CookieOption) options.get(0);
        byte[] whole = Arrays.copyOf(cookie.getClientCookie(), 24);
        System.arraycopy(cookie.getServerCookie().orElseThrow(), 0, whole, 8, 16);
        return whole;
    }

    @Test
    void cookie_isTheClientsWithOneOfOursThatSaysWhenItWasMade() {
        byte[] cookie = cookie(ask(query(APEX, CLIENT), here).orElseThrow());
        assertThat(HexFormat.of().formatHex(cookie)).startsWith("2464c4abcf10c957010000005cf79f11");
    }

    @Test
    void cookie_ofALengthThatNoneHas_isAFormatError() {
        for (int octets : new int[] {7, 9, 15, 41}) {
            assertThat(ask(query(APEX, new byte[octets]), here).orElseThrow().getRcode())
                    .isEqualTo(1);
        }
    }

    @Test
    void answers_beyondTheRate_areEmptyOrNone_untilTheSecondIsOver() {
        for (int i = 0; i < PER_SECOND; i++) {
            assertThat(isWhole(APEX, CLIENT, here)).isTrue();
        }
        int sent = 0;
        for (int i = 0; i < 10; i++) {
            var answer = ask(query(APEX, CLIENT), Addresses.of("192.0.2." + (200 + i)));
            sent += answer.isPresent() ? 1 : 0;
            assertThat(answer.filter(message -> !message.getHeader().getFlag(Flags.TC)
                            || message.toWire().length > 3 * query(APEX, CLIENT).toWire().length))
                    .isEmpty();
        }
        assertThat(sent).isEqualTo(5);
        assertThat(isWhole(APEX, CLIENT, Addresses.of("198.51.100.1")))
                .as("another network")
                .isTrue();
        millis.addAndGet(1_000);
        assertThat(isWhole(APEX, CLIENT, here)).as("another second").isTrue();
    }

    @Test
    void answers_aboutWhatIsNotThere_shareOneRate() {
        for (int i = 0; i < PER_SECOND; i++) {
            assertThat(isWhole("nix" + i + '.' + APEX, CLIENT, here)).isTrue();
        }
        assertThat(isWhole("nix." + APEX, CLIENT, here)).isFalse();
        assertThat(isWhole(APEX, CLIENT, here)).as("what is there").isTrue();
    }

    @Test
    void answers_toWhoBringsOurCookie_areNotCounted() {
        byte[] ours = cookie(ask(query(APEX, CLIENT), here).orElseThrow());
        for (int i = 0; i < 10 * PER_SECOND; i++) {
            assertThat(isWhole(APEX, ours, here)).isTrue();
        }
    }

    @Test
    void cookies_ofOthers_ofOtherAddresses_andOldOnes_areCounted() {
        byte[] ours = cookie(ask(query(APEX, CLIENT), here).orElseThrow());
        byte[] altered = ours.clone();
        altered[23] ^= 1;
        assertThat(howMany(altered, Addresses.of("203.0.113.1"))).isEqualTo(PER_SECOND);
        assertThat(howMany(ours, Addresses.of("203.1.113.1")))
                .as("another address")
                .isEqualTo(PER_SECOND);
        millis.addAndGet(3_601_000);
        assertThat(howMany(ours, here)).as("an hour old").isEqualTo(PER_SECOND);
        millis.addAndGet(-3_601_000 - 301_000);
        assertThat(howMany(ours, here)).as("of times to come").isEqualTo(PER_SECOND);
    }

    private int howMany(byte[] cookie, InetAddress source) {
        int whole = 0;
        for (int i = 0; i < 3 * PER_SECOND; i++) {
            whole += isWhole(APEX, cookie, source) ? 1 : 0;
        }
        return whole;
    }

    private boolean isWhole(String name, byte[] cookie, InetAddress source) {
        return ask(query(name, cookie), source)
                .filter(answer -> !answer.getHeader().getFlag(Flags.TC))
                .isPresent();
    }
}
