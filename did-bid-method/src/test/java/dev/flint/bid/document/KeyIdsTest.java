package dev.flint.bid.document;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyIdsTest {
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "did:bid:by01#key-1, did:bid:by01#key-1",
                "` did:bid:by01#key-1 `, did:bid:by01#key-1",
                "did:bid:by01 #key-1, did:bid:by01#key-1",
                "did:bid:by01#a/b?c%20d, did:bid:by01#a/b?c%20d",
                "did:bid:es/N3YhFNcpuacYD0955zApSFhoZVfwQ#k, did:bid:es%2FN3YhFNcpuacYD0955zApSFhoZVfwQ%3D%3D#k",
            })
    void canonical_keyId_isClean(String text, String canonical) {
        assertThat(KeyIds.canonical(text)).contains(canonical);
        assertThat(KeyIds.canonical(canonical)).contains(canonical);
        assertThat(KeyIds.did(canonical) + canonical.substring(canonical.indexOf('#')))
                .isEqualTo(canonical);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "#",
                "#key-1",
                "did:bid:by01",
                "did:bid:by01#",
                "did:bid:by01# ",
                "did:bid:by01#key 1",
                "did:bid:by01#key#1",
                "did:bid:by01#schlüssel",
                "did:bid: by01#key-1",
                "did:web:example.com#key-1",
                "did:bid:by01/path#key-1",
            })
    void canonical_anythingElse_isNone(String text) {
        assertThat(KeyIds.canonical(text)).isEmpty();
    }
}
