package dev.flint.bid.register;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.flint.bid.Bid;
import dev.flint.bid.BidEncoding;
import dev.flint.bid.BidPrivateKey;
import dev.flint.bid.KeyType;
import dev.flint.bid.document.Proofs;
import dev.flint.id.Base58;
import dev.flint.id.SubChainCode;
import dev.flint.json.Jcs;
import java.time.Instant;
import java.util.HexFormat;

/** Somebody with an identifier, a key for every day and one for recovery. */
final class Subject {
    final Bid id;
    final BidPrivateKey key;
    final BidPrivateKey recovery;

    private Subject(Bid id, BidPrivateKey key, BidPrivateKey recovery) {
        this.id = id;
        this.key = key;
        this.recovery = recovery;
    }

    static Subject of(int seed) {
        return of(KeyType.ED25519, seed);
    }

    static Subject of(KeyType type, int seed) {
        return of(type, seed, BidEncoding.BASE58);
    }

    static Subject of(KeyType type, int seed, BidEncoding encoding) {
        var key = key(type, seed);
        return new Subject(Bid.derive(SubChainCode.MAIN, key.publicKey(), encoding), key, key(type, seed + 1_000));
    }

    static Subject ofSubChain(String code, int seed) {
        var id = Bid.ofSubChain(new SubChainCode(code));
        return new Subject(id, key(KeyType.ED25519, seed), key(KeyType.ED25519, seed + 1_000));
    }

    static BidPrivateKey key(KeyType type, int seed) {
        byte[] secret = new byte[32];
        secret[0] = 1;
        secret[29] = (byte) (seed >>> 16);
        secret[30] = (byte) (seed >>> 8);
        secret[31] = (byte) seed;
        return BidPrivateKey.of(type, secret);
    }

    String keyId() {
        return id + "#key-1";
    }

    String recoveryId() {
        return id + "#key-2";
    }

    /** Unsigned; authentication by key-1, recovery by key-2. */
    ObjectNode draft(Instant updated) {
        var document = JsonNodeFactory.instance.objectNode();
        document.putArray("@context").add("https://www.w3.org/ns/did/v1");
        document.put("version", "1.0.0").put("id", id.canonical());
        document.putArray("publicKey");
        putKey(document, keyId(), key);
        putKey(document, recoveryId(), recovery);
        document.putArray("authentication").add(keyId());
        var extension =
                document.putObject("extension").put("ttl", 600).put("type", id.isSubChainDocument() ? 206 : 104);
        extension.putArray("recovery").add(recoveryId());
        return document.put("created", "2026-01-31T00:00:00Z").put("updated", updated.toString());
    }

    /** Unsigned, and without any recovery key. */
    ObjectNode draftWithoutRecovery(Instant updated) {
        var document = draft(updated);
        document.withArray("publicKey").remove(1);
        document.withObject("/extension").remove("recovery");
        return document;
    }

    /** An object without keys, controlled by this subject. */
    ObjectNode draftOfObject(Bid object, Instant updated) {
        var document = draft(updated).put("id", object.canonical());
        document.remove("publicKey");
        document.withObject("/extension").remove("recovery");
        return document;
    }

    ObjectNode signed(Instant updated) {
        return sign(draft(updated));
    }

    ObjectNode sign(ObjectNode document) {
        return Proofs.signObject(document, key, keyId());
    }

    ObjectNode sign(ObjectNode document, String creator) {
        return Proofs.signObject(document, key, creator);
    }

    /** The identifier of the same key on a sub-chain. */
    Bid on(String chain) {
        return Bid.derive(new SubChainCode(chain), key.publicKey(), BidEncoding.BASE58);
    }

    /** Signs the keys of somebody else's document. */
    ObjectNode delegate(ObjectNode document) {
        byte[] signature = key.sign(Jcs.canonicalize(document.get("publicKey")));
        document.withObject("/extension/delegateSign")
                .put("signer", keyId())
                .put("signatureValue", Base58.BIF.encode(signature));
        return document;
    }

    /** Signed, the signature in hexadecimal. */
    ObjectNode signedInHex(Instant updated) {
        var document = signed(updated);
        String base58 = document.at("/proof/signatureValue").asText();
        byte[] signature = Base58.BIF.decode(base58, 64).orElseThrow();
        document.withObject("/proof").put("signatureValue", HexFormat.of().formatHex(signature));
        return document;
    }

    ObjectNode signForRecovery(ObjectNode document) {
        return Proofs.signObject(document, recovery, recoveryId());
    }

    byte[] create(Instant updated) {
        return TestLedger.operation(OperationKind.CREATE, signed(updated));
    }

    byte[] update(Instant updated) {
        return TestLedger.operation(OperationKind.UPDATE, signed(updated));
    }

    byte[] delete(Instant updated) {
        return OperationDraft.delete(id, updated, recovery, recoveryId());
    }

    static void putKey(ObjectNode document, String keyId, BidPrivateKey key) {
        document.withArray("publicKey")
                .addObject()
                .put("id", keyId)
                .put("type", key.type().label())
                .put("controller", document.get("id").asText())
                .put("publicKeyHex", key.publicKey().toText(BidEncoding.BASE58));
    }
}
