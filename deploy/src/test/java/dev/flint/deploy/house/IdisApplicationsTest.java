package dev.flint.deploy.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flint.deploy.config.IdisConfig;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Applications that show by a signature who they are. */
class IdisApplicationsTest {
    @TempDir
    private Path directory;

    private Instant now = Instant.parse("2026-02-01T20:00:00Z");

    private static KeyPair keys(int bits) throws Exception {
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(bits);
        return generator.generateKeyPair();
    }

    private IdisLogin ofApplication(byte[] key) throws Exception {
        String line = "88.1000.8/app:" + Base64.getEncoder().encodeToString(key);
        Path file = Files.writeString(directory.resolve("applications"), line + "\n");
        return IdisLogin.of(new IdisConfig(Optional.empty(), Optional.of(file)), new SecureRandom(), () -> now);
    }

    private static Buffer signed(KeyPair keys, String nonce) throws Exception {
        var signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(keys.getPrivate());
        signature.update(nonce.getBytes(StandardCharsets.UTF_8));
        return new JsonObject()
                .put("handle", "88.1000.8/app")
                .put("signature", Base64.getEncoder().encodeToString(signature.sign()))
                .toBuffer();
    }

    @Test
    void application_thatSignsItsChallenge_isKnown_onceForEach() throws Exception {
        var keys = keys(2_048);
        var applications = ofApplication(keys.getPublic().getEncoded());
        String nonce = applications.challenge("88.1000.8/app").getString("data");
        assertThat(nonce).hasSize(32);
        assertThat(applications.challenge("88.1000.8/app").getString("data")).isEqualTo(nonce);
        assertThat(applications.verified(signed(keys, nonce + "x")).getInteger("code"))
                .isEqualTo(102);
        assertThat(applications.verified(signed(keys(2_048), nonce)).getInteger("code"))
                .isEqualTo(102);
        var answer = applications.verified(signed(keys, nonce));
        assertThat(answer.getInteger("code")).as(answer.encode()).isEqualTo(1);
        assertThat(applications.isKnown("Bearer " + answer.getJsonObject("data").getString("token")))
                .isTrue();
        assertThat(applications.verified(signed(keys, nonce)).getInteger("code"))
                .as("again")
                .isEqualTo(102);
        assertThat(applications.challenge("88.1000.8/app").getString("data")).isNotEqualTo(nonce);
    }

    @Test
    void challenge_isGoodForTwoMinutes_andGivenForOne() throws Exception {
        var keys = keys(2_048);
        var applications = ofApplication(keys.getPublic().getEncoded());
        String nonce = applications.challenge("88.1000.8/app").getString("data");
        now = now.plusSeconds(121);
        assertThat(applications.verified(signed(keys, nonce)).getInteger("code"))
                .isEqualTo(102);
        String next = applications.challenge("88.1000.8/app").getString("data");
        assertThat(next).isNotEqualTo(nonce);
        now = now.plusSeconds(120);
        assertThat(applications.verified(signed(keys, next)).getInteger("code")).isEqualTo(1);
        assertThat(applications.challenge("88.1000.8/other").getInteger("code")).isEqualTo(104);
    }

    @Test
    void application_withAKeyThatIsNone_isRefused() throws Exception {
        byte[] weak = keys(1_024).getPublic().getEncoded();
        byte[] elliptic =
                KeyPairGenerator.getInstance("EC").generateKeyPair().getPublic().getEncoded();
        for (byte[] key : new byte[][] {weak, elliptic, {1, 2, 3}, {0x30, 0}}) {
            assertThatThrownBy(() -> ofApplication(key))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("idis.applications: the key of 88.1000.8/app is no RSA key");
        }
    }
}
