package dev.flint.bridge.dns;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.flint.spi.Answer;
import dev.flint.spi.DocumentBytes;
import dev.flint.spi.Freshness;
import dev.flint.spi.Resolution;
import dev.flint.spi.ResolutionError;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.xbill.DNS.Record;

/** A document of did:dns while its keys come in, one answer after the other. */
final class DnsDocument {
    private static final byte[] NOTHING = {};
    private static final List<String> RELATIONSHIPS = List.of(
            "authentication", "assertionMethod", "keyAgreement", "capabilityInvocation", "capabilityDelegation");

    /** How long it may be taken for true that there is no further key. */
    private static final long ABSENCE_SECONDS = 300;

    private final String did;
    private final JsonObject members;
    private final JsonArray methods = new JsonArray();
    private DocumentBytes form = new DocumentBytes(NOTHING, NOTHING, NOTHING);
    private DnssecVerdict verdict = DnssecVerdict.SECURE;
    private long seconds = ABSENCE_SECONDS;

    DnsDocument(String did) {
        this.did = did;
        this.members = new JsonObject().put("id", did).put("verificationMethod", methods);
    }

    /** Takes an answer into account: what holds of all together is what holds of the weakest. */
    void saw(RecursiveServer.Told told) {
        verdict = verdict.weaker(told.verdict());
        seconds = told.records().stream().mapToLong(Record::getTTL).reduce(seconds, Math::min);
    }

    /**
     * With the key of another document.
     *
     * @param id of its method from now on, without {@code #}
     */
    DnsDocument with(String id, DocumentBytes key) {
        var document = new JsonObject('{' + new String(key.members(), UTF_8) + '}');
        String method = did + '#' + id;
        methods.add(document.getJsonArray("verificationMethod")
                .getJsonObject(0)
                .copy()
                .put("id", method)
                .put("controller", did));
        for (String relationship : RELATIONSHIPS) {
            if (document.containsKey(relationship)) {
                var meant = members.getJsonArray(relationship, new JsonArray()).add(method);
                members.put(relationship, meant);
            }
        }
        form = key;
        return this;
    }

    /** @param freshSeconds how long an answer may be kept at most */
    Resolution resolution(long freshSeconds) {
        if (methods.isEmpty()) {
            return new Resolution.Refused(
                    ResolutionError.NOT_FOUND, "the domain publishes no keys (dnssec: " + verdict.text() + ")");
        }
        String json = members.encode();
        var document = new DocumentBytes(
                form.context10(),
                form.context11(),
                json.substring(1, json.length() - 1).getBytes(UTF_8));
        var freshness = new Freshness(0, 0, Math.min(seconds, freshSeconds), false);
        return new Resolution.Found(
                new Answer(document, NOTHING, freshness).noted("\"dnssec\":\"" + verdict.text() + '"'));
    }
}
