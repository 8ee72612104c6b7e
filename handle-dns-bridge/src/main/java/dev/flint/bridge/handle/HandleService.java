package dev.flint.bridge.handle;

import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Answers requests of the protocol, whatever they came by: questions for values and for the site. Reads only. */
public final class HandleService {
    private static final int MAJOR = 2;
    private static final int MINOR = 11;
    private static final int GOOD_SECONDS = 43_200;
    private static final byte[] NO_CREDENTIAL = new byte[4];
    private static final int ECHOED =
            Header.CERTIFY | Header.CACHE_CERTIFY | Header.PUBLIC_ONLY | Header.REQUEST_DIGEST;

    private final RecordSource records;
    private final Supplier<SiteInfo> site;
    private final InstantSource clock;

    /** @param site of this server, which may not know its ports yet */
    public HandleService(RecordSource records, Supplier<SiteInfo> site, InstantSource clock) {
        this.records = records;
        this.site = site;
        this.clock = clock;
    }

    /**
     * The answer to a request, both in one piece with envelope; empty for what has not even an envelope and a header.
     * A failed future is broken machinery.
     */
    public Optional<Future<byte[]>> answer(byte[] request) {
        if (request.length < Envelope.OCTETS + Header.OCTETS) {
            return Optional.empty();
        }
        var in = new WireReader(request);
        var envelope = Envelope.read(in);
        var header = Header.read(in);
        var message = Message.decode(request);
        if (message.isEmpty() || header.responseCode() != 0 || header.opCode() == 0) {
            return Optional.of(
                    now(failure(envelope, header, ResponseCode.PROTOCOL_ERROR, "not a request", Optional.empty())));
        }
        var digest = digest(envelope, header, request);
        if (message.get().body() instanceof MessageBody.ResolutionRequest question) {
            return Optional.of(records.find(question.handle())
                    .map(record -> answer(new Asked(envelope, header, digest), question, record)));
        }
        return Optional.of(now(
                header.opCode() == OpCode.GET_SITE_INFO
                        ? encode(envelope, header, ResponseCode.SUCCESS, new MessageBody.Site(digest, site.get()))
                        : failure(
                                envelope,
                                header,
                                ResponseCode.OPERATION_NOT_SUPPORTED,
                                "this server answers questions only",
                                digest)));
    }

    private static Future<byte[]> now(byte[] answer) {
        return Future.succeededFuture(answer);
    }

    /** What stood around a question. */
    private record Asked(Envelope envelope, Header header, Optional<RequestDigest> digest) {}

    private byte[] answer(Asked asked, MessageBody.ResolutionRequest question, HandleRecord record) {
        if (record instanceof HandleRecord.Found found) {
            return found(asked, question, found.values());
        }
        if (record instanceof HandleRecord.Foreign) {
            return failure(asked, ResponseCode.NOT_RESPONSIBLE, "That prefix doesn't live here");
        }
        return record instanceof HandleRecord.Absent
                ? failure(asked, ResponseCode.HANDLE_NOT_FOUND, "")
                : failure(asked, ResponseCode.TOO_BUSY, "");
    }

    /** Values that are not public are never served; who may ask for them could be asked to show who it is. */
    private byte[] found(Asked asked, MessageBody.ResolutionRequest question, List<HandleValue> values) {
        var selected = new Selection(question.indexes(), question.types()).of(values);
        boolean all = !asked.header().has(Header.PUBLIC_ONLY);
        if (all && selected.stream().anyMatch(value -> !value.isPublic() && value.isForAdministrators())) {
            return failure(asked, ResponseCode.OPERATION_NOT_SUPPORTED, "only public values are given");
        }
        var readable = selected.stream().filter(HandleValue::isPublic).toList();
        return readable.isEmpty()
                ? failure(asked, ResponseCode.VALUES_NOT_FOUND, "")
                : encode(
                        asked.envelope(),
                        asked.header(),
                        ResponseCode.SUCCESS,
                        new MessageBody.Values(asked.digest(), question.handle(), readable));
    }

    private static Optional<RequestDigest> digest(Envelope envelope, Header header, byte[] request) {
        if (!header.has(Header.REQUEST_DIGEST)) {
            return Optional.empty();
        }
        int end = Envelope.OCTETS + Header.OCTETS + header.bodyLength();
        var version = spoken(envelope);
        return Optional.of(
                RequestDigest.of(Arrays.copyOfRange(request, Envelope.OCTETS, end), version.major(), version.minor()));
    }

    private byte[] failure(Asked asked, int code, String message) {
        return failure(asked.envelope(), asked.header(), code, message, asked.digest());
    }

    private byte[] failure(Envelope envelope, Header header, int code, String message, Optional<RequestDigest> digest) {
        return encode(envelope, header, code, new MessageBody.Failure(digest, message, Optional.empty()));
    }

    private byte[] encode(Envelope asked, Header header, int code, MessageBody body) {
        var version = spoken(asked);
        int truncated = asked.flags() & Envelope.TRUNCATED;
        var envelope =
                new Envelope(version.major(), version.minor(), truncated, MAJOR, MINOR, 0, asked.requestId(), 0, 0);
        boolean digested = !(body instanceof MessageBody.Failure failure)
                || failure.digest().isPresent();
        int flags = header.opFlags() & ECHOED & ~(digested ? 0 : Header.REQUEST_DIGEST);
        var answer = new Header(
                header.opCode(),
                code,
                flags | Header.AUTHORITATIVE | Header.RECURSIVE,
                site.get().serial(),
                header.recursionCount(),
                (int) (clock.millis() / 1_000 + GOOD_SECONDS),
                0);
        return new Message(envelope, answer, body, NO_CREDENTIAL).encode();
    }

    private record Version(int major, int minor) {
        boolean isBelow(Version other) {
            return major < other.major || (major == other.major && minor < other.minor);
        }
    }

    /** The newest that both speak: what the client suggests, if that is more than what it speaks now. */
    private static Version spoken(Envelope asked) {
        var ours = new Version(MAJOR, MINOR);
        var actual = new Version(asked.major(), asked.minor());
        var suggested = new Version(asked.suggestMajor(), asked.suggestMinor());
        var newer = actual.isBelow(suggested) ? suggested : actual;
        return newer.isBelow(ours) ? newer : ours;
    }
}
