package dev.flint.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flint.id.Vectors;
import dev.flint.spi.ExampleDriver;
import dev.flint.spi.Resolution;
import dev.flint.spi.ResolutionError;
import dev.flint.spi.ResolutionOptions;
import io.vertx.core.json.JsonObject;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class DereferencerTest {
    private static final String DID = "did:example:tree";
    private static final String MEMBERS = "\"id\":\"did:example:tree\","
            + "\"other\":{\"deep\":[[{\"id\":\"#twice\",\"n\":1}],{\"id\":\"#twice\",\"n\":2}]},"
            + "\"verificationMethod\":["
            + "{\"id\":\"#a\",\"type\":\"Multikey\",\"controller\":\"did:example:tree\",\"@context\":\"own\"},"
            + "{\"id\":\"did:example:tree#b\",\"type\":\"Multikey\",\"controller\":\"did:example:tree\"},"
            + "{\"id\":\"#noType\",\"controller\":\"did:example:tree\"}],"
            + "\"authentication\":[\"did:example:tree#a\",\"#b\",\"#noType\"],"
            + "\"assertionMethod\":\"#a\","
            + "\"service\":[{\"id\":\"#s\",\"type\":\"T\",\"serviceEndpoint\":\"https://example.com\"},"
            + "{\"id\":\"urn:example:s\",\"type\":[\"T\",\"U\"]},\"not a map\",{\"type\":\"T\"}]";

    private final Resolver resolver = new Resolver(List.of(new ExampleDriver()), 1_000_000, 10, InstantSource.system());
    private final Dereferencer dereferencer = new Dereferencer(resolver);

    @Test
    void dereference_fragment_isTheFirstInDocumentOrder() {
        assertThat(content("#twice").getInteger("n")).isEqualTo(1);
    }

    @Test
    void dereference_fragment_isFoundUnderRelativeAndAbsoluteIds() {
        assertThat(content("#a").getString("id")).isEqualTo("#a");
        assertThat(content("#b").getString("id")).isEqualTo("did:example:tree#b");
    }

    @Test
    void dereference_fragment_hasTheContextOfTheDocumentFirst() {
        var content = content("#a");

        assertThat(content.fieldNames().iterator().next()).isEqualTo("@context");
        assertThat(content.getString("@context")).isEqualTo("https://www.w3.org/ns/did/v1.1");
    }

    @Test
    void dereference_fragmentsThatAreNone_areNotFound() {
        for (String fragment : List.of("#", "#A", "#%61", "#c", "#did:example:tree", "#s/x")) {
            assertThat(errorOf(fragment, Optional.empty())).as(fragment).isEqualTo(ResolutionError.NOT_FOUND);
        }
    }

    @Test
    void dereference_relationship_listsByAnySpelling() {
        assertThat(outcome("#a", Optional.of("authentication"))).isInstanceOf(Outcome.Answered.class);
        assertThat(outcome("#b", Optional.of("authentication"))).isInstanceOf(Outcome.Answered.class);
    }

    @Test
    void dereference_relationshipThatIsNoList_listsNothing() {
        assertThat(errorOf("#a", Optional.of("assertionMethod")))
                .isEqualTo(ResolutionError.INVALID_RELATIONSHIP_FOR_VERIFICATION_METHOD);
        assertThat(errorOf("#a", Optional.of("keyAgreement")))
                .isEqualTo(ResolutionError.INVALID_RELATIONSHIP_FOR_VERIFICATION_METHOD);
    }

    @Test
    void dereference_relationshipOfMapThatIsNoMethod_isInvalidVerificationMethod() {
        for (String fragment : List.of("#noType", "#s", "#twice", "")) {
            assertThat(errorOf(fragment, Optional.of("authentication")))
                    .as(fragment)
                    .isEqualTo(ResolutionError.INVALID_VERIFICATION_METHOD);
        }
    }

    @Test
    void dereference_services_areSelectedByIdAndType() {
        assertThat(services("?service=s")).isEqualTo(1);
        assertThat(services("?service=%23s")).isEqualTo(1);
        assertThat(services("?service=urn:example:s")).isEqualTo(1);
        assertThat(services("?serviceType=T")).isEqualTo(3);
        assertThat(services("?serviceType=U")).isEqualTo(1);
        assertThat(services("?service=s&serviceType=T")).isEqualTo(1);
    }

    @Test
    void dereference_noServiceLeft_isNotFound() {
        for (String query :
                List.of("?service=S", "?service=", "?service", "?serviceType=t", "?service=s&serviceType=U")) {
            assertThat(errorOf(query, Optional.empty())).as(query).isEqualTo(ResolutionError.NOT_FOUND);
        }
    }

    @Test
    void dereference_serviceAndFragment_looksInsideWhatIsLeft() {
        assertThat(content("?service=urn:example:s#a").getString("id")).isEqualTo("#a");
        assertThat(errorOf("?service=urn:example:s#s", Optional.empty())).isEqualTo(ResolutionError.NOT_FOUND);
    }

    @Test
    void dereference_wholeDocument_isTheCachedAnswer() {
        var outcome = outcome("", Optional.empty());

        assertThat(((Outcome.Answered) outcome).answer())
                .isSameAs(resolver.cached(DID).orElseThrow());
    }

    @Test
    void dereference_partAskedForAgain_isTheSameAnswer() {
        var first = outcome("#a", Optional.empty());
        var again = dereference("#a", Optional.empty());
        var related = dereference("#a", Optional.of("authentication"));

        assertThat(((Outcome.Answered) again).answer()).isSameAs(((Outcome.Answered) first).answer());
        assertThat(((Outcome.Answered) related).answer()).isNotSameAs(((Outcome.Answered) first).answer());
    }

    @Test
    void dereference_partOfAChangedDocument_isFoundInTheNewOne() {
        assertThat(content("#b").getString("type")).isEqualTo("Multikey");
        String changed = MEMBERS.replace("did:example:tree#b", "#c");
        resolver.accept(DID, new Resolution.Found(ExampleDriver.answer(changed, 10)));

        assertThat(((Outcome.Refused) dereference("#b", Optional.empty())).error())
                .isEqualTo(ResolutionError.NOT_FOUND);
    }

    @Test
    void locate_serviceOfAnotherDocument_isFollowed() {
        service("did:example:a", "\"did:example:b?service=s&relativeRef=x/\"");
        service("did:example:b", "[\"https://one.example/\",{\"uri\":\"a map\"},\"https://two.example/\"]");

        assertThat(located("did:example:a?service=s&relativeRef=y#f").urls())
                .containsExactly("https://one.example/x/y#f", "https://two.example/x/y#f");
    }

    @Test
    void locate_servicesThatReferToEachOther_areRefused() {
        service("did:example:a", "\"did:example:b?service=s\"");
        service("did:example:b", "[\"https://one.example/\",\"did:example:a?service=s\"]");

        assertThat(((Outcome.Refused) locate("did:example:a?service=s")).error())
                .isEqualTo(ResolutionError.INVALID_DID_URL);
    }

    @Test
    void locate_longTrail_isRefused() {
        for (int i = 0; i < 20; i++) {
            service("did:example:n" + i, "\"did:example:n" + (i + 1) + "?service=s\"");
        }

        assertThat(((Outcome.Refused) locate("did:example:n0?service=s")).error())
                .isEqualTo(ResolutionError.INVALID_DID_URL);
    }

    @Test
    void locate_endpointsThatAreNoUrls_areNotFound() {
        service("did:example:a", "{\"uri\":\"https://one.example/\"}");
        service("did:example:c", "\"did:example:absent?service=s\"");

        assertThat(((Outcome.Refused) locate("did:example:a?service=s")).error())
                .isEqualTo(ResolutionError.NOT_FOUND);
        assertThat(((Outcome.Refused) locate("did:example:c?service=s")).error())
                .isEqualTo(ResolutionError.NOT_FOUND);
    }

    @Test
    void locate_didUrlThatSelectsNoService_isALocationItself() {
        service("did:example:a", "\"did:example:b#key\"");

        assertThat(located("did:example:a?service=s").urls()).containsExactly("did:example:b#key");
    }

    private void service(String did, String endpoint) {
        String members = "\"id\":\"" + did + "\",\"service\":[{\"id\":\"#s\",\"type\":\"T\",\"serviceEndpoint\":"
                + endpoint + "}]";
        resolver.accept(did, new Resolution.Found(ExampleDriver.answer(members, 1)));
    }

    private Outcome locate(String didUrl) {
        return dereferencer.locate(selection(didUrl), ResolutionOptions.NONE).result();
    }

    private Outcome.Located located(String didUrl) {
        return (Outcome.Located) locate(didUrl);
    }

    @Test
    void dereference_documentThatIsNoJson_isInvalidDidDocument() {
        resolver.accept(DID, new Resolution.Found(ExampleDriver.answer("\"id\":", 9)));

        assertThat(((Outcome.Refused) dereference("#a", Optional.empty())).error())
                .isEqualTo(ResolutionError.INVALID_DID_DOCUMENT);
    }

    @Test
    void dereference_errorsOfResolution_passThrough() {
        assertThat(((Outcome.Refused) dereferencer
                                .dereference(
                                        selection("did:example:none/path"), ResolutionOptions.NONE, Optional.empty())
                                .result())
                        .error())
                .isEqualTo(ResolutionError.NOT_FOUND);
        assertThat(((Outcome.Refused) dereferencer
                                .dereference(selection("did:other:1#a"), ResolutionOptions.NONE, Optional.empty())
                                .result())
                        .error())
                .isEqualTo(ResolutionError.METHOD_NOT_SUPPORTED);
    }

    @Test
    void parse_vectors_areReadOrInvalidDidUrl() {
        for (var vector : Vectors.of("didUrl")) {
            String text = vector.getString("didUrl");
            var reading = Selection.parse(text);

            if (!vector.getBoolean("valid")) {
                assertThat(((Selection.Reading.Refused) reading).error())
                        .as(text)
                        .isEqualTo(ResolutionError.INVALID_DID_URL);
            } else if (!text.contains("a=1&a=2")) {
                assertThat(reading).as(text).isInstanceOf(Selection.Reading.Read.class);
            }
        }
    }

    @Test
    void parse_parameters_areSortedByMeaning() {
        var selection = selection("did:example:1?service=a%2Fb&versionId=1&noCache=true#f");

        assertThat(selection.service()).contains("a/b");
        assertThat(selection.options()).isEqualTo(Map.of("versionId", "1", "noCache", "true"));
        assertThat(selection.fragment()).contains("f");
        assertThat(selection.beyond()).isFalse();
        assertThat(selection("did:example:1?x=1").beyond()).isTrue();
        assertThat(selection("did:example:1?Service=1").beyond())
                .as("names are case-sensitive")
                .isTrue();
    }

    @Test
    void isWholeDocument_optionsOnly_isTrue() {
        assertThat(selection("did:example:1?versionId=1").isWholeDocument()).isTrue();
        assertThat(selection("did:example:1?").isWholeDocument()).isTrue();
        assertThat(selection("did:example:1#").isWholeDocument()).isFalse();
        assertThat(selection("did:example:1/").isWholeDocument()).isFalse();
    }

    private int services(String query) {
        return content(query).getJsonArray("service").size();
    }

    private JsonObject content(String suffix) {
        var outcome = outcome(suffix, Optional.empty());
        assertThat(outcome).as(suffix).isInstanceOf(Outcome.Answered.class);
        return new JsonObject(
                ((Outcome.Answered) outcome).answer().as(Representation.DID).body());
    }

    private ResolutionError errorOf(String suffix, Optional<String> relationship) {
        var outcome = outcome(suffix, relationship);
        assertThat(outcome).as(suffix).isInstanceOf(Outcome.Refused.class);
        return ((Outcome.Refused) outcome).error();
    }

    private Outcome outcome(String suffix, Optional<String> relationship) {
        resolver.accept(DID, new Resolution.Found(ExampleDriver.answer(MEMBERS, 1)));
        return dereference(suffix, relationship);
    }

    private Outcome dereference(String suffix, Optional<String> relationship) {
        return dereferencer
                .dereference(selection(DID + suffix), ResolutionOptions.NONE, relationship)
                .result();
    }

    private static Selection selection(String text) {
        var reading = Selection.parse(text);
        assertThat(reading).as(text).isInstanceOf(Selection.Reading.Read.class);
        return ((Selection.Reading.Read) reading).selection();
    }
}
