package dev.flint.http;

import dev.flint.id.Identifier;
import dev.flint.id.IdentifierParse;
import dev.flint.pipeline.Dereferencer;
import dev.flint.pipeline.Options;
import dev.flint.pipeline.Outcome;
import dev.flint.pipeline.Resolver;
import dev.flint.pipeline.Selection;
import dev.flint.spi.ResolutionError;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code POST /1.0/batch}: many identifiers in one request, each answered as if it had been asked for alone. The body
 * is a JSON array or lines of JSON; each element a text, or an object with {@code identifier} and {@code options}.
 * The answer has the same shape, its elements {@code identifier}, {@code status}, {@code result}, in the same order.
 */
final class Batch {
    static final String PATH = "/1.0/batch";
    static final String NDJSON = "application/x-ndjson";
    static final int ITEMS_MAX = 1_000;

    private final Resolver resolver;
    private final Dereferencer dereferencer;
    private final Options options;
    private final Forms forms = Forms.standard(false);

    Batch(Resolver resolver, HttpManners manners) {
        this.resolver = resolver;
        this.dereferencer = new Dereferencer(resolver);
        this.options = new Options(manners.refuseUnknownOptions(), manners.refuseNoCache(), resolver.drivers());
    }

    private record Item(String identifier, Map<String, String> options) {}

    private record Told(int status, Buffer result) {}

    /** Answers a body. Runs on an event loop and never blocks. */
    Future<PageTree.Found> answer(Buffer body) {
        boolean lines = isLines(body);
        var items = items(body, lines);
        if (items.isEmpty()) {
            return Future.succeededFuture(PageTree.Found.problem(
                    400,
                    "malformed-batch",
                    "The batch is malformed",
                    "it has to be a JSON array, or lines, of identifiers or objects {identifier, options}"));
        }
        if (items.get().size() > ITEMS_MAX) {
            return Future.succeededFuture(PageTree.Found.problem(
                    413,
                    "batch-too-large",
                    "The batch is too large",
                    "it has " + items.get().size() + " items, and may have " + ITEMS_MAX));
        }
        List<Future<Told>> answers = items.get().stream().map(this::tell).toList();
        return Future.join(answers)
                .transform(done -> Future.succeededFuture(new PageTree.Found(
                        200,
                        lines ? NDJSON : "application/json",
                        lines ? lines(items.get(), answers) : array(items.get(), answers),
                        "no-store")));
    }

    private Future<Told> tell(Item item) {
        boolean isUrl = isDidUrl(item.identifier);
        var asked = isUrl ? forms.dereferencing() : forms.resolution();
        return outcome(item, isUrl)
                .<Told>map(outcome -> told(outcome, asked))
                .otherwise(failure -> told(
                        new Outcome.Refused(ResolutionError.INTERNAL_ERROR, "the answer could not be read"), asked));
    }

    private Future<Outcome> outcome(Item item, boolean isUrl) {
        var given = new LinkedHashMap<>(item.options);
        var relationship = Optional.ofNullable(given.remove("verificationRelationship"));
        if (!isUrl) {
            return options.read(given) instanceof Options.Reading.Read ok
                    ? resolver.resolve(item.identifier, ok.options())
                    : refused((Options.Reading.Refused) options.read(given));
        }
        if (Selection.parse(item.identifier) instanceof Selection.Reading.Refused refused) {
            return Future.succeededFuture(new Outcome.Refused(refused.error(), refused.detail()));
        }
        var selection = ((Selection.Reading.Read) Selection.parse(item.identifier)).selection();
        given.putAll(selection.options());
        return options.read(given) instanceof Options.Reading.Read ok
                ? dereferencer.dereference(selection, ok.options(), relationship)
                : refused((Options.Reading.Refused) options.read(given));
    }

    private static Future<Outcome> refused(Options.Reading.Refused refused) {
        return Future.succeededFuture(new Outcome.Refused(refused.error(), refused.detail()));
    }

    private static Told told(Outcome outcome, Asked asked) {
        if (outcome instanceof Outcome.Answered answered) {
            return new Told(
                    answered.answer().isDeactivated() ? 410 : 200,
                    answered.answer().as(asked.envelope()).body());
        }
        var refused = (Outcome.Refused) outcome;
        int status = refused.error().httpStatus();
        return new Told(status, ErrorBody.ofResolution(asked, refused, status));
    }

    /** A slash may also stand in a VAA code. */
    private static boolean isDidUrl(String text) {
        return (text.indexOf('/') >= 0 || text.indexOf('?') >= 0 || text.indexOf('#') >= 0)
                && !(Identifier.parse(text) instanceof IdentifierParse.Parsed);
    }

    /** Whether it is anything but an array. */
    private static boolean isLines(Buffer body) {
        for (int i = 0; i < body.length(); i++) {
            byte octet = body.getByte(i);
            if (octet != ' ' && octet != '\n' && octet != '\r' && octet != '\t') {
                return octet != '[';
            }
        }
        return true;
    }

    private static Optional<List<Item>> items(Buffer body, boolean lines) {
        try {
            var items = new ArrayList<Item>();
            for (var element : lines ? elements(body) : new JsonArray(body)) {
                var item = item(element);
                if (item.isEmpty()) {
                    return Optional.empty();
                }
                items.add(item.get());
            }
            return items.isEmpty() ? Optional.empty() : Optional.of(items);
        } catch (DecodeException e) {
            return Optional.empty();
        }
    }

    private static List<Object> elements(Buffer body) {
        var elements = new ArrayList<Object>();
        for (String line : List.of(body.toString().split("\n", -1))) {
            if (!line.isBlank()) {
                elements.add(Json.decodeValue(line));
            }
        }
        return elements;
    }

    private static Optional<Item> item(Object element) {
        if (element instanceof String identifier) {
            return Optional.of(new Item(identifier, Map.of()));
        }
        if (element instanceof JsonObject object
                && object.getValue("identifier") instanceof String identifier
                && object.getValue("options", new JsonObject()) instanceof JsonObject given) {
            var options = new LinkedHashMap<String, String>();
            given.forEach(option -> options.put(option.getKey(), String.valueOf(option.getValue())));
            return Optional.of(new Item(identifier, options));
        }
        return Optional.empty();
    }

    private static Buffer array(List<Item> items, List<Future<Told>> answers) {
        var body = Buffer.buffer("[");
        for (int i = 0; i < items.size(); i++) {
            append(
                    i == 0 ? body : body.appendByte((byte) ','),
                    items.get(i),
                    answers.get(i).result());
        }
        return body.appendByte((byte) ']');
    }

    private static Buffer lines(List<Item> items, List<Future<Told>> answers) {
        var body = Buffer.buffer();
        for (int i = 0; i < items.size(); i++) {
            append(body, items.get(i), answers.get(i).result()).appendByte((byte) '\n');
        }
        return body;
    }

    private static Buffer append(Buffer body, Item item, Told told) {
        return body.appendString("{\"identifier\":")
                .appendString(Json.encode(item.identifier))
                .appendString(",\"status\":" + told.status + ",\"result\":")
                .appendBuffer(told.result)
                .appendByte((byte) '}');
    }
}
