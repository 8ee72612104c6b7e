package dev.flint.deploy.house;

import dev.flint.bid.Bid;
import dev.flint.bid.BidPublicKey;
import dev.flint.bid.document.BidDocument;
import dev.flint.bid.document.DocumentReading;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Documents to try the resolver with: one of each kind, and the Universal Resolver's registered test identifier. */
public final class Samples {
    /** Whose delegation the sample sub-chain has. */
    private static final String ANCHOR = "b065668d76d7581979fd21acf2421366cb8f75a509d6caaf486eef70115ca88c617fc1";

    /** Holder of the agency for the sample codes. */
    private static final String AGENCY = "did:bid:efWQ7aq8MdYqknZ6itPdTLdeD6Ns8aEu";

    /** A code that is registered among them. */
    static final String CODE = "did:vaa:VAA08810000000001A1B2C3";

    /** In an order in which each finds the keys of those that control it. */
    private static final List<String> NAMES = List.of(
            "registered",
            "organisation",
            "sub-chain",
            "device-sm2-subchain",
            "credential-template",
            "credential",
            "person",
            "digital-object");

    private Samples() {}

    /**
     * A document with a proof.
     *
     * @param name what it is a sample of
     */
    public record Sample(String name, BidDocument document) {}

    public static List<Sample> all() {
        return NAMES.stream().map(Samples::read).toList();
    }

    /** The key of the samples' anchor. */
    public static BidPublicKey anchor() {
        return BidPublicKey.parse(ANCHOR).toOptional().orElseThrow(() -> damaged("anchor"));
    }

    /** Who registers the top-tier node of the sample codes. */
    public static Bid agency() {
        return Bid.of(AGENCY);
    }

    /** Signed operations that register sample codes, the nodes above them and those who hold them. */
    static List<byte[]> codes() {
        try (var in = Samples.class.getResourceAsStream("/dev/flint/deploy/samples/codes.ndjson")) {
            if (in == null) {
                throw damaged("codes");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.getBytes(StandardCharsets.UTF_8))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("codes", e);
        }
    }

    private static Sample read(String name) {
        try (var in = Samples.class.getResourceAsStream("/dev/flint/deploy/samples/" + name + ".json")) {
            if (in != null && BidDocument.read(in.readAllBytes()) instanceof DocumentReading.Read read) {
                return new Sample(name, read.document());
            }
            throw damaged(name);
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }

    private static IllegalStateException damaged(String name) {
        return new IllegalStateException("the sample " + name + " is damaged");
    }
}
