package dev.flint.bridge.handle;

import dev.flint.bridge.Tally;
import io.vertx.core.Future;
import java.nio.ByteBuffer;
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
    private static final int RESPONSE_CODE_AT = Envelope.OCTETS + 4;
    private static final int RESPONSE_CODES = 512;
    private static final int FLAGS_AT = Envelope.OCTETS + 8;
    private static final int AUTHORITATIVE_BIT = 0x80;
    private static final byte[] NO_CREDENTIAL = new byte[4];
    private static final int ECHOED =
            Header.CERTIFY | Header.CACHE_CERTIFY | Header.PUBLIC_ONLY | Header.REQUEST_DIGEST;

    private final RecordSource records;
    private final Supplier<SiteInfo> site;
    private final InstantSource clock;
    private final Authentication authentication;
    private final Optional<AnswerSigner> signer;
    private final Optional<ForeignHandles> foreign;
    private final Tally responses = new Tally(RESPONSE_CODES);

    /**
     * Answers about these records.
     *
     * @param site of this server, which may not know its ports yet
     * @param signer of answers that are to be signed; without one they are given unsigned
     * @param foreign asks others on behalf of those who wish it
     */
    public HandleService(
            RecordSource records,
            Supplier<SiteInfo> site,
            InstantSource clock,
            Authentication authentication,
            Optional<AnswerSigner> signer,
            Optional<ForeignHandles> foreign) {
        this.foreign = foreign;
        this.records = records;
        this.site = site;
        this.clock = clock;
        this.authentication = authentication;
        this.signer = signer;
    }

    /**
     * The answer to a request, both in one piece with envelope; empty for what has not even an envelope and a header.
     * A failed future is broken machinery.
     */
    public Optional<Future<byte[]>> answer(byte[] request) {
        if (request.length < Envelope.OCTETS + Header.OCTETS) {
            return Optional.empty();
        }
        var message = Message.decode(request).filter(HandleService::isRequest);
        return Optional.of(
                counted(message.map(asked -> answer(request, asked)).orElseGet(() -> now(notARequest(request)))));
    }

    private static boolean isRequest(Message message) {
        return message.header().responseCode() == 0 && message.header().opCode() != 0;
    }

    private Future<byte[]> answer(byte[] request, Message message) {
        var header = message.header();
        var asked = new Asked(request, message.envelope(), header, digest(message.envelope(), header, request));
        var answer = answer(asked, message.body());
        return header.has(Header.CERTIFY) && signer.isPresent()
                ? answer.compose(made -> Credential.added(made, signer.get()))
                : answer;
    }

    private byte[] notARequest(byte[] request) {
        var in = new WireReader(request);
        return failure(
                Envelope.read(in), Header.read(in), ResponseCode.PROTOCOL_ERROR, "not a request", Optional.empty());
    }

    private Future<byte[]> answer(Asked asked, MessageBody body) {
        if (body instanceof MessageBody.ResolutionRequest question) {
            return records.find(question.handle())
                    .compose(record ->
                            goesOn(asked, record) ? passedOn(asked, question) : now(answer(asked, question, record)));
        }
        return switch (asked.header().opCode()) {
            case OpCode.GET_SITE_INFO -> now(encode(asked, new MessageBody.Site(asked.digest(), site.get())));
            case OpCode.CHALLENGE_ANSWER -> authenticate(asked, body);
            default -> now(failure(asked, ResponseCode.OPERATION_NOT_SUPPORTED, "this server answers questions only"));
        };
    }

    private boolean goesOn(Asked asked, HandleRecord record) {
        return record instanceof HandleRecord.Foreign
                && foreign.isPresent()
                && asked.header().has(Header.RECURSIVE);
    }

    /** What others say of a Handle that does not live here, for those who wish that they are asked. */
    private Future<byte[]> passedOn(Asked asked, MessageBody.ResolutionRequest question) {
        int recursion = asked.header().recursionCount();
        if (recursion >= ForeignHandles.HOPS_MAX) {
            return now(failure(asked, ResponseCode.RECURSION_TOO_DEEP, ""));
        }
        return foreign.orElseThrow().find(question.handle(), recursion).map(record -> {
            byte[] answer = answer(asked, question, record);
            answer[FLAGS_AT] &= ~AUTHORITATIVE_BIT; // others are the authority
            return answer;
        });
    }

    private Future<byte[]> counted(Future<byte[]> answer) {
        return answer.map(octets -> {
            responses.add(ByteBuffer.wrap(octets).getInt(RESPONSE_CODE_AT));
            return octets;
        });
    }

    /** How often which response code was given. */
    public Tally responses() {
        return responses;
    }

    private static Future<byte[]> now(byte[] answer) {
        return Future.succeededFuture(answer);
    }

    /** A request, and what stood around the question in it. */
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    private record Asked(byte[] request, Envelope envelope, Header header, Optional<RequestDigest> digest) {}

    private byte[] answer(Asked asked, MessageBody.ResolutionRequest question, HandleRecord record) {
        if (record instanceof HandleRecord.Found found) {
            return found(asked, question, found);
        }
        if (record instanceof HandleRecord.Foreign) {
            return failure(asked, ResponseCode.NOT_RESPONSIBLE, "That prefix doesn't live here");
        }
        return record instanceof HandleRecord.Absent
                ? failure(asked, ResponseCode.HANDLE_NOT_FOUND, "")
                : failure(asked, ResponseCode.TOO_BUSY, "");
    }

    /** Who asks for values that are not public is asked who it is. */
    private byte[] found(Asked asked, MessageBody.ResolutionRequest question, HandleRecord.Found record) {
        var wanted = new Selection(question.indexes(), question.types());
        boolean all = !asked.header().has(Header.PUBLIC_ONLY);
        return all && wanted.of(record.values()).stream().anyMatch(HandleValue::isRestricted)
                ? challenge(asked)
                : values(asked, question, wanted.of(record.open()));
    }

    private byte[] values(Asked asked, MessageBody.ResolutionRequest question, List<HandleValue> readable) {
        return readable.isEmpty()
                ? failure(asked, ResponseCode.VALUES_NOT_FOUND, "")
                : encode(asked, new MessageBody.Values(asked.digest(), question.handle(), readable));
    }

    private byte[] challenge(Asked asked) {
        var digest = asked.digest().orElseGet(() -> digestOf(asked.envelope(), asked.header(), asked.request()));
        var given = authentication.challenge(asked.request(), digest);
        var body = new MessageBody.Challenge(digest, given.open().nonce());
        return encode(asked.envelope(), asked.header(), given.sessionId(), ResponseCode.AUTHENTICATION_NEEDED, body);
    }

    /** Goes on with the question that a challenge was given for, if the answer to it is true. */
    private Future<byte[]> authenticate(Asked asked, MessageBody body) {
        var answer = body instanceof MessageBody.Other other
                ? ChallengeAnswer.read(other.octets())
                : Optional.<ChallengeAnswer>empty();
        var open = authentication.take(asked.envelope().sessionId());
        if (answer.isEmpty() || open.isEmpty()) {
            int code = answer.isEmpty() ? ResponseCode.PROTOCOL_ERROR : ResponseCode.AUTHENTICATION_TIMEOUT;
            return now(failure(asked, code, ""));
        }
        byte[] request = open.get().request();
        var message = Message.decode(request).orElseThrow();
        var question = (MessageBody.ResolutionRequest) message.body();
        var header = message.header();
        var again = new Asked(request, asked.envelope(), header, digest(asked.envelope(), header, request));
        return authentication
                .isTrue(answer.get(), open.get())
                .compose(isTrue -> isTrue
                        ? records.find(question.handle())
                                .compose(record -> restricted(again, question, answer.get(), record))
                        : now(failure(again, ResponseCode.AUTHENTICATION_FAILED, "")));
    }

    private Future<byte[]> restricted(
            Asked asked, MessageBody.ResolutionRequest question, ChallengeAnswer who, HandleRecord record) {
        if (!(record instanceof HandleRecord.Found found)) {
            return now(answer(asked, question, record));
        }
        var selected = new Selection(question.indexes(), question.types()).of(found.values());
        return authentication
                .mayRead(who, found.values())
                .map(may -> may
                        ? values(
                                asked,
                                question,
                                selected.stream()
                                        .filter(value -> value.isPublic() || value.isForAdministrators())
                                        .toList())
                        : failure(asked, ResponseCode.INSUFFICIENT_PERMISSION, ""));
    }

    private static Optional<RequestDigest> digest(Envelope envelope, Header header, byte[] request) {
        return header.has(Header.REQUEST_DIGEST) ? Optional.of(digestOf(envelope, header, request)) : Optional.empty();
    }

    private static RequestDigest digestOf(Envelope envelope, Header header, byte[] request) {
        int end = Envelope.OCTETS + Header.OCTETS + header.bodyLength();
        var version = spoken(envelope);
        return RequestDigest.of(Arrays.copyOfRange(request, Envelope.OCTETS, end), version.major(), version.minor());
    }

    private byte[] failure(Asked asked, int code, String message) {
        return failure(asked.envelope(), asked.header(), code, message, asked.digest());
    }

    private byte[] failure(Envelope envelope, Header header, int code, String message, Optional<RequestDigest> digest) {
        return encode(
                envelope,
                header,
                envelope.sessionId(),
                code,
                new MessageBody.Failure(digest, message, Optional.empty()));
    }

    private byte[] encode(Asked asked, MessageBody body) {
        return encode(asked.envelope(), asked.header(), asked.envelope().sessionId(), ResponseCode.SUCCESS, body);
    }

    private byte[] encode(Envelope asked, Header header, int sessionId, int code, MessageBody body) {
        var version = spoken(asked);
        int truncated = asked.flags() & Envelope.TRUNCATED;
        var envelope = new Envelope(
                version.major(), version.minor(), truncated, MAJOR, MINOR, sessionId, asked.requestId(), 0, 0);
        boolean digested = body instanceof MessageBody.Challenge
                || (header.has(Header.REQUEST_DIGEST)
                        && !(body instanceof MessageBody.Failure failure
                                && failure.digest().isEmpty()));
        int flags = header.opFlags() & ECHOED & ~Header.REQUEST_DIGEST;
        var answer = new Header(
                header.opCode(),
                code,
                flags | Header.AUTHORITATIVE | Header.RECURSIVE | (digested ? Header.REQUEST_DIGEST : 0),
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
