package dev.flint.bridge.classify;

import dev.flint.bridge.classify.Classification.Reading;
import dev.flint.id.DidUrl;
import dev.flint.id.DidUrlParse;
import dev.flint.vaa.VaaCode;
import dev.flint.vaa.VaaParse;
import java.net.URI;
import java.net.URISyntaxException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Says what a text is: all readings that survive, the one to be followed first (Handle and DNS digest, 5). A scheme
 * that is written out beats every shape.
 */
public final class Classifier {
    private static final int CHARS_MAX = 4_096;

    private final Predicate<String> isBid;

    /** @param isBid whether a DID of the method bid is one */
    public Classifier(Predicate<String> isBid) {
        this.isBid = isBid;
    }

    public Classification classify(String given) {
        String trimmed = given.strip();
        if (trimmed.length() > CHARS_MAX) {
            return new Classification(trimmed.substring(0, CHARS_MAX), false, List.of());
        }
        String text = Normalizer.normalize(trimmed, Normalizer.Form.NFKC);
        var readings =
                byScheme(text).map(kind -> List.of(new Reading(kind, true))).orElseGet(() -> byShape(text));
        return new Classification(text, !text.equals(trimmed), readings);
    }

    /** Whether a scheme is written out that decides, even if what follows is wrong. */
    private static boolean hasScheme(String text) {
        return text.startsWith("did:") || text.startsWith("urn:");
    }

    private Optional<Kind> byScheme(String text) {
        String lower = text.substring(0, Math.min(text.length(), 16)).toLowerCase(Locale.ROOT);
        if (text.startsWith("did:")) {
            return did(text);
        }
        if (lower.startsWith("doi:")) {
            return Optional.of(Kind.DOI).filter(kind -> Shapes.isDoi(text.substring(4)));
        }
        for (String scheme : List.of("hdl:", "handle:", "info:hdl/")) {
            if (lower.startsWith(scheme)) {
                return Optional.of(Kind.HANDLE_URI).filter(kind -> Shapes.isHandle(text.substring(scheme.length())));
            }
        }
        for (String scheme : List.of("urn:oid:", "oid:", "oid.")) {
            if (lower.startsWith(scheme)) {
                return Optional.of(Kind.OID_URN).filter(kind -> Shapes.isOid(text.substring(scheme.length()), 2));
            }
        }
        if (lower.startsWith("urn:epc:")) {
            return Optional.of(Kind.EPC_URN).filter(kind -> isEpc(text.substring("urn:epc:".length())));
        }
        if (lower.startsWith("ecode:")) {
            return Optional.of(Kind.ECODE).filter(kind -> isEcode(text.substring("ecode:".length())));
        }
        if (lower.startsWith("ark:")) {
            return Optional.of(Kind.ARK)
                    .filter(kind -> text.indexOf('/') > 0 && !text.endsWith("/") && !Shapes.hasBlank(text));
        }
        return lower.startsWith("http://") || lower.startsWith("https://") ? url(text) : Optional.empty();
    }

    private Optional<Kind> did(String text) {
        if (!(DidUrl.parse(text) instanceof DidUrlParse.Parsed parsed)) {
            return Optional.empty();
        }
        var did = parsed.didUrl().did();
        if (!did.hasMethod("bid")) {
            return Optional.of(Kind.DID);
        }
        return isBid.test(did.text()) ? Optional.of(Kind.BID) : Optional.empty();
    }

    private static boolean isEpc(String rest) {
        return List.of("id:", "class:", "idpat:", "tag:", "raw:").stream()
                .anyMatch(start -> rest.startsWith(start) && rest.length() > start.length());
    }

    /** A version, a number system, a code: at least six digits or letters. */
    private static boolean isEcode(String text) {
        return text.length() >= 6
                && Shapes.isDigit(text.charAt(0))
                && text.chars()
                        .allMatch(c -> Shapes.isDigit((char) c) || Shapes.isUpper((char) Character.toUpperCase(c)));
    }

    private static Optional<Kind> url(String text) {
        URI uri;
        try {
            uri = new URI(text);
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
        String host = uri.getHost() == null ? "" : uri.getHost().toLowerCase(Locale.ROOT);
        String path = uri.getRawPath() == null ? "" : uri.getRawPath();
        String rest = path.isEmpty() ? "" : path.substring(1);
        if (host.isEmpty()) {
            return Optional.empty();
        }
        if ((host.equals("doi.org") || host.equals("dx.doi.org")) && Shapes.isDoi(rest)) {
            return Optional.of(Kind.DOI);
        }
        if (host.equals("hdl.handle.net") && Shapes.isHandle(rest)) {
            return Optional.of(Kind.HANDLE_PROXY);
        }
        if (host.equals("iotroot.com") || host.endsWith(".iotroot.com")) {
            return Optional.of(Kind.ECODE);
        }
        return Optional.of(Gs1.isDigitalLink(path) ? Kind.GS1_DIGITAL_LINK : Kind.URL);
    }

    private static List<Reading> byShape(String text) {
        List<Reading> readings = new ArrayList<>();
        if (text.isEmpty() || hasScheme(text)) {
            return readings;
        }
        if (VaaCode.parse(text.startsWith("15N") ? text.substring(3) : text) instanceof VaaParse.Parsed) {
            readings.add(new Reading(Kind.VAA, true));
            return readings;
        }
        handles(text, readings);
        oids(text, readings);
        numbers(text, readings);
        if (text.startsWith("MA.")
                && Shapes.labels(text).size() > 2
                && isThreeDigits(Shapes.labels(text).get(1))) {
            readings.add(new Reading(Kind.MA_IDCODE, false));
        } else if (readings.isEmpty() && Shapes.isDomain(text)) {
            readings.add(new Reading(Kind.DOMAIN, false));
        }
        return readings;
    }

    private static boolean isThreeDigits(String text) {
        return text.length() == 3 && Shapes.isNumber(text);
    }

    private static void handles(String text, List<Reading> readings) {
        if (text.startsWith("0.NA/") && text.length() > 5 && !Shapes.hasBlank(text)) {
            readings.add(new Reading(Kind.PREFIX_HANDLE, false));
        } else if (Shapes.isDoi(text)) {
            readings.add(new Reading(Kind.DOI, false));
        } else if (Shapes.isIdisHandle(text)) {
            readings.add(new Reading(Kind.IDIS_HANDLE, false));
        } else if (Shapes.isIdisPrefix(text)) {
            readings.add(new Reading(Kind.IDIS_PREFIX, false));
        } else if (Shapes.isHandle(text)) {
            readings.add(new Reading(Kind.HANDLE, false));
        }
    }

    private static void oids(String text, List<Reading> readings) {
        if (Shapes.isIpv4(text)) {
            readings.add(new Reading(Kind.OID_OR_IPV4, false));
        } else if (Shapes.isOid(text, 3)) {
            readings.add(new Reading(Kind.OID, false));
        } else if (List.of("/ISO/", "/ITU-T/", "/Joint-ISO-ITU-T/").stream()
                .anyMatch(start ->
                        text.regionMatches(true, 0, start, 0, start.length()) && text.length() > start.length())) {
            readings.add(new Reading(Kind.OID_IRI, false));
        } else if (text.startsWith("{") && text.endsWith("}") && text.indexOf('(') > 0 && text.indexOf(')') > 0) {
            readings.add(new Reading(Kind.OID_ASN1, false));
        }
    }

    private static void numbers(String text, List<Reading> readings) {
        if (Gs1.isElementString(text)) {
            readings.add(new Reading(Kind.GS1_ELEMENT_STRING, true));
        } else if (Gs1.isGtin(text)) {
            readings.add(new Reading(Kind.GTIN, true));
        }
        if (CheckDigits.isLei(text)) {
            readings.add(new Reading(Kind.LEI, true));
        } else if (CheckDigits.isUscc(text)) {
            readings.add(new Reading(Kind.USCC, true));
        }
    }
}
