package dev.flint.bid.registrar;

import dev.flint.bid.register.Refusal;
import dev.flint.spi.ResolutionError;

/**
 * Why a job failed.
 *
 * @param status of HTTP
 * @param type URI of the problem: RFC 9457
 * @param reason keyword
 * @param detail one sentence for a person
 */
record Fault(int status, String type, String reason, String title, String detail) {
    private static final int BAD_REQUEST = 400;

    static Fault options(String detail) {
        return of(ResolutionError.INVALID_OPTIONS, "The request is not valid", detail);
    }

    static Fault did(String detail) {
        return of(ResolutionError.INVALID_DID, "The identifier is not a valid DID of this method", detail);
    }

    static Fault document(String detail) {
        return of(ResolutionError.INVALID_DID_DOCUMENT, "The document is not valid", detail);
    }

    static Fault notFound() {
        var error = ResolutionError.NOT_FOUND;
        return new Fault(
                error.httpStatus(),
                error.type(),
                error.keyword(),
                "Nothing is registered under this identifier",
                "nothing is registered");
    }

    static Fault method(String detail) {
        return of(ResolutionError.METHOD_NOT_SUPPORTED, "The method is not supported", detail);
    }

    static Fault of(Refusal refusal) {
        var kind = refusal.kind();
        var detail = new StringBuilder(refusal.detail());
        refusal.faults()
                .forEach(fault ->
                        detail.append("; ").append(fault.pointer()).append(": ").append(fault.message()));
        return new Fault(
                kind.httpStatus(),
                "/problems/" + kind.problemName(),
                kind.problemName(),
                kind.title(),
                detail.toString());
    }

    /** A request of this kind is the client's mistake, whatever the resolution of it would be. */
    private static Fault of(ResolutionError error, String title, String detail) {
        return new Fault(BAD_REQUEST, error.type(), error.keyword(), title, detail);
    }
}
