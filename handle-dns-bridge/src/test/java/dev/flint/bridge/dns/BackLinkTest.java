package dev.flint.bridge.dns;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BackLinkTest {
    private static final DnsName DOMAIN = DnsName.parse("example.com").orElseThrow();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'dnsValidationDomain':'example.com'}",
                "{'dnsValidationDomain':'Example.COM.'}",
                "{'alsoKnownAs':['did:example:a','https://example.com']}",
                "{'alsoKnownAs':['https://EXAMPLE.com/']}",
                "{'alsoKnownAs':'dns:example.com'}",
                "{'alsoKnownAs':['DNS:Example.com.']}",
                "{'id':'did:web:example.com'}",
                "{'id':'did:web:example.com:people:a'}",
                "{'id':'did:webvh:QmExample:example.com'}",
                "{'id':'did:webvh:QmExample:example.com:people:a'}"
            })
    void document_thatNamesTheDomain_pointsBack(String document) {
        assertThat(BackLink.holds(json(document), DOMAIN)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'dnsValidationDomain':''}",
                "{'dnsValidationDomain':'www.example.com'}",
                "{'dnsValidationDomain':'example.com.example.org'}",
                "{'dnsValidationDomain':['example.com']}",
                "{'dnsValidationDomain':7}",
                "{'alsoKnownAs':[]}",
                "{'alsoKnownAs':null}",
                "{'alsoKnownAs':{'id':'https://example.com'}}",
                "{'alsoKnownAs':['example.com']}",
                "{'alsoKnownAs':['http://example.com']}",
                "{'alsoKnownAs':['https://']}",
                "{'alsoKnownAs':['https:///']}",
                "{'alsoKnownAs':['https://example.com/people/a']}",
                "{'alsoKnownAs':['https://example.com:8443']}",
                "{'alsoKnownAs':['https://example.com@example.org']}",
                "{'alsoKnownAs':['https://example.com//']}",
                "{'alsoKnownAs':['dns://192.0.2.1/example.com']}",
                "{'alsoKnownAs':['dns:']}",
                "{'service':[{'type':'LinkedDomains','serviceEndpoint':'https://example.com'}]}",
                "{'id':'did:web:'}",
                "{'id':'did:web:example.org:example.com'}",
                "{'id':'did:web:example.com%3A8443'}",
                "{'id':'did:webvh:example.com'}",
                "{'id':'did:webvh:QmExample:example.org:example.com'}",
                "{'id':'did:dns:example.com'}"
            })
    void document_thatNamesSomethingElse_doesNot(String document) {
        assertThat(BackLink.holds(json(document), DOMAIN)).isFalse();
    }

    private static JsonObject json(String text) {
        return new JsonObject(text.replace('\'', '"'));
    }
}
