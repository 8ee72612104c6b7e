package dev.flint.deploy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flint.bid.Bid;
import dev.flint.bid.BidEncoding;
import dev.flint.bid.BidPrivateKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BidKeygenCommandTest {
    @TempDir
    private Path directory;

    @Test
    void everyTypeAndEncoding_yieldsKeysThatBelongTogether() {
        for (String type : List.of("ed25519", "SM2", "secp256k1")) {
            for (String encoding : List.of("base58", "base64", "bech32")) {
                var run = Cli.run("bid", "keygen", "--type", type, "--encoding", encoding, "-o", "json");
                assertThat(run.exit()).isZero();
                var key = BidPrivateKey.parse(run.json().path("privateKey").asText())
                        .toOptional()
                        .orElseThrow();
                var bid = Bid.of(run.json().path("bid").asText());
                assertThat(Bid.derive(bid.subChain(), key.publicKey(), bid.encoding()))
                        .as("%s %s", type, encoding)
                        .isEqualTo(bid);
                assertThat(bid.encoding().label()).isEqualTo(encoding);
            }
        }
    }

    @Test
    void text_showsAllThree() {
        var run = Cli.run("bid", "keygen", "--sub-chain", "by01");
        assertThat(run.lines()).hasSize(3);
        assertThat(run.lines().get(0)).startsWith("bid          did:bid:by01:ef");
        assertThat(run.lines().get(2)).startsWith("private key  priSPK");
    }

    @Test
    void out_keepsTheSecretToItsOwner() throws IOException {
        Path file = directory.resolve("a.key");
        var run = Cli.run("bid", "keygen", "--out", file.toString());
        assertThat(run.out()).doesNotContain("priSPK");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(KeyFiles.read(file).publicKey().toText(BidEncoding.BASE58))
                .isEqualTo(run.lines().get(1).substring("public key   ".length()));
    }

    @Test
    void out_existingFile_isNotOverwritten() throws IOException {
        Path file = Files.writeString(directory.resolve("a.key"), "precious");
        assertThat(Cli.run("bid", "keygen", "--out", file.toString()).exit()).isEqualTo(10);
        assertThat(file).hasContent("precious");
    }

    @Test
    void out_noSuchDirectory_isMisuse() {
        assertThat(Cli.run("bid", "keygen", "--out", directory + "/none/a.key").exit())
                .isEqualTo(2);
    }

    @Test
    void badOptions_areMisuse() {
        assertThat(Cli.run("bid", "keygen", "--type", "rsa").exit()).isEqualTo(2);
        assertThat(Cli.run("bid", "keygen", "--sub-chain", "BY01").exit()).isEqualTo(2);
    }
}
