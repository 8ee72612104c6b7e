package dev.flint.deploy.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flint.deploy.config.IdisConfig;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How somebody becomes known. */
class IdisLoginTest {
    private static final String SECRET = "correct horse: battery";

    @TempDir
    private Path directory;

    private Instant now = Instant.parse("2026-02-01T20:00:00Z");
    private IdisLogin login;

    @BeforeEach
    void open() throws Exception {
        login = login("# who may ask\n\nnode-1:" + SECRET + "\nnode-2:another long secret\n");
    }

    private IdisLogin login(String users) throws Exception {
        Path file = Files.writeString(directory.resolve("users"), users);
        return IdisLogin.of(new IdisConfig(Optional.of(file), Optional.empty()), new SecureRandom(), () -> now);
    }

    private static Buffer body(String name, String password) {
        return new JsonObject().put("username", name).put("password", password).toBuffer();
    }

    private static String token(JsonObject answer) {
        assertThat(answer.getInteger("status")).as(answer.encode()).isEqualTo(1);
        return "Bearer " + answer.getJsonObject("data").getString("token");
    }

    @Test
    void user_withTheSecret_isKnownForADay() {
        String token = token(login.token(body("node-1", SECRET), false));
        assertThat(token).hasSize("Bearer ".length() + 43);
        assertThat(token).isNotEqualTo(token(login.token(body("node-1", SECRET), false)));
        assertThat(login.isKnown(token)).isTrue();
        assertThat(login.isKnown(token.replace("Bearer ", "bearer  "))).isTrue();
        now = now.plusSeconds(86_399);
        assertThat(login.isKnown(token)).isTrue();
        now = now.plusSeconds(1);
        assertThat(login.isKnown(token)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"2026-02-01, 1", "2026-02-02, 1", "2026-01-31, -2", "2026-02-03, -2"})
    void user_withTheHashOfTheDay_isKnown_inChinaAndByUtc(String day, int status) {
        String hash = IdisUsers.hash(IdisUsers.hash(SECRET) + day);
        assertThat(login.token(body("node-1", hash), true).getInteger("status")).isEqualTo(status);
        assertThat(login.token(body("node-2", hash), true).getInteger("status")).isEqualTo(-2);
        assertThat(login.token(body("node-1", hash), false).getInteger("status"))
                .as("the hash is not the secret")
                .isEqualTo(-2);
    }

    @Test
    void hash_isThatOfTheInterface() {
        assertThat(IdisUsers.hash("abc")).isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    @ParameterizedTest
    @CsvSource({"node-1, correct horse", "node-2, correct horse: battery", "nobody, another long secret", "nobody, x"})
    void user_withAnotherSecret_isNotKnown(String name, String secret) {
        for (boolean hashed : new boolean[] {false, true}) {
            var answer = login.token(body(name, secret), hashed);
            assertThat(answer.getInteger("status")).isEqualTo(-2);
            assertThat(answer.getString("message")).isEqualTo("no such user, or another password");
            assertThat(answer.containsKey("data")).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "1",
                "{}",
                "{\"username\":\"node-1\"}",
                "{\"username\":1,\"password\":\"x\"}",
                "{\"username\":\"\",\"password\":\"x\"}",
                "{\"username\":\"node-1\",\"password\":{\"x\":1}}",
                "{\"username\":\"node-1\",\"password\":\"x\"",
                "username=node-1&password=x"
            })
    void body_thatIsNoLogin_isRefused(String body) {
        assertThat(login.token(Buffer.buffer(body), false).getString("message"))
                .isEqualTo("the body is an object with username and password, texts of 1 to 1024 characters");
        assertThat(login.verified(Buffer.buffer(body)).getInteger("code")).isEqualTo(106);
    }

    @Test
    void text_thatIsTooLong_isRefused() {
        assertThat(login.token(body("node-1", "x".repeat(1_024)), false).getString("message"))
                .isEqualTo("no such user, or another password");
        assertThat(login.token(body("node-1", "x".repeat(1_025)), false).getString("message"))
                .contains("texts of 1 to 1024 characters");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Bearer", "Bearer ", "Basic x", "Bearer x", "x"})
    void authorization_thatIsNoToken_isNot(String authorization) {
        assertThat(login.isKnown(authorization)).isFalse();
        assertThat(login.isKnown("Bearer " + "x".repeat(100_000))).isFalse();
    }

    @Test
    void tokens_ofOneUser_areSixteen_andTheOldestGoes() {
        String other = token(login.token(body("node-2", "another long secret"), false));
        String first = token(login.token(body("node-1", SECRET), false));
        String second = token(login.token(body("node-1", SECRET), false));
        for (int i = 0; i < 15; i++) {
            now = now.plusSeconds(1);
            assertThat(token(login.token(body("node-1", SECRET), false))).isNotEmpty();
        }
        assertThat(login.isKnown(first)).isFalse();
        assertThat(login.isKnown(second)).isTrue();
        assertThat(login.isKnown(other)).isTrue();
    }

    @Test
    void tries_areTwentyASecond() {
        for (int i = 0; i < 20; i++) {
            assertThat(login.token(body("node-1", "guess"), false).getString("message"))
                    .startsWith("no such user");
        }
        assertThat(login.token(body("node-1", SECRET), false).getString("message"))
                .isEqualTo("too many tries at the moment");
        now = now.plusSeconds(1);
        assertThat(token(login.token(body("node-1", SECRET), false))).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "# nobody\n",
                "name",
                "name:",
                ":secret of nobody",
                "a:long enough, surely\na:long enough, surely"
            })
    void file_ofUsers_thatIsNotSo_isRefused(String text) {
        assertThatThrownBy(() -> login(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("idis.users: ")
                .hasMessageNotContaining("surely");
    }

    @Test
    void secret_thatIsShort_isRefused() {
        assertThatThrownBy(() -> login("node-1:elevenchars"))
                .hasMessage("idis.users: the secret of node-1 has fewer than 12 characters");
    }
}
