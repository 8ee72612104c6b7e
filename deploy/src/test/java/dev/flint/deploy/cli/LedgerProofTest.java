package dev.flint.deploy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerProofTest {
    private static final String REGISTERED = "did:bid:ef214PmkhKndUcArDQPgD5J4fFVwqJFPt";
    private static final String ABSENT = "did:bid:efHPybmia1MRDecYiVJ11X4cbVLYDy7T";

    @TempDir
    private Path directory;

    private Served served;

    @BeforeEach
    void open() {
        served = new Served(directory.resolve("data"));
    }

    @AfterEach
    void close() {
        served.close();
    }

    private Path policy() throws IOException {
        return Files.writeString(
                directory.resolve("policy"),
                served.client().get("/ledger/policy").body());
    }

    private Path file(String text) throws IOException {
        return Files.writeString(directory.resolve("bundle"), text);
    }

    private Cli.Run verify(Path bundle, String... more) throws IOException {
        String[] arguments = new String[more.length + 7];
        System.arraycopy(
                new String[] {
                    "ledger", "verify", bundle.toString(), "--policy", policy().toString(), "--max-age", "3600"
                },
                0,
                arguments,
                0,
                7);
        System.arraycopy(more, 0, arguments, 7, more.length);
        return Cli.run(arguments);
    }

    @Test
    void proof_registeredIdentifier_verifies() throws IOException {
        var proof = served.run("ledger", "proof", REGISTERED);
        assertThat(proof.exit()).isZero();
        var run = verify(file(proof.out()), "--id", REGISTERED, "-o", "json");
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.json().path("claim").asText()).isEqualTo("registered");
        assertThat(run.json().path("id").asText()).isEqualTo(REGISTERED);
        assertThat(run.json().path("latest").asBoolean()).isTrue();
    }

    @Test
    void proof_absentIdentifier_verifiesThatItNeverWas() throws IOException {
        var run = verify(file(served.run("ledger", "proof", ABSENT).out()), "--id", ABSENT);
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.out()).contains("was never registered");
    }

    @Test
    void resolve_withProof_bindsTheDocument() throws IOException {
        var answer = served.run("resolve", REGISTERED, "--proof", "-o", "json");
        assertThat(answer.exit()).as(answer.err()).isZero();
        var run = verify(file(answer.out()), "--id", REGISTERED, "-o", "json");
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.json().path("documentVersion").asInt()).isEqualTo(1);
        var other = verify(file(answer.out().replace("2022-", "2023-")), "--id", REGISTERED);
        String altered = answer.out().replaceFirst("\"authentication\":\\[\"did", "\"authentication\":[\"dId");
        assertThat(altered).isNotEqualTo(answer.out());
        assertThat(other.exit()).as("metadata is not the document").isZero();
        assertThat(verify(file(altered)).exit()).isEqualTo(8);
    }

    @Test
    void resolve_absentWithProof_provesThatThereIsNothing() throws IOException {
        var answer = served.run("resolve", ABSENT, "--proof", "-o", "json");
        assertThat(answer.exit()).isEqualTo(3);
        var run = verify(file(answer.out()), "--id", ABSENT, "-o", "json");
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.json().path("claim").asText()).isEqualTo("neverRegistered");
    }

    @Test
    void verify_operationsAndHistory_areCounted() throws IOException {
        var proof = served.run("ledger", "proof", REGISTERED, "--history", "10", "--operations");
        var run = verify(file(proof.out()), "-o", "json");
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.json().path("transactions").asInt()).isEqualTo(1);
        assertThat(run.json().path("history").asInt()).isZero();
    }

    @Test
    void verify_otherIdentifierOlderLogOrAge_isRefused() throws IOException {
        Path bundle = file(served.run("ledger", "proof", REGISTERED).out());
        assertThat(verify(bundle, "--id", ABSENT).exit()).isEqualTo(8);
        assertThat(verify(bundle, "--seen", "1000").exit()).isEqualTo(8);
        assertThat(verify(bundle, "--now", "2099-01-01T00:00:00Z").exit()).isEqualTo(8);
        var refused = verify(bundle, "--seen", "1000", "-o", "json");
        assertThat(refused.json().path("verified").asBoolean()).isFalse();
        assertThat(refused.json().at("/error/code").asText()).isNotEmpty();
        assertThat(refused.err()).startsWith("flint: refused: ");
    }

    @Test
    void verify_anyByteFlipped_isRefused() throws IOException {
        String token = served.run("resolve", REGISTERED, "--proof", "-o", "json")
                .json()
                .at("/didResolutionMetadata/proof")
                .asText();
        byte[] bundle = Base64.getUrlDecoder().decode(token);
        assertThat(bundle.length).isLessThan(2_048);
        Path file = directory.resolve("binary");
        assertThat(verify(Files.write(file, bundle)).exit()).isZero();
        for (int offset = 0; offset < bundle.length; offset += 37) {
            byte[] altered = bundle.clone();
            altered[offset] ^= 1;
            assertThat(verify(Files.write(file, altered)).exit())
                    .as("byte %d", offset)
                    .isEqualTo(8);
        }
    }

    @Test
    void verify_noPolicyOrNoBundle_saysWhere() throws IOException {
        Path bundle = file(served.run("ledger", "proof", REGISTERED).out());
        Path none = Files.writeString(directory.resolve("none"), "log nonsense\n");
        var run = Cli.run("ledger", "verify", bundle.toString(), "--policy", none.toString());
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("none:1:");
        assertThat(verify(directory.resolve("missing")).exit()).isEqualTo(3);
        assertThat(verify(bundle, "--max-age", "-1").exit()).isEqualTo(2);
    }

    @Test
    void proof_noBid_isUsage() {
        assertThat(served.run("ledger", "proof", "did:bid:nonsense").exit()).isEqualTo(2);
        assertThat(served.run("ledger", "proof", REGISTERED, "--history", "1001")
                        .exit())
                .isEqualTo(2);
    }
}
