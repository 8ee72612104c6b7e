package dev.flint.id;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class IdentifierTest {
    private static final String VAA = "VAA08810000000001A.b/c(2)!";

    @Test
    void parse_did_isDid() {
        assertThat(Identifier.parse("did:a:b")).isEqualTo(new IdentifierParse.Parsed(Did.of("did:a:b")));
    }

    @Test
    void parse_vaaCode_isVaaUnderItsOwnText() {
        var parse = Identifier.parse(VAA);

        assertThat(parse).isInstanceOf(IdentifierParse.Parsed.class);
        assertThat(parse.<Object>match(identifier -> identifier.canonical(), rejected -> rejected.text()))
                .isEqualTo(VAA);
    }

    @Test
    void parse_brokenVaaCode_isToldAsSuch() {
        assertThat(Identifier.parse("VAA03x102A1"))
                .isEqualTo(new IdentifierParse.Rejected(IdentifierFault.VAA_CODE, 5));
    }

    @Test
    void parse_neither_isToldAsDidFault() {
        assertThat(Identifier.parse("not-a-did")).isEqualTo(new IdentifierParse.Rejected(IdentifierFault.SCHEME, 0));
    }

    @Test
    void parse_tooLong_isRejectedWhateverItIs() {
        assertThat(Identifier.parse("VAA" + "0".repeat(Identifier.CHARS_MAX)))
                .isEqualTo(new IdentifierParse.Rejected(IdentifierFault.TOO_LONG, Identifier.CHARS_MAX));
    }

    @Test
    void text_ofRejection_hasTheIndexAndNotTheIdentifier() {
        assertThat(new IdentifierParse.Rejected(IdentifierFault.CHARACTER, 7).text())
                .isEqualTo("at index 7: a character that may not stand here");
    }

    @Test
    void subChainCode_fourCharacters_isCode() {
        assertThat(SubChainCode.parse("ab01")).contains(new SubChainCode("ab01"));
        assertThat(new SubChainCode("ab01").isMain()).isFalse();
    }

    @Test
    void subChainCode_anythingElse_isNone() {
        for (String text : new String[] {"", "abc", "abcde", "ABCD", "ab-1", "ａbc1"}) {
            assertThat(SubChainCode.parse(text)).as(text).isEmpty();
        }
    }

    @Test
    void subChainCode_ofInsiders_throwsOnRubbishAndTakesMain() {
        assertThat(SubChainCode.MAIN.isMain()).isTrue();
        assertThatThrownBy(() -> new SubChainCode("abc")).isInstanceOf(IllegalArgumentException.class);
    }
}
