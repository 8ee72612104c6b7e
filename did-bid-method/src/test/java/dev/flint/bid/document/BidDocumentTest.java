package dev.flint.bid.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.flint.bid.Bid;
import dev.flint.bid.KeyBinding;
import dev.flint.bid.KeyFault;
import dev.flint.bid.KeyParse;
import dev.flint.bid.document.DocumentFault.Kind;
import dev.flint.id.SubChainCode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class BidDocumentTest {
    private static final String ID = "did:bid:ef22Yu8Yr3vLgJSyuLAKh9wyhAngD1bYc";
    private static final int SEEDS = 2_000;

    static List<String> names() {
        return Samples.names();
    }

    @ParameterizedTest
    @MethodSource("names")
    void read_ownExamples_haveNoWarnings(String name) {
        DocumentReading reading = Samples.read(Samples.tree(name));
        assertThat(((DocumentReading.Read) reading).warnings()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("names")
    void toJson_ownExamples_areUnchanged(String name) {
        JsonNode written = Samples.json(new String(Samples.document(name).toJson(), StandardCharsets.UTF_8));
        assertThat(written).hasToString(Samples.tree(name).toString());
        assertThat(Samples.document(name).original()).isEqualTo(Samples.tree(name));
    }

    @Test
    void read_organisation_hasAllItsParts() {
        BidDocument document = Samples.document("organisation");
        assertThat(document.id()).isEqualTo(Bid.of(ID));
        assertThat(document.version()).isEqualTo("1.0.0");
        assertThat(document.keys()).hasSize(2);
        assertThat(document.keys().get(0).declaredType()).isEqualTo("Ed25519");
        assertThat(document.keys().get(0).controller()).isEqualTo(Bid.of(ID));
        assertThat(document.key(ID + "#key-2")).isEqualTo(document.keys().get(1).usable());
        assertThat(document.key(ID + "#key-3")).isEmpty();
        assertThat(document.authentication()).containsExactly(ID + "#key-1");
        assertThat(document.recovery()).containsExactly(ID + "#key-2");
        assertThat(document.ttl()).isEqualTo(86_400);
        assertThat(document.objectType()).isEqualTo(102);
        assertThat(document.subChains()).containsExactly(new SubChainCode("by01"));
        assertThat(document.alsoKnownAs())
                .containsExactly(new AlsoKnownAs(103, "plant.example.com"), new AlsoKnownAs(105, "88.118.12/acme"));
        assertThat(document.services()).hasSize(1);
        assertThat(document.created()).contains(Instant.parse("2026-01-05T08:00:00Z"));
        assertThat(document.updated()).contains(Instant.parse("2026-01-05T08:00:00Z"));
        assertThat(document.proof().orElseThrow().creator()).isEqualTo(ID + "#key-1");
        assertThat(document.delegateSign().orElseThrow().creator())
                .isEqualTo("did:bid:efjD5ZSnsqixYCrrCL9G4etpHEy46Kf4#key-1");
        assertThat(document.selfCertification()).isEqualTo(KeyBinding.STRICT);
    }

    @Test
    void read_registeredDocument_isReadWithItsDanglingRecoveryKey() {
        DocumentReading reading = Samples.read(Samples.registered());
        assertThat(((DocumentReading.Read) reading).warnings())
                .extracting(DocumentFault::kind)
                .containsExactly(Kind.DANGLING_KEY_ID);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/@context                   |                        | MISSING      | /@context",
                "/@context                   | 1                      | WRONG_TYPE   | /@context",
                "/@context                   | []                     | CONTEXT      | /@context",
                "/@context | [\"https://example.com\"] | CONTEXT | /@context",
                "/@context | [\"https://www.w3.org/ns/did/v1\",1] | WRONG_TYPE | /@context/1",
                "/version                    |                        | MISSING      | /version",
                "/version                    | 1                      | WRONG_TYPE   | /version",
                "/id                         |                        | MISSING      | /id",
                "/id                         | null                   | MISSING      | /id",
                "/id                         | {}                     | WRONG_TYPE   | /id",
                "/id                         | \"did:bid:x\"          | NOT_A_BID    | /id",
                "/publicKey                  | {}                     | WRONG_TYPE   | /publicKey",
                "/publicKey/0                | 1                      | WRONG_TYPE   | /publicKey/0",
                "/publicKey/0/id             |                        | MISSING      | /publicKey/0/id",
                "/publicKey/0/id             | \"#key-1\"             | NOT_A_KEY_ID | /publicKey/0/id",
                "/publicKey/0/type           |                        | MISSING      | /publicKey/0/type",
                "/publicKey/0/controller     |                        | MISSING      | /publicKey/0/controller",
                "/publicKey/0/controller     | \"did:web:x\"          | NOT_A_BID    | /publicKey/0/controller",
                "/publicKey/0/publicKeyHex   |                        | MISSING      | /publicKey/0/publicKeyHex",
                "/publicKey/0/publicKeyHex   | 5                      | WRONG_TYPE   | /publicKey/0/publicKeyHex",
                "/authentication             |                        | MISSING      | /authentication",
                "/authentication             | \"x\"                  | WRONG_TYPE   | /authentication",
                "/authentication             | []                     | EMPTY        | /authentication",
                "/authentication/0           | 7                      | WRONG_TYPE   | /authentication/0",
                "/authentication/0           | \"did:bid:by01\"       | NOT_A_KEY_ID | /authentication/0",
                "/authentication/0           | \"did:bid:by01#\"      | NOT_A_KEY_ID | /authentication/0",
                "/authentication/0           | \"did:bid:by01#a b\"   | NOT_A_KEY_ID | /authentication/0",
                "/alsoKnownAs                | 1                      | WRONG_TYPE   | /alsoKnownAs",
                "/alsoKnownAs/0/type         |                        | MISSING      | /alsoKnownAs/0/type",
                "/alsoKnownAs/0/type         | \"x\"                  | NOT_A_NUMBER | /alsoKnownAs/0/type",
                "/alsoKnownAs/0/type         | -1                     | NOT_A_NUMBER | /alsoKnownAs/0/type",
                "/alsoKnownAs/0/id           |                        | MISSING      | /alsoKnownAs/0/id",
                "/extension                  |                        | MISSING      | /extension",
                "/extension                  | []                     | WRONG_TYPE   | /extension",
                "/extension/type             |                        | MISSING      | /extension/type",
                "/extension/type             | 1.5                    | NOT_A_NUMBER | /extension/type",
                "/extension/type             | 99999999999            | NOT_A_NUMBER | /extension/type",
                "/extension/ttl              | \"soon\"               | NOT_A_NUMBER | /extension/ttl",
                "/extension/ttl              | []                     | NOT_A_NUMBER | /extension/ttl",
                "/extension/recovery         | {}                     | WRONG_TYPE   | /extension/recovery",
                "/extension/recovery/0       | \"key-2\"              | NOT_A_KEY_ID | /extension/recovery/0",
                "/extension/attributes       | {}                     | WRONG_TYPE   | /extension/attributes",
                "/extension/attributes/0     | \"x\"                  | WRONG_TYPE   | /extension/attributes/0",
                "/extension/acsns/0          | \"BY01\"               | NOT_A_CODE   | /extension/acsns/0",
                "/extension/acsns/0          | 1                      | NOT_A_CODE   | /extension/acsns/0",
                "/extension/delegateSign     | 1                      | WRONG_TYPE   | /extension/delegateSign",
                "/extension/delegateSign/signer |                     | MISSING      | /extension/delegateSign/signer",
                "/extension/verifiableCredentials | [{\"type\":201}] | MISSING | /extension/verifiableCredentials/0/id",
                "/service                    | {}                     | WRONG_TYPE   | /service",
                "/service/0/type             |                        | MISSING      | /service/0/type",
                "/service/0/serviceEndpoint  | {}                     | WRONG_TYPE   | /service/0/serviceEndpoint",
                "/service/0/protocol         | 4                      | NOT_A_NUMBER | /service/0/protocol",
                "/service/0/port             | 65536                  | NOT_A_NUMBER | /service/0/port",
                "/service/0/port             | -1                     | NOT_A_NUMBER | /service/0/port",
                "/created                    | \"2026-01-05\"         | NOT_A_TIME   | /created",
                "/updated                    | 1                      | WRONG_TYPE   | /updated",
                "/proof                      | []                     | WRONG_TYPE   | /proof",
                "/proof/creator              | \"key-1\"              | NOT_A_KEY_ID | /proof/creator",
                "/proof/signatureValue       |                        | MISSING      | /proof/signatureValue",
            })
    void read_malformed_namesKindAndPlace(String target, String value, Kind kind, String pointer) {
        assertThat(faults(change("organisation", target, value)))
                .extracting(DocumentFault::kind, DocumentFault::pointer)
                .containsExactly(tuple(kind, pointer));
    }

    @Test
    void read_manyFaults_areFoundAtOnce() {
        assertThat(faults((ObjectNode) Samples.json("{\"id\":1,\"publicKey\":[{}],\"created\":\"x\"}")))
                .extracting(DocumentFault::pointer)
                .containsExactlyInAnyOrder(
                        "/@context",
                        "/id",
                        "/version",
                        "/extension",
                        "/publicKey/0/id",
                        "/publicKey/0/type",
                        "/publicKey/0/controller",
                        "/publicKey/0/publicKeyHex",
                        "/authentication",
                        "/created");
    }

    @Test
    void read_notJson_isOneFault() {
        for (String text : List.of("", "{", "[]", "1", "{\"id\":1,\"id\":2}", "{} {}")) {
            assertThat(BidDocument.read(text.getBytes(StandardCharsets.UTF_8)))
                    .as(text)
                    .isInstanceOf(DocumentReading.Faulty.class);
        }
        assertThat(kinds(BidDocument.read(new byte[256_001]))).containsExactly(Kind.TOO_LARGE);
        byte[] deep = ("{\"a\":" + "[".repeat(32)).getBytes(StandardCharsets.UTF_8);
        assertThat(kinds(BidDocument.read(deep))).containsExactly(Kind.TOO_DEEP);
    }

    @Test
    void of_treeBeyondTheLimits_isFaulty() {
        ObjectNode long1 = Samples.tree("person");
        ArrayNode array = long1.withObject("/extension").putArray("list");
        java.util.stream.IntStream.rangeClosed(0, 1_000).forEach(array::add);
        assertThat(kinds(BidDocument.of(long1))).containsExactly(Kind.ARRAY_TOO_LONG);
        ObjectNode deep = Samples.tree("person");
        ObjectNode inner = deep;
        for (int depth = 1; depth <= 32; depth++) {
            inner = inner.putObject("x");
        }
        assertThat(kinds(BidDocument.of(deep))).containsExactly(Kind.TOO_DEEP);
        ObjectNode large = Samples.tree("person").put("text", "\u00e9".repeat(128_000));
        assertThat(kinds(BidDocument.of(large))).containsExactly(Kind.TOO_LARGE);
    }

    @Test
    void read_sameKeyIdTwice_isFaulty() {
        ObjectNode given = change("organisation", "/publicKey/1/id", "\" " + ID + " #key-1\"");
        assertThat(faults(given)).extracting(DocumentFault::kind).containsExactly(Kind.DUPLICATE);
    }

    @Test
    void read_sameNameTwiceWithoutBlanks_isFaulty() {
        ObjectNode given = change("organisation", "/extension/delegateSign ", "{}");
        assertThat(faults(given)).extracting(DocumentFault::kind).contains(Kind.DUPLICATE);
        ObjectNode misplaced = change("organisation", "/acsns", "[]");
        assertThat(faults(misplaced)).extracting(DocumentFault::kind).containsExactly(Kind.DUPLICATE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/@context                 | \"https://www.w3.org/ns/did/v1\"            | LENIENT_FORM",
                "/@context                 | [\"https://w3.org/ns/did/v1\"]              | LENIENT_FORM",
                "/extension/type           | \"102\"                                     | LENIENT_FORM",
                "/extension/ttl            |                                             | DEFAULTED",
                "/extension/ttl            | -1                                          | DEFAULTED",
                "/extension/ttl            | 604801                                      | CLAMPED",
                "/extension/acsns/0        | {\"acsn\":\"by01\",\"acsnAddress\":\"x\"}   | LENIENT_FORM",
                "/created                  |                                             | LENIENT_FORM",
                "/publicKey/1/publicKeyHex | \"02b97c30\"                                | UNUSABLE_KEY",
                "/authentication           | [\"did:bid:by01#k\",\"did:bid:by01#k\"]      | LENIENT_FORM",
                "/extension/acsns/0        | {\"ACSN\":\"by01\"}                          | LENIENT_FORM",
                "/publicKey/1              | {\"id\":\"did:bid:ef22Yu8Yr3vLgJSyuLAKh9wyhAngD1bYc#key-2\","
                        + "\"type\":\"X\","
                        + "\"controller\":\"did:bid:by01\",\"publicKeyHex\":\"1ded3225e3b6cdcf8181ba5b258fa666"
                        + "7464a440b22fb22112d529e05ebcaf11\"} | UNUSABLE_KEY",
                "/extension/recovery/0     | \"did:bid:ef22Yu8Yr3vLgJSyuLAKh9wyhAngD1bYc#key-9\" | DANGLING_KEY_ID",
                "/service/0/type           | \" DIDStorage\"                             | BLANKS",
                "/extension/recovery/0     | \"did:bid:by01 #key-9\"                     | BLANKS",
            })
    void read_lenientForm_isReadWithAWarning(String target, String value, Kind kind) {
        DocumentReading reading = Samples.read(change("organisation", target, value));
        assertThat(reading).isInstanceOf(DocumentReading.Read.class);
        assertThat(((DocumentReading.Read) reading).warnings())
                .extracting(DocumentFault::kind)
                .containsExactly(kind);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 1", "604800, 604800", "604801, 604800", "99999999999, 604800", "-1, 86400", ", 86400"})
    void ttl_anyNumber_isWithinAWeek(String given, int ttl) {
        assertThat(Samples.document(change("person", "/extension/ttl", given)).ttl())
                .isEqualTo(ttl);
    }

    @Test
    void read_misplacedMembers_standInTheExtension() {
        ObjectNode given = Samples.tree("organisation");
        ObjectNode extension = (ObjectNode) given.get("extension");
        for (String name : List.of("attributes", "acsns")) {
            given.set(name, extension.remove(name));
        }
        BidDocument document = Samples.document(given);
        assertThat(document.subChains()).containsExactly(new SubChainCode("by01"));
        JsonNode written = Samples.json(new String(document.toJson(), StandardCharsets.UTF_8));
        assertThat(written).isEqualTo(Samples.tree("organisation"));
        assertThat(document.original()).isEqualTo(given);
    }

    @Test
    void read_namesWithBlanks_areWrittenWithoutThem() {
        ObjectNode given = Samples.tree("sub-chain");
        ObjectNode key = (ObjectNode) given.at("/publicKey/0");
        key.set(" publicKeyHex", key.remove("publicKeyHex"));
        ObjectNode service = (ObjectNode) given.at("/service/1");
        service.set("port ", service.remove("port"));
        given.set("proof ", given.remove("proof"));
        ObjectNode extension = (ObjectNode) given.get("extension");
        extension.put(" custom ", 1);
        BidDocument document = Samples.document(given);
        assertThat(document.keys().get(0).usable()).isPresent();
        assertThat(document.services().get(1).port()).hasValue(8080);
        assertThat(document.proof()).isPresent();
        JsonNode written = Samples.json(new String(document.toJson(), StandardCharsets.UTF_8));
        assertThat(((ObjectNode) written.get("extension")).remove(" custom ").asInt())
                .isEqualTo(1);
        assertThat(written).isEqualTo(Samples.tree("sub-chain"));
    }

    @Test
    void keys_prefixedKeyOfUnknownType_isUsable() {
        DocumentKey key = Samples.document(change("organisation", "/publicKey/1/type", "\"EdDSA\""))
                .keys()
                .get(1);
        assertThat(key.declaredType()).isEqualTo("EdDSA");
        assertThat(key.usable())
                .isEqualTo(Samples.document("organisation").keys().get(1).usable());
    }

    @Test
    void read_keyIdLongerThanAnyHonestOne_isFaulty() {
        String prefix = ID + "#";
        String longest = prefix + "k".repeat(KeyIds.CHARS_MAX - prefix.length());
        assertThat(Samples.read(change("organisation", "/authentication/0", '"' + longest + '"')))
                .isInstanceOf(DocumentReading.Read.class);
        assertThat(faults(change("organisation", "/authentication/0", '"' + longest + "k\"")))
                .extracting(DocumentFault::kind)
                .containsExactly(Kind.NOT_A_KEY_ID);
    }

    @Test
    void toJson_everythingLenient_isWrittenStrictly() {
        ObjectNode expected = Samples.tree("sub-chain");
        ((ObjectNode) expected.get("extension")).putArray("acsns").add("by02");
        ((ObjectNode) expected.get("extension")).putObject("acsnAddress").put("by02", "did:bid:by03");
        ObjectNode given = expected.deepCopy();
        ObjectNode extension = (ObjectNode) given.get("extension");
        given.put("@context", "https://w3.org/ns/did/v1");
        given.put("id", " did:bid:by01");
        given.putArray("authentication").add(" did:bid:by01 #key-1").add("did:bid:by01#key-1");
        ((ObjectNode) given.at("/publicKey/0"))
                .put("type", "ED25519")
                .put(
                        "publicKeyHex",
                        given.at("/publicKey/0/publicKeyHex").asText().substring(6));
        ((ObjectNode) given.at("/service/0")).put("type", "DIDSubResolve ").put("protocol", "3");
        ((ObjectNode) given.at("/service/1")).put("port", "8080").put("serverType", "1");
        extension.put("type", "206").put("ttl", "86400").putArray("recovery").add("did:bid:by01 #key-2");
        extension.remove("acsnAddress");
        extension.putArray("acsns").addObject().put("acsn", "by02").put("acsnAddress", "did:bid:by03");
        ((ObjectNode) extension.get("delegateSign"))
                .put("signer", extension.at("/delegateSign/signer").asText().replace("#", " #"));
        given.put("created", given.get("created").asText().replace("Z", ".25Z"));
        ((ObjectNode) given.get("proof")).put("creator", "did:bid:by01#key-1 ");
        assertThat(Samples.json(new String(Samples.document(given).toJson(), StandardCharsets.UTF_8)))
                .isEqualTo(expected);
    }

    @Test
    void read_unknownMembers_areKept() {
        ObjectNode given = Samples.tree("person").put("context", "https://w3id.org/did/v1");
        ((ObjectNode) given.get("extension")).putObject("application").put("x", 1.5);
        assertThat(Samples.json(new String(Samples.document(given).toJson(), StandardCharsets.UTF_8)))
                .isEqualTo(given);
    }

    @Test
    void keys_unusableOne_saysWhy() {
        ObjectNode given = change("organisation", "/publicKey/0/publicKeyHex", "\"02b97c30\"");
        DocumentKey key = Samples.document(given).keys().get(0);
        assertThat(key.usable()).isEmpty();
        assertThat(key.reading()).isEqualTo(new KeyParse.Rejected<>(KeyFault.LENGTH));
    }

    @Test
    void keys_bareHex_isTheSameKey() {
        JsonNode prefixed = Samples.tree("organisation").at("/publicKey/0/publicKeyHex");
        String bare = prefixed.asText().substring(6);
        ObjectNode given = change("organisation", "/publicKey/0/publicKeyHex", "\"" + bare + "\"");
        assertThat(Samples.document(given).keys().get(0).usable())
                .isEqualTo(Samples.document("organisation").keys().get(0).usable());
    }

    @Test
    void selfCertification_afterReplacementOfKeys_isNone() {
        ObjectNode given = Samples.tree("organisation");
        ((ArrayNode) given.get("publicKey")).remove(0);
        assertThat(Samples.document(given).selfCertification()).isEqualTo(KeyBinding.NONE);
        assertThat(Samples.document("sub-chain").selfCertification()).isEqualTo(KeyBinding.NONE);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-05T10:00:00Z, 2026-01-05T10:00:00Z",
        "2026-01-05T10:00:00.5Z, 2026-01-05T10:00:00.500Z",
        "2026-01-05T10:00:00.123456789Z, 2026-01-05T10:00:00.123456789Z",
        "2024-02-29T23:59:59Z, 2024-02-29T23:59:59Z",
    })
    void time_ofTheRule_isRead(String text, String instant) {
        assertThat(UtcTime.parse(text)).contains(Instant.parse(instant));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Z",
                "2026-01-05T10:00:00",
                "2026-01-05 10:00:00Z",
                "2026-01-05T10:00:00z",
                "2026-01-05T10:00:00+00:00",
                "2026-02-29T10:00:00Z",
                "2026-13-05T10:00:00Z",
                "2026-00-05T10:00:00Z",
                "2026-01-00T10:00:00Z",
                "2026-01-05T24:00:00Z",
                "2026-01-05T10:60:00Z",
                "2026-01-05T10:00:60Z",
                "2026-01-05T10:00:00.Z",
                "2026-01-05T10:00:00.1234567890Z",
                "2026-01-05T10:00:00.12x Z",
                "+026-01-05T10:00:00Z",
                "٢٠٢٦-01-05T10:00:00Z",
            })
    void time_anythingElse_isNone(String text) {
        assertThat(UtcTime.parse(text)).isEmpty();
    }

    @Test
    void read_anyMemberReplacedByAnything_answers() {
        List<String> values =
                List.of("null", "1", "-1", "\"\"", "\" \"", "[]", "{}", "[null]", "[{}]", "1e300", "true");
        for (long seed = 0; seed < SEEDS; seed++) {
            java.util.SplittableRandom random = new java.util.SplittableRandom(seed);
            ObjectNode tree = Samples.tree(names().get(random.nextInt(names().size())));
            JsonNode at = tree;
            while (at.size() > 0) {
                int member = random.nextInt(at.size());
                JsonNode value = Samples.json(values.get(random.nextInt(values.size())));
                boolean stop = random.nextInt(3) == 0;
                if (at instanceof ArrayNode array) {
                    at = array.get(member);
                    if (stop) {
                        array.set(member, value);
                    }
                } else {
                    ObjectNode object = (ObjectNode) at;
                    String name = object.properties().stream()
                            .skip(member)
                            .findFirst()
                            .orElseThrow()
                            .getKey();
                    at = object.get(name);
                    if (stop) {
                        object.set(name, value);
                    }
                }
                at = stop ? MissingNode.getInstance() : at;
            }
            if (Samples.read(tree) instanceof DocumentReading.Read read) {
                ProofStatus status = Proofs.check(read.document(), read.document()::key);
                DidDocumentBytes mapped =
                        new DidDocumentMapping("https://resolver.example").map(read.document(), status);
                assertThat(mapped.members()).as("seed %d", seed).isNotEmpty();
            }
        }
    }

    /** The example with the value at a pointer replaced, or taken away when there is none. */
    private static ObjectNode change(String example, String pointer, String value) {
        ObjectNode tree = Samples.tree(example);
        int slash = pointer.lastIndexOf('/');
        JsonNode parent = tree.at(pointer.substring(0, slash));
        String name = pointer.substring(slash + 1);
        if (parent instanceof ArrayNode array) {
            array.set(Integer.parseInt(name), Samples.json(value));
        } else if (value == null) {
            ((ObjectNode) parent).remove(name);
        } else {
            ((ObjectNode) parent).set(name, Samples.json(value));
        }
        return tree;
    }

    private static List<DocumentFault> faults(ObjectNode tree) {
        DocumentReading reading = Samples.read(tree);
        assertThat(reading).isInstanceOf(DocumentReading.Faulty.class);
        return ((DocumentReading.Faulty) reading).faults();
    }

    private static List<Kind> kinds(DocumentReading reading) {
        return ((DocumentReading.Faulty) reading)
                .faults().stream().map(DocumentFault::kind).toList();
    }
}
