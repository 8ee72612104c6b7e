package dev.flint.deploy.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CookieKeyTest {
    /** RFC 9018, appendix A: what is hashed, and the end of the server's cookie. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "e5e973e5a6b2a43f48e7dc849e37bfcf 2464c4abcf10c957010000005cf79f11c6336464 1f8130c3eee29480",
                "dd3bdf9344b678b185a6f5cb60fca715 "
                        + "22681ab97d52c298010000005cf7c57920010db80220000159ded0f4876982b8 26556bd0934c72f8"
            })
    void hash_isSipHash(String key, String data, String hash) {
        var made = new CookieKey(HexFormat.of().parseHex(key));
        assertThat(HexFormat.of().toHexDigits(made.of(HexFormat.of().parseHex(data))))
                .isEqualTo(hash);
    }
}
