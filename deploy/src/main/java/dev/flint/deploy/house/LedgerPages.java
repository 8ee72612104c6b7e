package dev.flint.deploy.house;

import dev.flint.bid.Bid;
import dev.flint.bid.BidParse;
import dev.flint.bid.register.LedgerProofs;
import dev.flint.bid.vaa.VaaId;
import dev.flint.http.PageTree;
import dev.flint.id.PercentEncoding;
import dev.flint.ledger.Chain;
import dev.flint.ledger.ChainLog;
import dev.flint.ledger.merkle.TilePath;
import dev.flint.ledger.proof.ProofBundle;
import io.vertx.core.Future;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.buffer.Buffer;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What the ledger shows of itself below {@code /ledger/}: proofs, and both logs as C2SP tlog-tiles.
 *
 * <pre>
 *   proof/{id}                          ?history=0…1000&amp;operations=true, JSON or application/octet-stream
 *   proof/transaction/{position}
 *   {tx|headers}/tile/…                  and tile/entries/…
 *   {tx|headers}/consistency/{old}/{new}  a hash in base64 per line
 *   headers/checkpoint
 *   policy                               C2SP tlog-policy for this log, without witnesses
 * </pre>
 */
final class LedgerPages implements PageTree {
    static final String PATH = "/ledger/";

    private static final String TEXT = "text/plain; charset=utf-8";
    private static final String BINARY = "application/octet-stream";
    private static final Map<String, ChainLog> LOGS = Map.of("tx", ChainLog.ENTRIES, "headers", ChainLog.HEADERS);

    private final Chain<?, ?> chain;
    private final LedgerProofs proofs;
    private final Supplier<String> checkpoint;
    private final WorkerExecutor worker;

    /**
     * @param checkpoint the one that proofs are about, with its cosignatures
     * @param worker where the disk is read
     */
    LedgerPages(Chain<?, ?> chain, LedgerProofs proofs, Supplier<String> checkpoint, WorkerExecutor worker) {
        this.chain = chain;
        this.proofs = proofs;
        this.checkpoint = checkpoint;
        this.worker = worker;
    }

    @Override
    public Future<Found> find(Wanted wanted) {
        return worker.executeBlocking(() -> page(wanted), false);
    }

    private Found page(Wanted wanted) {
        String path = wanted.path();
        if (path.equals("policy")) {
            return Found.current(TEXT, Buffer.buffer(policy()));
        }
        if (path.equals("headers/checkpoint")) {
            return Found.current(TEXT, Buffer.buffer(checkpoint.get()));
        }
        int slash = path.indexOf('/');
        String first = slash < 0 ? path : path.substring(0, slash);
        String rest = slash < 0 ? "" : path.substring(slash + 1);
        if (first.equals("proof")) {
            return proof(rest, wanted);
        }
        var log = LOGS.get(first);
        if (log != null && rest.startsWith("tile/")) {
            return tile(log, rest);
        }
        return log != null && rest.startsWith("consistency/")
                ? consistency(log, rest.substring("consistency/".length()))
                : nothing("see the ledger's pages in the documentation");
    }

    private String policy() {
        return "log " + chain.vkey() + "\nquorum none\n";
    }

    private Found proof(String rest, Wanted wanted) {
        if (rest.startsWith("transaction/")) {
            return number(rest.substring("transaction/".length()))
                    .map(position -> bundle(proofs.ofTransaction(position), wanted))
                    .orElseGet(() -> malformed("a position is a whole number"));
        }
        String asked = PercentEncoding.decoded(rest).orElse("");
        var code = VaaId.ofDid(asked).or(() -> VaaId.parse(asked));
        var parse = Bid.parse(asked);
        if (code.isEmpty() && parse instanceof BidParse.Rejected rejected) {
            return malformed(
                    "at index " + rejected.index() + ": " + rejected.fault().text());
        }
        var history = number(wanted.parameters().getOrDefault("history", "0"))
                .filter(count -> count <= LedgerProofs.HISTORY_MAX);
        String operations = wanted.parameters().getOrDefault("operations", "false");
        if (history.isEmpty() || !(operations.equals("true") || operations.equals("false"))) {
            return malformed("history takes a number from 0 to " + LedgerProofs.HISTORY_MAX
                    + ", operations takes true or false");
        }
        String id = code.map(VaaId::did)
                .orElseGet(() -> ((BidParse.Parsed) parse).bid().canonical());
        return bundle(proofs.of(id, history.get().intValue(), operations.equals("true")), wanted);
    }

    private static Found bundle(Optional<ProofBundle> bundle, Wanted wanted) {
        if (bundle.isEmpty()) {
            return nothing("there is no block yet, or no such entry in it");
        }
        byte[] binary = bundle.get().binary();
        if (binary.length > ProofBundle.BYTES_MAX) {
            return Found.problem(422, "proof-too-long", "The proof would be too long", "ask for less history");
        }
        return wanted.accept().contains(BINARY)
                ? Found.current(BINARY, Buffer.buffer(binary))
                : Found.current("application/json", Buffer.buffer(bundle.get().json()));
    }

    private Found tile(ChainLog log, String path) {
        var tile = TilePath.parse(path);
        if (tile.isEmpty()) {
            return malformed("not the path of a tile");
        }
        return chain.reader()
                .tile(log, tile.get())
                .map(bytes -> Found.immutable(BINARY, Buffer.buffer(bytes)))
                .orElseGet(() -> nothing("the log does not reach so far"));
    }

    private Found consistency(ChainLog log, String sizes) {
        int slash = sizes.indexOf('/');
        var oldSize = number(slash < 0 ? "" : sizes.substring(0, slash));
        var newSize = number(sizes.substring(slash + 1));
        if (oldSize.isEmpty() || newSize.isEmpty()) {
            return malformed("sizes are whole numbers: consistency/{old}/{new}");
        }
        return chain.reader()
                .consistency(log, oldSize.get(), newSize.get())
                .map(proof -> Found.immutable(TEXT, lines(proof)))
                .orElseGet(() -> nothing("the log does not reach so far, or the sizes are not in order"));
    }

    private static Buffer lines(List<byte[]> proof) {
        var lines = Buffer.buffer();
        proof.forEach(hash ->
                lines.appendString(Base64.getEncoder().encodeToString(hash)).appendString("\n"));
        return lines;
    }

    private static Optional<Long> number(String digits) {
        boolean plain = !digits.isEmpty()
                && digits.length() <= 18
                && digits.chars().allMatch(c -> c >= '0' && c <= '9')
                && (digits.length() == 1 || digits.charAt(0) != '0');
        return plain ? Optional.of(Long.parseLong(digits)) : Optional.empty();
    }

    private static Found malformed(String detail) {
        return Found.problem(400, "malformed-request", "The request is malformed", detail);
    }

    private static Found nothing(String detail) {
        return Found.problem(404, "no-such-resource", "No such resource", detail);
    }
}
