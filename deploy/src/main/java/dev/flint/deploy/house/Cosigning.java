package dev.flint.deploy.house;

import dev.flint.bid.register.LedgerProofs;
import dev.flint.ledger.Chain;
import dev.flint.ledger.ChainLog;
import dev.flint.ledger.ProvenState;
import dev.flint.ledger.StateSnapshot;
import dev.flint.ledger.note.NoteSignature;
import dev.flint.ledger.note.SignedNote;
import dev.flint.ledger.proof.HeaderProof;
import dev.flint.ledger.witness.AddCheckpoint;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Has our checkpoints cosigned, and proves from the newest state that enough witnesses have cosigned. While none is, it
 * proves from the newest state of all: whether the chain's signature alone is enough is the client's policy.
 */
final class Cosigning implements LedgerProofs.ProvenStates, AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Cosigning.class.getName());

    private final Chain<?, ?> chain;
    private final List<AskedWitness> witnesses;
    private final int quorum;
    private final WitnessClient client;
    private final Map<AskedWitness, Long> known = new ConcurrentHashMap<>();
    private volatile Optional<Cosigned> newest = Optional.empty();
    private Optional<Cosigned> retired = Optional.empty();
    private boolean underWay;
    private boolean closed;

    /** A state and the note that witnesses have added their lines to. */
    private record Cosigned(StateSnapshot state, HeaderProof header) {}

    /** @param quorum how many witnesses have to agree */
    Cosigning(Chain<?, ?> chain, List<AskedWitness> witnesses, int quorum, WitnessClient client) {
        this.chain = chain;
        this.witnesses = List.copyOf(witnesses);
        this.quorum = quorum;
        this.client = client;
    }

    /** The newest checkpoint with enough cosignatures, or the chain's own. */
    String note() {
        return newest.map(cosigned -> cosigned.header().checkpoint())
                .orElseGet(() -> chain.head().note());
    }

    @Override
    public Optional<ProvenState> prove(byte[] key) {
        Optional<ProvenState> proven = newest.flatMap(cosigned -> cosigned.state()
                .prove(key)
                .map(state -> new ProvenState(state.latest(), state.proof(), cosigned.header())));
        return proven.isPresent() ? proven : chain.reader().prove(key);
    }

    /** Asks all witnesses about the newest state, if they have not cosigned it. Reads the disk; any thread. */
    Future<Void> round() {
        Optional<StateSnapshot> state = begin();
        if (state.isEmpty()) {
            return Future.succeededFuture();
        }
        List<Future<Optional<NoteSignature>>> asked = witnesses.stream()
                .map(witness -> ask(witness, state.get().header()))
                .toList();
        return Future.join(asked)
                .onComplete(done ->
                        end(state.get(), asked.stream().flatMap(Cosigning::line).toList()))
                .mapEmpty();
    }

    private static Stream<NoteSignature> line(Future<Optional<NoteSignature>> answer) {
        return answer.succeeded() ? answer.result().stream() : Stream.empty();
    }

    private synchronized Optional<StateSnapshot> begin() {
        long height = chain.head().height();
        boolean news =
                newest.map(cosigned -> cosigned.header().index() < height).orElse(height >= 0);
        if (closed || underWay || !news) {
            return Optional.empty();
        }
        Optional<StateSnapshot> state = chain.snapshot();
        underWay = state.isPresent();
        return state;
    }

    private synchronized void end(StateSnapshot state, List<NoteSignature> lines) {
        underWay = false;
        if (closed || lines.size() < quorum) {
            state.close();
            return;
        }
        HeaderProof header = state.header();
        SignedNote note = request(header).note();
        for (NoteSignature line : lines) {
            note = note.with(line);
        }
        // One that was just replaced may still be proved from: it goes with the next.
        retired.ifPresent(old -> old.state().close());
        retired = newest;
        newest = Optional.of(
                new Cosigned(state, new HeaderProof(header.header(), header.index(), header.path(), note.format())));
    }

    /** Our own checkpoint as a first request. */
    private static AddCheckpoint request(HeaderProof header) {
        return AddCheckpoint.parse("old 0\n\n" + header.checkpoint()).orElseThrow();
    }

    private Future<Optional<NoteSignature>> ask(AskedWitness witness, HeaderProof header) {
        return ask(witness, header, known.getOrDefault(witness, 0L))
                .compose(answer -> answer instanceof WitnessClient.Reply.Knows knows
                        ? ask(witness, header, knows.size())
                        : Future.succeededFuture(answer))
                .map(answer -> cosignature(witness, header, answer))
                .recover(failure -> {
                    LOG.log(
                            System.Logger.Level.WARNING,
                            "the witness {0} did not answer",
                            witness.key().name());
                    return Future.succeededFuture(Optional.empty());
                });
    }

    private Future<WitnessClient.Reply> ask(AskedWitness witness, HeaderProof header, long oldSize) {
        AddCheckpoint first = request(header);
        long size = first.checkpoint().size();
        List<byte[]> proof = oldSize > 0 && oldSize < size
                ? chain.reader().consistency(ChainLog.HEADERS, oldSize, size).orElseThrow()
                : List.of();
        return client.add(witness, new AddCheckpoint(oldSize, proof, first.note(), first.checkpoint()));
    }

    /** Its line, if it is good. */
    private Optional<NoteSignature> cosignature(AskedWitness witness, HeaderProof header, WitnessClient.Reply reply) {
        if (reply instanceof WitnessClient.Reply.Lines lines) {
            Optional<NoteSignature> line = witness.lineIn(request(header).note(), lines.text());
            if (line.isPresent()) {
                known.put(witness, header.index() + 1);
                return line;
            }
        }
        if (reply instanceof WitnessClient.Reply.Knows knows) {
            known.put(witness, knows.size());
        }
        LOG.log(
                System.Logger.Level.WARNING,
                "the witness {0} does not cosign size {1}: {2}",
                witness.key().name(),
                header.index() + 1,
                reply);
        return Optional.empty();
    }

    @Override
    public synchronized void close() {
        closed = true;
        retired.ifPresent(old -> old.state().close());
        newest.ifPresent(last -> last.state().close());
        newest = Optional.empty();
        retired = Optional.empty();
    }
}
