package dev.flint.deploy.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.flint.bid.Bid;
import dev.flint.bid.BidEncoding;
import dev.flint.bid.BidParse;
import dev.flint.bid.BidPrivateKey;
import dev.flint.bid.BidPublicKey;
import dev.flint.bid.document.BidDocument;
import dev.flint.bid.document.DocumentReading;
import dev.flint.bid.document.Proofs;
import dev.flint.id.SubChainCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Collectors;

/** Documents before they are signed. */
final class Drafts {
    private Drafts() {}

    /** A document with the keys given: the first authenticates, the others recover. */
    static ObjectNode document(Bid id, List<BidPublicKey> keys, int objectType, int ttl, Instant now) {
        String did = id.canonical();
        String time = now.truncatedTo(ChronoUnit.SECONDS).toString();
        var document = JsonNodeFactory.instance.objectNode();
        document.putArray("@context").add("https://www.w3.org/ns/did/v1");
        document.put("version", "1.0.0").put("id", did);
        var publicKeys = document.putArray("publicKey");
        for (int i = 0; i < keys.size(); i++) {
            publicKeys
                    .addObject()
                    .put("id", did + "#key-" + (i + 1))
                    .put("type", keys.get(i).type().label())
                    .put("controller", did)
                    .put("publicKeyHex", keys.get(i).toText(BidEncoding.BASE58));
        }
        document.putArray("authentication").add(did + "#key-1");
        var extension = document.putObject("extension");
        if (keys.size() > 1) {
            var recovery = extension.putArray("recovery");
            for (int i = 1; i < keys.size(); i++) {
                recovery.add(did + "#key-" + (i + 1));
            }
        }
        extension.put("ttl", ttl).put("type", objectType).putArray("attributes");
        document.put("created", time).put("updated", time);
        return document;
    }

    /** A document from a file, with a new time of update. */
    static BidDocument read(Path file, Instant now) {
        try {
            if (!(InputLine.Json.READER.readTree(Files.readAllBytes(file)) instanceof ObjectNode tree)) {
                throw new CommandFailure(ExitCode.USAGE, file + " holds no JSON object");
            }
            tree.put("updated", now.truncatedTo(ChronoUnit.SECONDS).toString());
            return checked(tree);
        } catch (JsonProcessingException e) {
            throw new CommandFailure(ExitCode.USAGE, file + " is not JSON, or names a member twice");
        } catch (IOException e) {
            throw new CommandFailure(ExitCode.USAGE, file + " cannot be read");
        }
    }

    /** A document from a file that is about the identifier asked for; about any if none is asked for. */
    static BidDocument read(Path file, Instant now, String identifier) {
        var document = read(file, now);
        if (!identifier.isEmpty() && !document.id().equals(bid(identifier))) {
            throw new CommandFailure(ExitCode.USAGE, file + " is about " + document.id());
        }
        return document;
    }

    /**
     * The document with a proof.
     *
     * @param keyId id of the signing key; if empty, the first of those that may sign
     */
    static BidDocument signed(BidDocument document, BidPrivateKey key, String keyId, List<String> signers) {
        if (keyId.isEmpty() && signers.isEmpty()) {
            throw new CommandFailure(ExitCode.USAGE, "the document names no key that may sign: give --key-id");
        }
        try {
            return Proofs.sign(document, key, keyId.isEmpty() ? signers.get(0) : keyId);
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(ExitCode.USAGE, keyId + " is no key id");
        }
    }

    static BidDocument checked(ObjectNode tree) {
        var reading = BidDocument.of(tree);
        if (reading instanceof DocumentReading.Read read) {
            return read.document();
        }
        String faults = ((DocumentReading.Faulty) reading)
                .faults().stream()
                        .map(fault -> fault.kind() + " " + fault.pointer() + ": " + fault.message())
                        .collect(Collectors.joining("\n       "));
        throw new CommandFailure(ExitCode.USAGE, "the document is not valid:\n       " + faults);
    }

    static SubChainCode subChain(String code) {
        return code.isEmpty()
                ? SubChainCode.MAIN
                : SubChainCode.parse(code)
                        .orElseThrow(() -> new CommandFailure(
                                ExitCode.USAGE, "a sub-chain code is four characters of a-z and 0-9"));
    }

    static Bid bid(String text) {
        var parse = Bid.parse(text);
        if (parse instanceof BidParse.Parsed parsed) {
            return parsed.bid();
        }
        var rejected = (BidParse.Rejected) parse;
        throw new CommandFailure(
                ExitCode.INVALID_IDENTIFIER,
                "not a BID: " + rejected.fault().text() + " (index " + rejected.index() + ")");
    }
}
