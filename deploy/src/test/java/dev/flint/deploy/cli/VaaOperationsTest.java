package dev.flint.deploy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The life of codes on the command line: nodes issued, codes minted, given away and retired. */
class VaaOperationsTest {
    private static final String ENTERPRISE = "VAA08810000000007";

    @TempDir
    private static Path directory;

    private static Served served;
    private static String works = "";
    private static String other = "";

    @BeforeAll
    static void open() {
        String agency = keygen("agency.key");
        works = keygen("works.key");
        other = keygen("other.key");
        served = new Served(directory.resolve("data"), Map.of("vaa.agency", agency));
        for (String name : List.of("agency", "works", "other")) {
            run("bid", "create", "--key", key(name));
        }
        run("vaa", "register", "VAA088", "--name", "Top", "--key", key("agency"));
        run("vaa", "register", "VAA088100", "--name", "Second", "--key", key("agency"));
        enterprise(ENTERPRISE);
    }

    private static void enterprise(String code) {
        String[] arguments = {"vaa", "register", code, "--name", "Works", "--serials", "4"};
        String[] holder = {"--controller", works, "--key", key("agency")};
        run(Stream.of(arguments, holder).flatMap(Stream::of).toArray(String[]::new));
    }

    @AfterAll
    static void close() {
        served.close();
    }

    private static String keygen(String name) {
        var run = Cli.run("bid", "keygen", "--out", key(name.replace(".key", "")));
        String line = run.out().lines().findFirst().orElseThrow();
        return line.substring(line.indexOf("did:bid:"));
    }

    private static String key(String name) {
        return directory.resolve(name + ".key").toString();
    }

    private static Cli.Run run(String... arguments) {
        var run = served.run(arguments);
        assertThat(run.exit())
                .as("%s: %s", Arrays.toString(arguments), run.err())
                .isZero();
        return run;
    }

    private String mintOne() {
        return run("vaa", "mint", ENTERPRISE, "--name", "Pump", "--key", key("works"))
                .out()
                .strip();
    }

    @Test
    void mint_many_areAllDifferentAndResolve() {
        var run = run(
                "vaa",
                "mint",
                ENTERPRISE,
                "--count",
                "20",
                "--name",
                "Pump {code}",
                "--link",
                "gs1:pip,https://works.example.com/{code},Pump",
                "--key",
                key("works"));
        var codes = run.out().lines().toList();
        assertThat(new HashSet<>(codes)).hasSize(20).allMatch(code -> code.length() == ENTERPRISE.length() + 4);
        var shown = run("vaa", "show", codes.get(7));
        assertThat(shown.out())
                .contains(
                        "did:vaa:" + codes.get(7),
                        "Pump " + codes.get(7),
                        works,
                        "https://works.example.com/" + codes.get(7));
    }

    @Test
    void mint_counting_skipsWhatIsTakenAndEndsWithTheDigits() {
        String counting = "VAA08810000000009";
        enterprise(counting);
        assertThat(run("vaa", "mint", counting, "--from", "0", "--count", "2", "--name", "P", "--key", key("works"))
                        .out())
                .isEqualTo(counting + "0001\n" + counting + "0002\n");
        assertThat(run("vaa", "mint", counting, "--from", "1", "--count", "2", "--name", "P", "--key", key("works"))
                        .out())
                .isEqualTo(counting + "0003\n" + counting + "0004\n");
        var end = served.run(
                "vaa", "mint", counting, "--from", "9999", "--count", "2", "--name", "P", "--key", key("works"));
        assertThat(end.exit()).isEqualTo(ExitCode.CONFLICT);
        assertThat(end.out()).isEqualTo(counting + "9999\n");
    }

    @Test
    void mint_withAnotherKey_isRefused() {
        var run = served.run("vaa", "mint", ENTERPRISE, "--name", "Pump", "--key", key("other"));
        assertThat(run.exit()).isEqualTo(ExitCode.AUTHORIZATION);
        assertThat(run.err()).startsWith("flint: refused with 403: The signer may not do this");
        assertThat(run.out()).isEmpty();
    }

    @Test
    void mint_belowNoEnterprise_isRefused() {
        assertThat(served.run("vaa", "mint", "VAA08810000000008", "--name", "P", "--key", key("works"))
                        .exit())
                .isEqualTo(ExitCode.NOT_FOUND);
        assertThat(served.run("vaa", "mint", "VAA088100", "--name", "P", "--key", key("works"))
                        .exit())
                .isEqualTo(ExitCode.USAGE);
    }

    @Test
    void transferAndUpdate_changeWhoSaysWhat() {
        String code = mintOne();
        run("vaa", "transfer", code, "--to", other, "--key", key("works"));
        assertThat(served.run("vaa", "update", code, "--name", "Still ours", "--key", key("works"))
                        .exit())
                .isEqualTo(ExitCode.AUTHORIZATION);
        run("vaa", "update", "15N" + code, "--name", "Theirs", "--attribute", "colour=red", "--key", key("other"));
        assertThat(run("vaa", "show", "did:vaa:" + code).out()).contains("Theirs", "colour         red", other);
    }

    @Test
    void retire_isForGood() throws IOException {
        String code = mintOne();
        run("vaa", "retire", code, "--key", key("works"));
        var shown = served.run("vaa", "show", code);
        assertThat(shown.exit()).isEqualTo(ExitCode.DEACTIVATED);
        assertThat(shown.err()).contains("is retired");
        assertThat(served.client().get("/15N/" + code).statusCode()).isEqualTo(410);
        assertThat(served.run("vaa", "register", code, "--name", "Again", "--key", key("works"))
                        .exit())
                .isEqualTo(ExitCode.DEACTIVATED);
    }

    @Test
    void proof_ofACode_verifies() throws IOException {
        String code = mintOne();
        var bundle = Files.writeString(
                directory.resolve("bundle"),
                run("ledger", "proof", "did:vaa:" + code).out());
        var policy = Files.writeString(
                directory.resolve("policy"),
                served.client().get("/ledger/policy").body());
        var verified = Cli.run(
                "ledger", "verify", bundle.toString(), "--policy", policy.toString(), "--id", "did:vaa:" + code);
        assertThat(verified.exit()).as(verified.err()).isZero();
        assertThat(verified.out()).contains("did:vaa:" + code);
    }

    @Test
    void proof_inTheAnswer_verifiesItsDocument() throws IOException {
        String code = mintOne();
        var answer = Files.writeString(
                directory.resolve("answer"), run("resolve", "--proof", code).out());
        var policy = Files.writeString(
                directory.resolve("policy"),
                served.client().get("/ledger/policy").body());
        var verified = Cli.run("ledger", "verify", answer.toString(), "--policy", policy.toString());
        assertThat(verified.exit()).as(verified.err()).isZero();
    }

    @Test
    void print_sendsNothing() {
        var run = served.run("vaa", "register", ENTERPRISE + "AAAA", "--name", "P", "--key", key("works"), "--print");
        JsonNode operation = run.json();
        assertThat(operation.path("code").asText()).isEqualTo(ENTERPRISE + "AAAA");
        assertThat(served.run("vaa", "show", ENTERPRISE + "AAAA").exit()).isEqualTo(ExitCode.NOT_FOUND);
    }

    @Test
    void record_fromAFile_isTakenWhole() throws IOException {
        var file = Files.writeString(
                directory.resolve("record.json"), "{\"name\":\"From a file\",\"alsoKnownAs\":[\"urn:x:1\"],\"ttl\":5}");
        String code = ENTERPRISE + "FILE";
        run("vaa", "register", code, "--record", file.toString(), "--key", key("works"));
        assertThat(run("vaa", "show", code).out()).contains("From a file", "urn:x:1");
    }

    @Test
    void bidOfTheSameThing_namesTheCode() {
        String code = mintOne();
        String pump = keygen("pump.key");
        run("bid", "create", "--key", key("pump"), "--vaa", code);
        assertThat(run("resolve", pump).json().at("/didDocument/alsoKnownAs").toString())
                .isEqualTo("[\"did:vaa:" + code + "\",\"hdl:88.100.7/" + code.substring(17) + "\"]");
    }

    @Test
    void wrongUse_isExplained() {
        assertThat(served.run("vaa", "show", "VAA08").exit()).isEqualTo(ExitCode.INVALID_IDENTIFIER);
        assertThat(served.run("vaa", "register", "VAA089", "--key", key("agency"))
                        .err())
                .contains("--name");
        assertThat(served.run("vaa", "register", "VAA089", "--name", "x", "--link", "a,b", "--key", key("agency"))
                        .err())
                .contains("a link is TYPE,URL,TITLE");
        assertThat(served.run("vaa", "register", "VAA089", "--name", "x", "--serials", "4x", "--key", key("agency"))
                        .err())
                .contains("--serials");
    }
}
