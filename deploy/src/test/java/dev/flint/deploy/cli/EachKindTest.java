package dev.flint.deploy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code flint resolve} with something of every kind: where it goes, and why. */
class EachKindTest {
    @TempDir
    private static Path directory;

    private static Served served;

    @BeforeAll
    static void open() {
        served = new Served(directory);
    }

    @AfterAll
    static void close() {
        served.close();
    }

    @ParameterizedTest
    @CsvSource({
        "10.1000/182, doi (by its shape), 'Handle, prefix 10'",
        "hdl:20.500.11766/SHEQW3, hdl-uri (exact), Handle",
        "https://hdl.handle.net/11858/00-097C-0000-0007-710B-8, hdl-proxy (exact), Handle",
        "4263537/4000, handle (by its shape), Handle",
        "0.NA/88.1000.7, prefix-handle, 'Handle, the root'",
        "88.111.1, idis-prefix (by its shape), the top node of the industrial internet",
        "ecode:1000112345678901234567890, ecode, the Ecode platform",
        "urn:oid:2.16.840.1.113883, oid-urn (exact), the OID resolution system",
        "1.2.3.4, oid?ipv4, 'nobody, without a scheme'",
        "2.999.1, oid, the OID resolution system",
        "'{iso(1) member-body(2) cn(156)}', oid-asn1, the OID resolution system",
        "https://id.gs1.org/01/09506000134352/10/ABC/21/12345, gs1-dl, its GS1 resolver",
        "(01)09506000134352(21)12345, gs1-ai, a GS1 resolver",
        "urn:epc:id:sgtin:9506000.013435.12345, epc-urn (exact), a GS1 resolver",
        "09506000134352, gtin (exact), a GS1 resolver",
        "MA.156.1001.1/1.A001, ma-idcode, the IDcode centre",
        "ark:/12148/btv1b8449691v, ark (exact), N2T",
        "5493001KJTIIGC8Y1R12, lei (exact), nobody",
        "_did.example.com, domain, DNS",
        "https://example.com/a, url (exact), the web"
    })
    void text_ofAKindThatIsNotFollowed_isSaidToBe_withWhoWouldKnow(String text, String kind, String who) {
        var run = served.run("resolve", text);
        assertThat(run.exit()).as(run.err()).isEqualTo(ExitCode.UNSUPPORTED);
        assertThat(run.out() + run.err()).contains(kind, who + " would know", "that is not followed here");
    }

    @ParameterizedTest
    @CsvSource({
        "did:bid:efJgt44mNDewKK1VEN454R17cjso3mSG, 3, NOT_FOUND",
        "did:web:example.com%3A8443:u:a, 6, METHOD_NOT_SUPPORTED",
        "VAA08810000000001ZZZZZZ, 3, NOT_FOUND",
        "88.111.1/teleinfo.cn, 3, NOT_FOUND",
        "did:BAD:x, 4, INVALID_DID",
        "vaa156abc, 4, INVALID_DID"
    })
    void text_forTheResolver_isAnsweredByIt(String text, int exit, String error) {
        var run = served.run("resolve", text);
        assertThat(run.exit()).as(run.err()).isEqualTo(exit);
        assertThat(run.json().at("/didResolutionMetadata/error/type").asText()).endsWith(error);
    }
}
