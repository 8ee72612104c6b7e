package dev.flint.conformance.standard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

/** The BID protocols, and did:bid behind a Universal Resolver. */
final class BidStatements {
    static final Suite SUITE = new Suite(
            "did:bid",
            "https://github.com/caict-4iot-dev/BID-Resolution-protocol-Doc",
            List.of(
                    new Statement(
                            "RFC-005, 5", "The text protocol answers with errorCode 0 and the BID document", s -> {
                                var reply = s.get("/" + s.known(), "");
                                assertThat(reply.at("/errorCode").asInt(-1)).isZero();
                                assertThat(reply.at("/data/didDocument/id").asText())
                                        .isEqualTo(s.known());
                            }),
                    new Statement(
                            "RFC-004, 6.1.5",
                            "What is not registered has errorCode 6",
                            s -> assertThat(s.get("/" + s.absent(), "")
                                            .at("/errorCode")
                                            .asInt())
                                    .isEqualTo(6)),
                    new Statement(
                            "RFC-004, 6.1.5",
                            "What is no BID has errorCode 4",
                            s -> assertThat(s.get("/did:bid:xx", "")
                                            .at("/errorCode")
                                            .asInt())
                                    .isEqualTo(4)),
                    new Statement("1.2", "A suffix that breaks the alphabet or the length is INVALID_DID", s -> {
                        for (String text :
                                List.of("did:bid:", "did:bid:xx", "did:bid:ef", "did:bid:by01:", "did:bid:BY01")) {
                            assertThat(s.resolve(text).status()).as(text).isEqualTo(400);
                        }
                    }),
                    new Statement(
                            "3.11",
                            "Metadata say what the proof is worth",
                            s -> assertThat(s.resolve(s.known())
                                            .at("/didDocumentMetadata/bid/proofStatus")
                                            .asText())
                                    .startsWith("valid-")),
                    new Statement("4.7", "An operation that is no JSON is refused with errorCode 4", s -> {
                        var reply = s.send("POST", "/1.0/bid/operations", "", "{");
                        assertThat(reply.status()).isEqualTo(400);
                        assertThat(reply.at("/errorCode").asInt()).isEqualTo(4);
                    }),
                    new Statement(
                            "driver", "A Universal Resolver gets keywords for errors, stubs for what is gone", s -> {
                                var absent = s.get("/driver/1.0/identifiers/" + s.absent(), Server.RESOLUTION);
                                assertThat(absent.status()).isEqualTo(404);
                                assertThat(absent.at("/didResolutionMetadata/error")
                                                .asText())
                                        .isEqualTo("notFound");
                                var gone = s.get("/driver/1.0/identifiers/" + s.deactivated(), Server.RESOLUTION);
                                assertThat(gone.status()).isEqualTo(410);
                                assertThat(gone.at("/didDocument/id").asText()).isEqualTo(s.deactivated());
                            }),
                    new Statement("registrar", "The registrar asks for the key of a new DID", s -> {
                        var reply = s.send(
                                "POST", "/1.0/create?method=bid", "", "{\"options\":{\"clientSecretMode\":true}}");
                        assertThat(reply.status()).isEqualTo(200);
                        assertThat(reply.at("/didState/action").asText()).isEqualTo("getVerificationMethod");
                    }),
                    new Statement("registrar", "An unknown DID cannot be changed", s -> {
                        var reply = s.send(
                                "POST",
                                "/1.0/deactivate",
                                "",
                                "{\"did\":\"" + s.absent() + "\",\"options\":{\"clientSecretMode\":true}}");
                        assertThat(reply.status()).isEqualTo(404);
                        assertThat(reply.at("/didState/state").asText()).isEqualTo("failed");
                    })));

    private BidStatements() {}
}
