package dev.flint.bridge.handle;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a message says (Handle digest, 1.4). */
public sealed interface MessageBody {
    void write(WireWriter out);

    /**
     * A question for the values of a Handle.
     *
     * @param indexes of the values wanted, beside those of the types; both empty for all
     * @param trailing what clients of IDIS put behind it
     */
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    record ResolutionRequest(String handle, List<Integer> indexes, List<String> types, byte[] trailing)
            implements MessageBody {
        public ResolutionRequest {
            indexes = List.copyOf(indexes);
            types = List.copyOf(types);
        }

        static ResolutionRequest read(WireReader in) {
            String handle = in.text();
            List<Integer> indexes = new ArrayList<>();
            for (int left = in.count(); left > 0; left--) {
                indexes.add(in.i32());
            }
            List<String> types = new ArrayList<>();
            for (int left = in.count(); left > 0 && !in.isBroken(); left--) {
                types.add(in.text());
            }
            return new ResolutionRequest(handle, indexes, types, in.rest());
        }

        @Override
        public void write(WireWriter out) {
            out.text(handle).i32(indexes.size());
            indexes.forEach(out::i32);
            out.i32(types.size());
            types.forEach(out::text);
            out.octets(trailing);
        }
    }

    /** The values of a Handle; also where to ask instead. */
    record Values(Optional<RequestDigest> digest, String handle, List<HandleValue> values) implements MessageBody {
        public Values {
            values = List.copyOf(values);
        }

        @Override
        public void write(WireWriter out) {
            digest.ifPresent(known -> known.write(out));
            out.text(handle);
            HandleValue.writeAll(values, out);
        }
    }

    /**
     * Why there is no answer.
     *
     * @param indexes of the values that it is about; empty when it is not about any
     */
    record Failure(Optional<RequestDigest> digest, String message, Optional<List<Integer>> indexes)
            implements MessageBody {
        @Override
        public void write(WireWriter out) {
            digest.ifPresent(known -> known.write(out));
            out.text(message);
            if (indexes.isPresent()) {
                out.i32(indexes.get().size());
                indexes.get().forEach(out::i32);
            }
        }
    }

    /** The site of the server. */
    record Site(Optional<RequestDigest> digest, SiteInfo site) implements MessageBody {
        @Override
        public void write(WireWriter out) {
            digest.ifPresent(known -> known.write(out));
            out.octets(site.encode());
        }
    }

    /** What a client has to sign to go on. */
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    record Challenge(RequestDigest digest, byte[] nonce) implements MessageBody {
        @Override
        public void write(WireWriter out) {
            digest.write(out);
            out.counted(nonce);
        }
    }

    /** Names of Handles. */
    record Handles(Optional<RequestDigest> digest, List<String> handles) implements MessageBody {
        public Handles {
            handles = List.copyOf(handles);
        }

        @Override
        public void write(WireWriter out) {
            digest.ifPresent(known -> known.write(out));
            out.i32(handles.size());
            handles.forEach(out::text);
        }
    }

    /** What is passed over unread: administration and sessions. */
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    record Other(byte[] octets) implements MessageBody {
        @Override
        public void write(WireWriter out) {
            out.octets(octets);
        }
    }

    /** Reads a body; empty when it is not what its header says. */
    static Optional<MessageBody> read(Header header, WireReader in) {
        if (header.responseCode() == 0) {
            return header.opCode() == OpCode.RESOLUTION
                    ? in.whole(ResolutionRequest.read(in))
                    : in.whole(new Other(in.rest()));
        }
        if (header.responseCode() == ResponseCode.AUTHENTICATION_NEEDED) {
            return in.whole(new Challenge(RequestDigest.read(in), in.counted()));
        }
        Optional<RequestDigest> digest =
                header.has(Header.REQUEST_DIGEST) ? Optional.of(RequestDigest.read(in)) : Optional.empty();
        return in.whole(
                switch (header.responseCode()) {
                    case ResponseCode.SUCCESS -> success(header, digest, in);
                    case ResponseCode.SERVICE_REFERRAL, ResponseCode.PREFIX_REFERRAL -> referral(digest, in);
                    default -> failure(digest, in);
                });
    }

    private static MessageBody success(Header header, Optional<RequestDigest> digest, WireReader in) {
        return switch (header.opCode()) {
            case OpCode.RESOLUTION -> new Values(digest, in.text(), HandleValue.readAll(in));
            case OpCode.GET_SITE_INFO -> new Site(digest, SiteInfo.read(in));
            case OpCode.LIST_HANDLES, OpCode.LIST_PREFIXES -> handles(digest, in);
            default -> {
                var out = new WireWriter(64);
                digest.ifPresent(known -> known.write(out));
                yield new Other(out.octets(in.rest()).toOctets());
            }
        };
    }

    private static MessageBody handles(Optional<RequestDigest> digest, WireReader in) {
        List<String> handles = new ArrayList<>();
        for (int left = in.count(); left > 0 && !in.isBroken(); left--) {
            handles.add(in.text());
        }
        return new Handles(digest, handles);
    }

    private static MessageBody referral(Optional<RequestDigest> digest, WireReader in) {
        String handle = in.text();
        return in.remaining() == 0
                ? new Failure(digest, handle, Optional.empty())
                : new Values(digest, handle, HandleValue.readAll(in));
    }

    private static MessageBody failure(Optional<RequestDigest> digest, WireReader in) {
        String message = in.text();
        if (in.remaining() == 0) {
            return new Failure(digest, message, Optional.empty());
        }
        List<Integer> indexes = new ArrayList<>();
        for (int left = in.count(); left > 0; left--) {
            indexes.add(in.i32());
        }
        return new Failure(digest, message, Optional.of(indexes));
    }
}
