package dev.flint.methods;

import static dev.flint.methods.LinkedDomain.configuration;
import static dev.flint.methods.LinkedDomain.credential;
import static dev.flint.methods.LinkedDomain.document;
import static dev.flint.methods.LinkedDomain.header;
import static dev.flint.methods.LinkedDomain.object;
import static dev.flint.methods.LinkedDomain.payload;
import static dev.flint.methods.LinkedDomain.proven;
import static dev.flint.methods.LinkedDomain.quoted;
import static dev.flint.methods.LinkedDomain.token;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DidConfigurationTest {
    private static final String TOKEN = quoted(token(header(), payload()));

    private static Optional<String> fault(Buffer configuration) {
        return DidConfiguration.of(configuration)
                .orElseThrow()
                .fault(LinkedDomain.ORIGIN, document(), LinkedDomain.NOW);
    }

    private static Optional<String> fault(ObjectNode header, ObjectNode payload) {
        return fault(configuration(quoted(token(header, payload))));
    }

    @Test
    void link_inEitherForm_holds() {
        assertThat(fault(configuration(TOKEN))).isEmpty();
        assertThat(fault(configuration(proven(credential()).toString()))).isEmpty();
        assertThat(fault(header().put("typ", "JWT"), payload())).isEmpty();
    }

    @Test
    void link_besideOthersThatAreNone_holds() {
        assertThat(fault(configuration("7", quoted("x.y.z"), TOKEN, "{}"))).isEmpty();
        var faults = DidConfiguration.of(configuration("7", TOKEN, "{}"))
                .orElseThrow()
                .faults();
        assertThat(faults)
                .containsExactly(
                        "linked_dids[0]: neither an object nor a token",
                        "linked_dids[2]: issuanceDate and expirationDate are times");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{}",
                "{'linked_dids':[]}",
                "{'@context':'x'}",
                "{'@context':'x','linked_dids':{}}",
                "{'@context':'x','linked_dids':[],'more':1}",
                "{'@context':'x','linked_dids':[],'linked_dids':[]}"
            })
    void json_ofAnotherShape_isNone(String json) {
        assertThat(DidConfiguration.of(Buffer.buffer(json.replace('\'', '"')))).isEmpty();
    }

    @Test
    void links_upToTheLimit_areTaken_andNotOneMore() {
        assertThat(DidConfiguration.of(
                                configuration(Collections.nCopies(32, "7").toArray(String[]::new)))
                        .orElseThrow()
                        .faults())
                .hasSize(32);
        assertThat(DidConfiguration.of(
                        configuration(Collections.nCopies(33, "7").toArray(String[]::new))))
                .isEmpty();
    }

    @Test
    void links_ofOthers_orToOthers_doNotLink() {
        assertThat(fault(configuration())).contains("it does not link this DID");
        var other = payload().put("iss", "did:web:example.org").put("sub", "did:web:example.org");
        ((ObjectNode) other.path("vc")).put("issuer", "did:web:example.org");
        ((ObjectNode) other.at("/vc/credentialSubject")).put("id", "did:web:example.org");
        assertThat(fault(header(), other)).contains("it does not link this DID");
        var elsewhere = payload();
        ((ObjectNode) elsewhere.at("/vc/credentialSubject")).put("origin", "https://www.example.com");
        assertThat(fault(header(), elsewhere)).contains("the DID is linked with another origin");
    }

    @ParameterizedTest
    @CsvSource({
        "2025-12-31T23:59:59Z, it holds only from 2026-01-01T00:00:00Z on",
        "2027-01-01T00:00:00Z, its time was over on 2027-01-01T00:00:00Z"
    })
    void link_hasItsTime(Instant now, String fault) {
        for (String link : new String[] {TOKEN, proven(credential()).toString()}) {
            assertThat(DidConfiguration.of(configuration(link))
                            .orElseThrow()
                            .fault(LinkedDomain.ORIGIN, document(), now))
                    .contains(fault);
        }
    }

    @Test
    void token_endsWithTheCredentialInIt_orBefore() {
        var payload = payload();
        ((ObjectNode) payload.path("vc")).put("expirationDate", "2026-05-01T00:00:00Z");
        assertThat(fault(header(), payload)).contains("its time was over on 2026-05-01T00:00:00Z");
        ((ObjectNode) payload.path("vc")).remove("expirationDate");
        assertThat(fault(header(), payload)).isEmpty();
        assertThat(fault(header(), payload.put("exp", Long.MAX_VALUE)).orElseThrow())
                .contains("nbf and exp are times");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'crit':['x']}|{}|{}|header has nothing but",
                "{'typ':'vc+jwt'}|{}|{}|header has nothing but",
                "{'kid':7}|{}|{}|header has alg and kid",
                "{}|{'jti':'x'}|{}|and nothing else",
                "{}|{'vc':'x'}|{}|and nothing else",
                "{}|{'iss':'did:web:example.org'}|{}|iss and sub are its subject",
                "{}|{'sub':'did:web:example.org'}|{}|iss and sub are its subject",
                "{}|{'exp':'2027-01-01T00:00:00Z'}|{}|nbf and exp are times",
                "{}|{'nbf':null}|{}|nbf and exp are times",
                "{}|{}|{'id':'urn:x'}|has no id",
                "{}|{}|{'type':['VerifiableCredential']}|no DomainLinkageCredential",
                "{}|{}|{'issuer':'did:web:example.org'}|issuer is not its subject",
                "{}|{}|{'issuer':{'id':'did:web:example.org'}}|issuer is not its subject",
                "{}|{}|{'credentialSubject':{'id':'did:web:example.com'}}|a DID with an origin",
                "{}|{}|{'credentialSubject':{'id':'did:web:example.com','origin':'example.com'}}|a DID with an origin",
                "{}|{}|{'expirationDate':'tomorrow'}|nbf and exp are times"
            })
    void token_ofAnotherShape_isNone(String header, String payload, String credential, String fault) {
        var changed = payload();
        ((ObjectNode) changed.path("vc")).setAll(object(credential));
        changed.setAll(object(payload));
        ObjectNode head = header().setAll(object(header));
        assertThat(fault(head, changed).orElseThrow())
                .contains("linked_dids[0]: ")
                .contains(fault);
    }

    @Test
    void signature_ofAKeyThatMayNotAssert_isNone() {
        var configuration = DidConfiguration.of(configuration(TOKEN)).orElseThrow();
        assertThat(configuration
                        .fault(LinkedDomain.ORIGIN, document("authentication"), LinkedDomain.NOW)
                        .orElseThrow())
                .contains("assertionMethod");
        assertThat(fault(header().put("kid", LinkedDomain.DID + "#b"), payload()))
                .isPresent();
        assertThat(fault(header().put("alg", "none"), payload())).isPresent();
        assertThat(fault(header().put("alg", "ES256"), payload())).isPresent();
        String token = token(header(), payload());
        assertThat(fault(configuration(quoted(token.substring(0, token.lastIndexOf('.') + 1)))))
                .isPresent();
    }

    @Test
    void credential_thatWasChanged_orHasAnotherProof_doesNotHold() {
        var changed = proven(credential());
        changed.putArray("type").add("DomainLinkageCredential");
        assertThat(fault(configuration(changed.toString())).orElseThrow()).contains("no signature that is known");
        var other = credential();
        other.putObject("proof").put("type", "JsonWebSignature2020").put("jws", "e30..AA");
        assertThat(fault(configuration(other.toString())).orElseThrow()).contains("no signature that is known");
        assertThat(fault(configuration(credential().toString())).orElseThrow()).contains("no signature");
    }

    @Test
    void tokens_thatAreMutated_neverHold() {
        String token = token(header(), payload());
        var random = new SplittableRandom(3);
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.=";
        for (int i = 0; i < 2_000; i++) {
            int at = random.nextInt(token.length() - 1);
            char other = alphabet.charAt(random.nextInt(alphabet.length()));
            if (token.charAt(at) != other) {
                String mutated = token.substring(0, at) + other + token.substring(at + 1);
                assertThat(fault(configuration(quoted(mutated))))
                        .as("%d %s", i, mutated)
                        .isPresent();
            }
        }
    }
}
