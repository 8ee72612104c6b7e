package dev.flint.bid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.flint.id.Base58;
import dev.flint.id.SubChainCode;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class BidTest {
    private static final String MAIN = "did:bid:efnVUgqQFfYeu97ABf6sGm3WFtVXHZB2";
    private static final String BASE64 = "did:bid:es/N3YhFNcpuacYD0955zApSFhoZVfwQ==";
    private static final String BECH32 = "did:bid:zt85cg3g25xyupagc4aacfkehts9xx4flwtptqz0q9hj";
    private static final int SEEDS = 2_000;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "\"\"                                              | NOT_A_DID       | 0",
                "did                                               | NOT_A_DID       | 3",
                "DID:bid:efnVUgqQFfYeu97ABf6sGm3WFtVXHZB2          | NOT_A_DID       | 0",
                "\" did:bid:efnVUgqQFfYeu97ABf6sGm3WFtVXHZB2\"     | NOT_A_DID       | 0",
                "did:                                              | METHOD          | 4",
                "did:bi                                            | METHOD          | 6",
                "did:BID:efnVUgqQFfYeu97ABf6sGm3WFtVXHZB2          | METHOD          | 4",
                "did:bids:efnVUgqQFfYeu97ABf6sGm3WFtVXHZB2         | METHOD          | 7",
                "did:bid:                                          | TOO_SHORT       | 8",
                "did:bid:by0                                       | TOO_SHORT       | 11",
                "did:bid:By01                                      | SUB_CHAIN_CODE  | 8",
                "did:bid:by_1                                      | SUB_CHAIN_CODE  | 10",
                "did:bid::efnVUgqQFfYeu97ABf6sGm3WFtVXHZB2         | SUB_CHAIN_CODE  | 8",
                "did:bid:by0:efnVUgqQFfYeu97ABf6sGm3WFtVXHZB2      | SUB_CHAIN_CODE  | 11",
                "did:bid:by012:efnVUgqQFfYeu97ABf6sGm3WFtVXHZB2    | SUB_CHAIN_CODE  | 12",
                "did:bid:BY01:efnVUgqQFfYeu97ABf6sGm3WFtVXHZB2     | SUB_CHAIN_CODE  | 8",
                "did:bid:by01:                                     | TOO_SHORT       | 13",
                "did:bid:by01:by02:efnVUgqQFfYeu97ABf6sGm3WFtVXHZB | KEY_LETTER      | 13",
                "did:bid:by01:by02                                 | KEY_LETTER      | 13",
                "did:bid:by012                                     | KEY_LETTER      | 8",
                "did:bid:xfnVUgqQFfYeu97ABf6sGm3WFtVXHZB2          | KEY_LETTER      | 8",
                "did:bid:EfnVUgqQFfYeu97ABf6sGm3WFtVXHZB2          | KEY_LETTER      | 8",
                "did:bid:egnVUgqQFfYeu97ABf6sGm3WFtVXHZB2          | ENCODING_LETTER | 9",
                "did:bid:eFnVUgqQFfYeu97ABf6sGm3WFtVXHZB2          | ENCODING_LETTER | 9",
                "did:bid:by01:e                                    | TOO_SHORT       | 14",
                "did:bid:ef2AuAJid1dB22rk3M6vB6cUc1ENnpfT0         | CHARACTER       | 40",
                "did:bid:efOnVUgqQFfYeu97ABf6sGm3WFtVXHZB2         | CHARACTER       | 10",
                "did:bid:efInVUgqQFfYeu97ABf6sGm3WFtVXHZB2         | CHARACTER       | 10",
                "did:bid:eflnVUgqQFfYeu97ABf6sGm3WFtVXHZB2         | CHARACTER       | 10",
                "did:bid:efnVUgqQFfYeu97ABf6sGm3WFtVXHZB2#key-1    | CHARACTER       | 40",
                "did:bid:ef123456789AbCDEFGHJKL                    | TOO_SHORT       | 30",
                "did:bid:efQU5UuExGkJ8sYAsDJ1BJ2vjGF8WaTfYY        | TOO_LONG        | 41",
                "did:bid:efnVUgqQFfYeu97ABf6sGm3WFtVX              | DIGEST_LENGTH   | 36",
                "did:bid:efzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz         | DIGEST_LENGTH   | 10",
                "did:bid:es/N3YhFNcpuacYD0955zApSFhoZVfwQ=         | TOO_SHORT       | 41",
                "did:bid:es/N3YhFNcpuacYD0955zApSFhoZVfw           | TOO_SHORT       | 39",
                "did:bid:es/N3YhFNcpuacYD0955zApSFhoZVfwQ===        | TOO_LONG        | 42",
                "did:bid:es/N3YhFNcpuacYD0955zApSFhoZVfwQA         | TOO_LONG        | 40",
                "did:bid:es/N3YhFNcpuacYD0955zApSFhoZVfwQ*         | CHARACTER       | 40",
                "did:bid:es/N3YhFNcpuacYD0955zApSFhoZVfwQ%3D%3     | CHARACTER       | 43",
                "did:bid:es/N3YhFNcpuacYD0955zApSFhoZVfwR==        | SPARE_BITS      | 39",
                "did:bid:es_N3YhFNcpuacYD0955zApSFhoZVfwQ==        | CHARACTER       | 10",
                "did:bid:es%41N3YhFNcpuacYD0955zApSFhoZVfwQ==      | CHARACTER       | 10",
                "did:bid:es%2B%2                                   | CHARACTER       | 13",
                "did:bid:es=N3YhFNcpuacYD0955zApSFhoZVfwQ==        | CHARACTER       | 10",
                "did:bid:zt85cg3g25xyupagc4aacfkehts9xx4flwtptqz0q9hq | CHECKSUM     | 46",
                "did:bid:zt95cg3g25xyupagc4aacfkehts9xx4flwtptqz0q9hj | CHECKSUM     | 46",
                "did:bid:zt85cg3g25xyupagc4aacfkehts9xx4flwtptqz0q9h  | TOO_SHORT    | 51",
                "did:bid:zt85cg3g25xyupagc4aacfkehts9xx4flwtptqz0q9hjq | TOO_LONG    | 52",
                "did:bid:ztB5cg3g25xyupagc4aacfkehts9xx4flwtptqz0q9hj | CHARACTER    | 10",
                "did:bid:zt15cg3g25xyupagc4aacfkehts9xx4flwtptqz0q9hj | CHARACTER    | 10",
                "did:bid:zt85cg3g25xyupagc4aacfkehts9xx4flwtptpz0q9hj | SPARE_BITS   | 45",
            })
    void parse_invalidText_namesTheFirstOffender(String text, BidFault fault, int index) {
        assertThat(Bid.parse(text)).isEqualTo(new BidParse.Rejected(fault, index));
    }

    @Test
    void parse_longerThanAnyBid_isTooLong() {
        assertThat(Bid.parse("did:bid:ef" + "1".repeat(1_000)))
                .isEqualTo(new BidParse.Rejected(BidFault.TOO_LONG, Bid.CHARS_MAX));
    }

    @Test
    void parse_longestText_isRead() {
        String all = "did:bid:by01:es" + "%2F".repeat(29) + "A%3D%3D";
        assertThat(all).hasSizeLessThanOrEqualTo(Bid.CHARS_MAX);
        // The last of thirty data characters is one of A Q g w and never escaped: two characters short of the limit.
        assertThat(Bid.of(all).canonical()).isEqualTo(all).hasSize(Bid.CHARS_MAX - 2);
    }

    @Test
    void parse_insideAText_readsOnlyTheRange() {
        String text = "<" + MAIN + "#key-1>";
        int end = text.indexOf('#');
        assertThat(Bid.parse(text, 1, end)).isEqualTo(new BidParse.Parsed(Bid.of(MAIN)));
        assertThat(Bid.parse(text, 1, end + 1)).isEqualTo(new BidParse.Rejected(BidFault.CHARACTER, end));
        assertThat(Bid.parse(text, 1, 9)).isEqualTo(new BidParse.Rejected(BidFault.TOO_SHORT, 9));
        assertThat(Bid.parse(text, 1, 1)).isEqualTo(new BidParse.Rejected(BidFault.NOT_A_DID, 1));
        assertThat(Bid.parse("did:bid:by01:", 0, 12)).isEqualTo(new BidParse.Parsed(Bid.of("did:bid:by01")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "did:bid:es/N3YhFNcpuacYD0955zApSFhoZVfwQ",
                "did:bid:es%2FN3YhFNcpuacYD0955zApSFhoZVfwQ%3D%3D",
                "did:bid:es%2fN3YhFNcpuacYD0955zApSFhoZVfwQ%3d%3D",
                "did:bid:es%2FN3YhFNcpuacYD0955zApSFhoZVfwQ=%3D",
                "did:bid:es%2FN3YhFNcpuacYD0955zApSFhoZVfwQ",
            })
    void parse_spellingsOfBase64_areOneIdentifier(String spelling) {
        Bid bid = Bid.of(spelling);
        assertThat(bid).isEqualTo(Bid.of(BASE64)).hasSameHashCodeAs(Bid.of(BASE64));
        assertThat(bid.canonical()).isEqualTo("did:bid:es%2FN3YhFNcpuacYD0955zApSFhoZVfwQ%3D%3D");
        assertThat(bid.storageKey()).isEqualTo(Bid.of(BASE64).storageKey());
    }

    @Test
    void otherSpellings_ofBase64_areAllTheSameAndNoneCanonical() {
        assertThat(Bid.of(BASE64).otherSpellings())
                .hasSize(3)
                .doesNotHaveDuplicates()
                .allSatisfy(other -> assertThat(Bid.of(other)).isEqualTo(Bid.of(BASE64)))
                .doesNotContain(Bid.of(BASE64).canonical());
        assertThat(Bid.of(MAIN).otherSpellings()).isEmpty();
    }

    @Test
    void parse_lastCharacterDropped_isAnotherIdentifier() {
        assertThat(Bid.of("did:bid:efnVUgqQFfYeu97ABf6sGm3WFtVXHZB")).isNotEqualTo(Bid.of(MAIN));
    }

    @Test
    void parse_shortestBase58_isTwentyTwoZeroOctets() {
        Bid bid = Bid.of("did:bid:ef1111111111111111111111");
        assertThat(bid.digest()).isEqualTo(new byte[22]);
        assertThat(Bid.of("did:bid:sf1111111111111111111111").digest()).isEqualTo(new byte[22]);
    }

    @Test
    void parse_alphabetTraps_followTheKeyLetter() {
        assertThat(Bid.parse("did:bid:zf2bbxDwdzm4g4fJNTH2ah6gbHu6PdAX2")).isInstanceOf(BidParse.Parsed.class);
        assertThat(Bid.parse("did:bid:ef2CuJPNBW7HQhTTiiT3wPYvFbSbthtzC")).isInstanceOf(BidParse.Parsed.class);
        assertThat(Bid.parse("did:bid:qwer:sf2BX7RNbmdtGgyYuD3HL7H7w1XmGSTFY")).isInstanceOf(BidParse.Parsed.class);
        assertThat(Bid.parse("did:bid:qwer:ef2BX7RNbmdtGgyYuD3HL7H7w1XmGSTFY"))
                .isEqualTo(new BidParse.Rejected(BidFault.DIGEST_LENGTH, 15));
        // Behind sf the other alphabet is the second choice.
        assertThat(Bid.parse("did:bid:sf2bbxDwdzm4g4fJNTH2ah6gbHu6PdAX2")).isInstanceOf(BidParse.Parsed.class);
    }

    @Test
    void storageKey_formsOfOneDigest_differByLetterAndChain() {
        Bid main = Bid.of(MAIN);
        Bid onChain = Bid.of("did:bid:by01:efnVUgqQFfYeu97ABf6sGm3WFtVXHZB2");
        assertThat(main.storageKey()).hasSize(28).startsWith(0, 0, 0, 0, 'e', 'f');
        assertThat(onChain.storageKey()).hasSize(28).startsWith('b', 'y', '0', '1', 'e', 'f');
        assertThat(Arrays.copyOfRange(onChain.storageKey(), 6, 28)).isEqualTo(onChain.digest());
        assertThat(onChain).isNotEqualTo(main);
        assertThat(Bid.of("did:bid:by01").storageKey()).containsExactly('b', 'y', '0', '1', 0, 0);
    }

    @Test
    void subChainDocument_hasNoKey() {
        Bid bid = Bid.of("did:bid:by01");
        assertThat(bid.subChain()).isEqualTo(new SubChainCode("by01"));
        assertThatIllegalStateException().isThrownBy(bid::keyType);
        assertThatIllegalStateException().isThrownBy(bid::encoding);
        assertThatIllegalStateException().isThrownBy(bid::digest);
        BidPublicKey key = BidPublicKey.of(KeyType.ED25519, new byte[32]);
        assertThat(bid.binding(key)).isEqualTo(KeyBinding.NONE);
    }

    @Test
    void of_textThatIsNoBid_isABug() {
        assertThatIllegalArgumentException().isThrownBy(() -> Bid.of("did:web:example.com"));
        assertThatIllegalArgumentException().isThrownBy(() -> Bid.ofSubChain(SubChainCode.MAIN));
    }

    @ParameterizedTest
    @EnumSource(KeyType.class)
    void derive_anyKey_bindsStrictlyInEveryForm(KeyType type) {
        for (long seed = 0; seed < 20; seed++) {
            BidPublicKey key = BidPrivateKey.of(type, octets(seed, 32)).publicKey();
            for (BidEncoding encoding : BidEncoding.values()) {
                for (SubChainCode chain : new SubChainCode[] {SubChainCode.MAIN, new SubChainCode("t000")}) {
                    Bid bid = Bid.derive(chain, key, encoding);
                    assertThat(bid.binding(key)).as("seed %d", seed).isEqualTo(KeyBinding.STRICT);
                    assertThat(Bid.of(bid.canonical())).isEqualTo(bid);
                    assertThat(bid.subChain()).isEqualTo(chain);
                    assertThat(bid.keyType()).isEqualTo(type);
                    assertThat(bid.encoding()).isEqualTo(encoding);
                }
            }
        }
    }

    @Test
    void binding_sm2KeyBehindEf_isLegacyOnASubChainOnly() {
        BidPublicKey key = BidPrivateKey.of(KeyType.SM2, octets(1, 32)).publicKey();
        String tail = Bid.derive(SubChainCode.MAIN, key, BidEncoding.BASE58)
                .canonical()
                .substring("did:bid:zf".length());
        assertThat(Bid.of("did:bid:by01:ef" + tail).binding(key)).isEqualTo(KeyBinding.LEGACY_KEY_LETTER);
        assertThat(Bid.of("did:bid:ef" + tail).binding(key)).isEqualTo(KeyBinding.NONE);
        assertThat(Bid.of("did:bid:by01:sf" + tail).binding(key)).isEqualTo(KeyBinding.NONE);
    }

    @Test
    void binding_sm2OverTheCompressedPoint_isOfTheOtherLineage() {
        int bound = 0;
        for (long seed = 0; seed < 20; seed++) {
            BidPublicKey key = BidPrivateKey.of(KeyType.SM2, octets(seed, 32)).publicKey();
            SM3Digest sm3 = new SM3Digest();
            sm3.update(key.compressed(), 0, 33);
            byte[] hash = new byte[32];
            sm3.doFinal(hash, 0);
            String text = "did:bid:zf" + Base58.BTC.encode(Arrays.copyOfRange(hash, 10, 32));
            if (Bid.parse(text) instanceof BidParse.Parsed parsed) {
                assertThat(parsed.bid().binding(key)).as("seed %d", seed).isEqualTo(KeyBinding.TCHAIN_SM2);
                bound++;
            }
        }
        assertThat(bound).isPositive();
    }

    @Test
    void parse_anyDigest_comesBackFromEveryEncoding() {
        for (long seed = 0; seed < SEEDS; seed++) {
            byte[] hash = octets(seed, 32);
            int zeros = (int) (seed % 25);
            Arrays.fill(hash, 10, Math.min(32, 10 + zeros), (byte) 0);
            byte[] tail = Arrays.copyOfRange(hash, 10, 32);
            Digest digest = Digest.ofHash(hash);
            assertThat(digest.toOctets()).isEqualTo(tail);
            for (String text : new String[] {
                "did:bid:ef" + Base58.BIF.encode(tail),
                "did:bid:sf" + Base58.BTC.encode(tail),
                "did:bid:zs" + digest.toBase64(),
                "did:bid:t000:es" + digest.toEscapedBase64(),
                "did:bid:et" + Bech32.encode(digest),
            }) {
                assertThat(Bid.of(text).digest()).as("seed %d %s", seed, text).isEqualTo(tail);
            }
        }
    }

    @Test
    void parse_mutatedText_answersAndCanonicalIsStable() {
        String[] originals = {MAIN, BASE64, BECH32, "did:bid:by01:efHAvQztBKA7hT2BgHLeqtez5QQ964w8", "did:bid:by01"};
        for (long seed = 0; seed < SEEDS * 5; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            String text = mutate(originals[random.nextInt(originals.length)], random);
            BidParse parse = Bid.parse(text);
            if (parse instanceof BidParse.Parsed parsed) {
                Bid bid = parsed.bid();
                assertThat(Bid.of(bid.canonical())).as("seed %d", seed).isEqualTo(bid);
                assertThat(Bid.of(bid.canonical()).storageKey()).isEqualTo(bid.storageKey());
            } else {
                BidParse.Rejected rejected = (BidParse.Rejected) parse;
                assertThat(rejected.index()).as("seed %d", seed).isBetween(0, text.length());
            }
        }
    }

    private static String mutate(String text, SplittableRandom random) {
        String alphabet = "did:bezft019OIl%2B3D=+/ \u0000\uD800\u20acé#";
        StringBuilder mutated = new StringBuilder(text);
        for (int n = random.nextInt(4); n > 0; n--) {
            int at = random.nextInt(mutated.length() + 1);
            char c = alphabet.charAt(random.nextInt(alphabet.length()));
            switch (random.nextInt(3)) {
                case 0 -> mutated.insert(at, c);
                case 1 -> mutated.setLength(at);
                default -> mutated.replace(at, Math.min(at + 1, mutated.length()), "" + c);
            }
        }
        return mutated.toString();
    }

    private static byte[] octets(long seed, int length) {
        byte[] octets = new byte[length];
        new SplittableRandom(seed).nextBytes(octets);
        return octets;
    }
}
