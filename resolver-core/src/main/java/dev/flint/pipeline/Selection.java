package dev.flint.pipeline;

import dev.flint.id.Did;
import dev.flint.id.DidUrl;
import dev.flint.id.DidUrlParse;
import dev.flint.id.PercentEncoding;
import dev.flint.spi.ResolutionError;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a DID URL selects.
 *
 * @param service id of a service, absolute or relative
 * @param relativeRef where to go on from a service's endpoint, decoded
 * @param options the resolution options among its parameters, by name
 * @param beyond whether it has a path, or a parameter that means nothing here
 * @see <a href="https://www.w3.org/TR/did-1.1/#did-parameters">DID 1.1, DID parameters</a>
 */
public record Selection(
        Did did,
        Optional<String> service,
        Optional<String> serviceType,
        Optional<String> relativeRef,
        Optional<String> fragment,
        Map<String, String> options,
        boolean beyond) {

    public Selection {
        options = Map.copyOf(options);
    }

    /** What came of reading a DID URL. */
    public sealed interface Reading {
        /** It is well-formed. */
        record Read(Selection selection) implements Reading {}

        /**
         * It is not, or it asks for what is not done here.
         *
         * @param detail one sentence for a person
         */
        record Refused(ResolutionError error, String detail) implements Reading {}
    }

    /** Reads a DID URL from outside. */
    public static Reading parse(String text) {
        var parse = DidUrl.parse(text);
        if (parse instanceof DidUrlParse.Parsed parsed) {
            return of(parsed.didUrl());
        }
        return parse instanceof DidUrlParse.Rejected rejected
                ? invalid(
                        "at index " + rejected.index() + ": " + rejected.fault().text())
                : invalid("");
    }

    private static Reading of(DidUrl url) {
        var parameters = PercentEncoding.parameters(url.query().orElse(""));
        if (parameters.isEmpty()) {
            return invalid("the query has octets that are not UTF-8, or names a parameter twice");
        }
        var options = new LinkedHashMap<String, String>();
        boolean beyond = !url.path().isEmpty();
        for (var parameter : parameters.get().entrySet()) {
            switch (parameter.getKey()) {
                case "service", "serviceType", "relativeRef" -> {}
                case "versionId", "versionTime", "noCache", "expandRelativeUrls" ->
                    options.put(parameter.getKey(), parameter.getValue());
                case "hl" -> {
                    return new Reading.Refused(
                            ResolutionError.FEATURE_NOT_SUPPORTED,
                            "the parameter \"" + parameter.getKey() + "\" is not supported");
                }
                default -> beyond = true;
            }
        }
        var relativeRef = Optional.ofNullable(parameters.get().get("relativeRef"));
        if (relativeRef.isPresent() && !ServiceUrl.isSafe(relativeRef.get())) {
            return invalid("relativeRef has to be a relative reference that stays below the endpoint");
        }
        return new Reading.Read(new Selection(
                url.did(),
                Optional.ofNullable(parameters.get().get("service")),
                Optional.ofNullable(parameters.get().get("serviceType")),
                relativeRef,
                url.fragment(),
                options,
                beyond));
    }

    /** Whether it selects the document itself. */
    public boolean isWholeDocument() {
        return !selectsServices() && relativeRef.isEmpty() && fragment.isEmpty() && !beyond;
    }

    public boolean selectsServices() {
        return service.isPresent() || serviceType.isPresent();
    }

    private static Reading invalid(String detail) {
        return new Reading.Refused(ResolutionError.INVALID_DID_URL, detail);
    }
}
