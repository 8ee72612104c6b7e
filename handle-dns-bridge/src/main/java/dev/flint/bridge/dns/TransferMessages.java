package dev.flint.bridge.dns;

import dev.flint.bridge.Answers;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A transfer as messages, made as they are taken. */
final class TransferMessages implements Answers {
    private final DnsQuery.Asked asked;
    private final Transfers.Part part;
    private final UnaryOperator<byte[]> seal;

    TransferMessages(DnsQuery.Asked asked, Transfers.Part part, UnaryOperator<byte[]> seal) {
        this.asked = asked;
        this.part = part;
        this.seal = seal;
    }

    @Override
    public Future<Optional<byte[]>> next() {
        return part.next().map(records -> records.isEmpty() ? Optional.empty() : Optional.of(message(records)));
    }

    private byte[] message(List<Transfers.OwnedRecord> records) {
        var answer = new DnsAnswer(asked);
        records.forEach(owned -> answer.add(DnsAnswer.ANSWERS, owned.owner(), owned.record()));
        return seal.apply(answer.toOctets(0, DnsAnswer.AUTHORITATIVE, false));
    }

    @Override
    public void close() {
        part.close();
    }
}
