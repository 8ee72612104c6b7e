package dev.flint.ledger.verify;

import dev.flint.ledger.note.StrictUtf8;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * Judges proof bundles offline. Takes a bundle in binary form, in JSON form ({@code flint-proof/1}), or a resolution
 * result in JSON whose {@code didResolutionMetadata.proof} is the binary form in base64url; the {@code didDocument}
 * beside it is then held against the record. Nothing that is given to it makes it throw.
 */
public final class BundleVerifier {
    /** Longest JSON text, in bytes. */
    public static final int JSON_BYTES_MAX = 4 << 20;

    private BundleVerifier() {}

    /** The verdict on a bundle or a resolution result. */
    public static Verdict verify(byte[] bytes, Expectations expected) {
        boolean json = bytes.length > 0 && " \t\r\n{".indexOf(bytes[0]) >= 0;
        if (bytes.length > (json ? JSON_BYTES_MAX : Bundle.BYTES_MAX)) {
            return Verdict.Rejected.of(Refusal.TOO_LONG, bytes.length + " bytes");
        }
        return json ? json(bytes, expected) : judge(new BinaryBundle(bytes).read(), expected, Optional.empty());
    }

    private static Verdict json(byte[] bytes, Expectations expected) {
        Optional<String> text = StrictUtf8.decode(bytes);
        if (text.isEmpty()) {
            return format(new BundleParse.Rejected("not UTF-8", 0));
        }
        JsonReader reader = new JsonReader(text.get());
        JsonValue value = reader.read();
        if (!reader.fault().isEmpty()) {
            return format(new BundleParse.Rejected(reader.fault(), reader.faultAt()));
        }
        boolean isResult =
                value instanceof JsonValue.Obj object && object.members().containsKey("didResolutionMetadata");
        return isResult ? result(value, expected) : judge(new JsonBundle(value).read(), expected, Optional.empty());
    }

    private static Verdict result(JsonValue value, Expectations expected) {
        Members.Fault fault = new Members.Fault();
        Members result = Members.of(value, fault);
        Members metadata = Members.of(result.value("didResolutionMetadata"), fault);
        byte[] bundle = metadata.base64(
                "proof", Base64.getUrlDecoder(), Base64.getUrlEncoder().withoutPadding());
        Optional<String> document =
                result.has("didDocument") ? hash(result.value("didDocument"), fault) : Optional.empty();
        if (fault.first().isPresent()) {
            return format(fault.first().get());
        }
        return bundle.length > Bundle.BYTES_MAX
                ? Verdict.Rejected.of(Refusal.TOO_LONG, bundle.length + " bytes")
                : judge(new BinaryBundle(bundle).read(), expected, document);
    }

    /** Hash of the document without its context; one that nothing equals when it has no canonical form. */
    private static Optional<String> hash(JsonValue document, Members.Fault fault) {
        if (document instanceof JsonValue.Word word && word.text().equals("null")) {
            return Optional.empty();
        }
        if (!(document instanceof JsonValue.Obj object)) {
            fault.at(document, "didDocument is no object");
            return Optional.empty();
        }
        Map<String, JsonValue> members = new TreeMap<>(object.members());
        members.remove("@context");
        return Optional.of(Jcs.text(new JsonValue.Obj(members, document.at()))
                .map(Hex::sha256)
                .orElse("no canonical form"));
    }

    private static Verdict judge(BundleParse parse, Expectations expected, Optional<String> document) {
        return parse instanceof BundleParse.Parsed parsed
                ? new Judgement(parsed.bundle(), expected, document).verdict()
                : format((BundleParse.Rejected) parse);
    }

    private static Verdict format(BundleParse.Rejected rejected) {
        return new Verdict.Rejected(Refusal.FORMAT, rejected.text(), OptionalLong.of(rejected.at()));
    }
}
