package dev.flint.bid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.flint.id.Base58;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class BidPrivateKeyTest {
    private static final String SECRET = "e99177611e831242908b7034c673e008a73da9d731b2245e82879f4000c283eb";
    private static final String SM2_N = "fffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123";
    private static final String SM2_N_LESS_1 = "fffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54122";
    private static final String SM2_N_LESS_2 = "fffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54121";
    private static final String ZERO = "0000000000000000000000000000000000000000000000000000000000000000";
    private static final String ONE = "0000000000000000000000000000000000000000000000000000000000000001";

    @ParameterizedTest
    @CsvSource({
        "189e99 65 66, ",
        "189399 65 66, PREFIX",
        "009e99 65 66, PREFIX",
        "189e99 78 66, KEY_LETTER",
        "189e99 65 61, ENCODING_LETTER",
        "189e99 65, LENGTH",
        "189e99 65 66 00, NOT_ENCODED",
    })
    void parse_headOfTheText_decides(String head, KeyFault fault) {
        String text = Base58.BIF.encode(HexFormat.of().parseHex(head.replace(" ", "") + SECRET));
        KeyParse<BidPrivateKey> parse = BidPrivateKey.parse(text);
        if (fault == null) {
            assertThat(parse.toOptional()).isPresent();
        } else {
            assertThat(parse).isEqualTo(new KeyParse.Rejected<>(fault));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "7a, " + ZERO + ", false",
        "7a, " + ONE + ", true",
        "7a, " + SM2_N_LESS_2 + ", true",
        "7a, " + SM2_N_LESS_1 + ", false",
        "7a, " + SM2_N + ", false",
        "73, " + ZERO + ", false",
        "73, " + ONE + ", true",
        "65, " + ZERO + ", true",
    })
    void parse_scalar_mustBeInTheRangeOfTheCurve(String letter, String secret, boolean accepted) {
        String text = Base58.BIF.encode(HexFormat.of().parseHex("189e99" + letter + "66" + secret));
        KeyParse<BidPrivateKey> parse = BidPrivateKey.parse(text);
        assertThat(parse.toOptional().isPresent()).isEqualTo(accepted);
        assertThat(accepted || parse.equals(new KeyParse.Rejected<>(KeyFault.SCALAR_RANGE)))
                .isTrue();
    }

    @Test
    void parse_notBase58_isRejected() {
        assertThat(BidPrivateKey.parse("pri0")).isEqualTo(new KeyParse.Rejected<>(KeyFault.NOT_ENCODED));
        assertThat(BidPrivateKey.parse("")).isEqualTo(new KeyParse.Rejected<>(KeyFault.LENGTH));
        assertThat(BidPrivateKey.parse("z".repeat(100_000))).isEqualTo(new KeyParse.Rejected<>(KeyFault.LENGTH));
    }

    @ParameterizedTest
    @EnumSource(KeyType.class)
    void generate_anyType_comesBackFromItsText(KeyType type) {
        BidPrivateKey key = BidPrivateKey.generate(type, new SecureRandom());
        for (BidEncoding encoding : BidEncoding.values()) {
            String text = key.toText(encoding);
            assertThat(text).hasSize(50).startsWith("pri");
            BidPrivateKey read = BidPrivateKey.parse(text).toOptional().orElseThrow();
            assertThat(read.secret()).isEqualTo(key.secret());
            assertThat(read.publicKey()).isEqualTo(key.publicKey());
            assertThat(read.type()).isEqualTo(type);
        }
    }

    @Test
    void of_secretOfAnotherLength_isABug() {
        assertThatIllegalArgumentException().isThrownBy(() -> BidPrivateKey.of(KeyType.ED25519, new byte[33]));
        assertThatIllegalArgumentException().isThrownBy(() -> BidPrivateKey.of(KeyType.SM2, new byte[32]));
    }

    @Test
    void publicKey_ofSmallScalar_keepsLeadingZeros() {
        for (int i = 1; i < 300; i++) {
            byte[] scalar = new byte[32];
            scalar[30] = (byte) (i >> 8);
            scalar[31] = (byte) i;
            assertThat(BidPrivateKey.of(KeyType.SM2, scalar).publicKey().raw()).hasSize(65);
            assertThat(BidPrivateKey.of(KeyType.SECP256K1, scalar).publicKey().raw())
                    .hasSize(33);
        }
    }
}
