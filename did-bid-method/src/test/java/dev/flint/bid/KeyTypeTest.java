package dev.flint.bid;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class KeyTypeTest {
    @ParameterizedTest
    @EnumSource(KeyType.class)
    void ofLetter_everyType_isFound(KeyType type) {
        assertThat(KeyType.ofLetter(type.letter())).contains(type);
        assertThat(KeyType.ofLetter(Character.toUpperCase(type.letter()))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(BidEncoding.class)
    void ofLetter_everyEncoding_isFound(BidEncoding encoding) {
        assertThat(BidEncoding.ofLetter(encoding.letter())).contains(encoding);
        assertThat(BidEncoding.ofLabel(encoding.label())).contains(encoding);
    }

    @Test
    void ofLabel_anyCase_isFound() {
        assertThat(KeyType.ofLabel("ED25519")).contains(KeyType.ED25519);
        assertThat(KeyType.ofLabel("sm2")).contains(KeyType.SM2);
        assertThat(KeyType.ofLabel("Secp256k1")).contains(KeyType.SECP256K1);
        assertThat(BidEncoding.ofLabel("BASE58")).contains(BidEncoding.BASE58);
        assertThat(KeyType.ofLabel("RSA")).isEmpty();
        assertThat(BidEncoding.ofLabel("")).isEmpty();
    }

    @Test
    void label_everyBinding_isAnotherOne() {
        assertThat(KeyBinding.values()).extracting(KeyBinding::label).doesNotHaveDuplicates();
        assertThat(KeyBinding.LEGACY_KEY_LETTER.label()).isEqualTo("legacyKeyLetter");
    }
}
