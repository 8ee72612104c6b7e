package dev.flint.bid.vaa;

import dev.flint.bid.document.DocumentFault.Kind;
import dev.flint.vaa.Profile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;

/** Reads what is said of a code or a node: the member {@code record} of an operation. */
final class ContentReader {
    static final int NAME_CHARS_MAX = 200;
    static final int LINKS_MAX = 50;
    static final int LANGUAGES_MAX = 16;
    static final int OTHER_NAMES_MAX = 16;
    static final int ATTRIBUTES_MAX = 50;

    private static final int LANGUAGE_CHARS_MAX = 35;
    private static final int MEDIA_TYPE_CHARS_MAX = 100;
    private static final int OTHER_NAME_CHARS_MAX = 512;
    private static final int ATTRIBUTE_NAME_CHARS_MAX = 64;
    private static final int ATTRIBUTE_CHARS_MAX = 1_024;
    private static final int TTL_SECONDS_DEFAULT = 3_600;
    private static final int TTL_SECONDS_MAX = 31_536_000;
    private static final Set<String> MEMBERS = Set.of("name", "links", "alsoKnownAs", "attributes", "serials", "ttl");
    private static final Set<String> LINK_MEMBERS = Set.of("linkType", "href", "title", "type", "hreflang", "default");

    private ContentReader() {}

    /** Empty when something is wrong with it, which has been noted then. */
    static Optional<VaaContent> read(Fields record, VaaId.Level level) {
        record.allow(MEMBERS);
        var name = record.requiredText("name", NAME_CHARS_MAX);
        List<TargetLink> links = new ArrayList<>();
        record.objects("links", LINKS_MAX).forEach(link -> link(link).ifPresent(links::add));
        if (links.stream().filter(TargetLink::isDefault).count() > 1) {
            record.fault(Kind.DUPLICATE, "links", "only one can be the default");
        }
        var otherNames = record.texts("alsoKnownAs", OTHER_NAMES_MAX, OTHER_NAME_CHARS_MAX);
        if (!otherNames.stream().allMatch(ContentReader::isUri)) {
            record.fault(Kind.WRONG_TYPE, "alsoKnownAs", "other names are URIs");
        }
        var attributes =
                record.object("attributes").map(ContentReader::attributes).orElse(Map.of());
        var serials = record.object("serials").flatMap(ContentReader::serials);
        if (record.has("serials") && level != VaaId.Level.ENTERPRISE) {
            record.fault(Kind.LENIENT_FORM, "serials", "only enterprises mint codes");
        }
        long ttl = record.number("ttl", 0, TTL_SECONDS_MAX).orElse(TTL_SECONDS_DEFAULT);
        return name.map(text -> new VaaContent(text, links, otherNames, attributes, serials, (int) ttl));
    }

    private static Optional<TargetLink> link(Fields link) {
        link.allow(LINK_MEMBERS);
        var type = link.requiredText("linkType", TargetLink.HREF_CHARS_MAX);
        var linkType = type.flatMap(LinkType::expanded);
        if (type.isPresent() && (linkType.isEmpty() || linkType.get().equals(LinkType.DEFAULT))) {
            link.fault(Kind.WRONG_TYPE, "linkType", "a registered relation or a URI, and not that of default links");
        }
        var href = link.requiredText("href", TargetLink.HREF_CHARS_MAX);
        if (href.isPresent() && !TargetLink.isWebUrl(href.get())) {
            link.fault(Kind.WRONG_TYPE, "href", "an http or https URL");
        }
        var title = link.requiredText("title", NAME_CHARS_MAX);
        var mediaType = link.text("type", MEDIA_TYPE_CHARS_MAX);
        if (mediaType.isPresent() && !isMediaType(mediaType.get())) {
            link.fault(Kind.WRONG_TYPE, "type", "a media type without parameters");
        }
        var languages = link.texts("hreflang", LANGUAGES_MAX, LANGUAGE_CHARS_MAX);
        if (!languages.stream().allMatch(ContentReader::isLanguage)) {
            link.fault(Kind.WRONG_TYPE, "hreflang", "language tags as en or zh-CN");
        }
        boolean isDefault = link.flag("default");
        return linkType.isPresent() && href.isPresent() && title.isPresent()
                ? Optional.of(new TargetLink(linkType.get(), href.get(), title.get(), mediaType, languages, isDefault))
                : Optional.empty();
    }

    private static Map<String, String> attributes(Fields attributes) {
        Map<String, String> values = new TreeMap<>();
        var names = attributes.names();
        if (names.size() > ATTRIBUTES_MAX) {
            attributes.fault(Kind.ARRAY_TOO_LONG, "", "at most " + ATTRIBUTES_MAX);
            return values;
        }
        for (String name : names) {
            if (name.length() > ATTRIBUTE_NAME_CHARS_MAX) {
                attributes.fault(Kind.TOO_LARGE, "", "a name has at most " + ATTRIBUTE_NAME_CHARS_MAX + " characters");
            }
            attributes.text(name, ATTRIBUTE_CHARS_MAX).ifPresent(value -> values.put(name, value));
        }
        return values;
    }

    private static Optional<SerialForm> serials(Fields serials) {
        serials.allow(Set.of("length", "profile"));
        OptionalLong length = serials.number("length", 1, SerialForm.LENGTH_MAX);
        if (!serials.has("length")) {
            serials.fault(Kind.MISSING, "length", "missing");
        }
        String profile = serials.text("profile", NAME_CHARS_MAX).orElse("strict");
        if (!profile.equals("strict") && !profile.equals("extended")) {
            serials.fault(Kind.WRONG_TYPE, "profile", "strict or extended");
        }
        return length.isEmpty()
                ? Optional.empty()
                : Optional.of(new SerialForm(
                        (int) length.getAsLong(), profile.equals("extended") ? Profile.EXTENDED : Profile.STRICT));
    }

    private static boolean isUri(String text) {
        int colon = text.indexOf(':');
        return colon > 0
                && colon + 1 < text.length()
                && Character.isLetter(text.charAt(0))
                && text.substring(0, colon).chars().allMatch(c -> isLetterOrDigit(c) || "+-.".indexOf(c) >= 0)
                && TargetLink.isUrl(text);
    }

    private static boolean isMediaType(String text) {
        int slash = text.indexOf('/');
        return slash > 0
                && slash + 1 < text.length()
                && text.indexOf('/', slash + 1) < 0
                && text.chars().allMatch(c -> isLetterOrDigit(c) || "/-+._".indexOf(c) >= 0);
    }

    /** Subtags of letters and digits, the first of two or three letters. */
    private static boolean isLanguage(String text) {
        String[] subtags = text.split("-", -1);
        boolean first = subtags[0].length() >= 2
                && subtags[0].length() <= 3
                && subtags[0].chars().noneMatch(c -> c >= '0' && c <= '9');
        for (String subtag : subtags) {
            if (subtag.isEmpty() || subtag.length() > 8 || !subtag.chars().allMatch(ContentReader::isLetterOrDigit)) {
                return false;
            }
        }
        return first;
    }

    private static boolean isLetterOrDigit(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }
}
