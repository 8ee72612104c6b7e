package dev.flint.methods;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.flint.id.Base58;
import dev.flint.json.Jcs;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/** Writes histories of did:webvh. */
final class History {
    static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    static final String PLACE = "{SCID}";

    final List<ObjectNode> entries = new ArrayList<>();
    String scid = "";
    private final String host;
    private Instant time = START;

    History(String host) {
        this.host = host;
    }

    /** A key that is made of one octet. */
    record Key(int seed) {
        static Key of(int seed) {
            return new Key(seed);
        }

        byte[] secret() {
            byte[] secret = new byte[32];
            Arrays.fill(secret, (byte) seed);
            return secret;
        }

        String multikey() {
            byte[] prefixed = new byte[34];
            prefixed[0] = (byte) 0xED;
            prefixed[1] = 1;
            Ed25519.generatePublicKey(secret(), 0, prefixed, 2);
            return 'z' + Base58.BTC.encode(prefixed);
        }

        String hash() {
            return DataIntegrity.multihash(multikey().getBytes(StandardCharsets.UTF_8));
        }
    }

    String did() {
        return "did:webvh:" + scid + ":" + host;
    }

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** Appends an entry; what is changed is changed before it is hashed and signed. */
    History add(Key key, Consumer<ObjectNode> change) {
        boolean first = entries.isEmpty();
        var entry = object().put("versionId", PLACE).put("versionTime", time.toString());
        time = time.plusSeconds(60);
        var parameters = entry.putObject("parameters");
        if (first) {
            parameters
                    .put("method", "did:webvh:1.0")
                    .put("scid", PLACE)
                    .putArray("updateKeys")
                    .add(key.multikey());
        }
        entry.putObject("state").put("id", first ? "did:webvh:" + PLACE + ":" + host : did());
        change.accept(entry);
        if (first) {
            scid = DataIntegrity.multihash(Jcs.canonicalize(entry));
            entry = (ObjectNode) parsed(entry.toString().replace(PLACE, scid));
        }
        entry.put(
                "versionId",
                first ? scid : entries.get(entries.size() - 1).path("versionId").asText());
        String hash = DataIntegrity.multihash(Jcs.canonicalize(entry));
        entry.put("versionId", entries.size() + 1 + "-" + hash);
        entry.putArray("proof").add(proof(key, entry));
        entries.add(entry);
        return this;
    }

    History add(Key key) {
        return add(key, entry -> {});
    }

    static ObjectNode proof(Key key, ObjectNode object) {
        var proof = object().put("type", "DataIntegrityProof")
                .put("cryptosuite", "eddsa-jcs-2022")
                .put("verificationMethod", "did:key:" + key.multikey() + "#" + key.multikey())
                .put("created", START.toString())
                .put("proofPurpose", "assertionMethod");
        byte[] signed = new byte[64];
        System.arraycopy(DataIntegrity.sha256(Jcs.canonicalize(proof)), 0, signed, 0, 32);
        System.arraycopy(DataIntegrity.sha256(Jcs.canonicalizeWithout(object, "proof")), 0, signed, 32, 32);
        byte[] signature = new byte[64];
        Ed25519.sign(key.secret(), 0, signed, 0, signed.length, signature, 0);
        return proof.put("proofValue", 'z' + Base58.BTC.encode(signature));
    }

    /** A line of the witnesses' file about the latest entry. */
    ObjectNode witnessed(Key... witnesses) {
        var statement = object().put(
                        "versionId",
                        entries.get(entries.size() - 1).path("versionId").asText());
        var line = statement.deepCopy();
        var proofs = line.putArray("proof");
        for (var witness : witnesses) {
            proofs.add(proof(witness, statement));
        }
        return line;
    }

    Buffer lines() {
        var lines = new StringBuilder();
        entries.forEach(entry -> lines.append(entry).append('\n'));
        return Buffer.buffer(lines.toString());
    }

    private static Object parsed(String json) {
        try {
            return new JsonMapper().readTree(json);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
