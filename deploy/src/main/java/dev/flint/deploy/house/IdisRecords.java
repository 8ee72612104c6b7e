package dev.flint.deploy.house;

import dev.flint.bridge.handle.HandleRecord;
import dev.flint.bridge.handle.HandleValue;
import dev.flint.bridge.handle.RecordSource;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;

/** Records in the words of nodes of the industrial internet. */
final class IdisRecords {
    private final RecordSource records;

    IdisRecords(RecordSource records) {
        this.records = records;
    }

    /** As second-level nodes have them (IDIS digest, 4.3). */
    Future<JsonObject> detail(String handle) {
        int slash = handle.indexOf('/');
        if (slash < 1) {
            return Future.succeededFuture(
                    IdisReplies.snms(IdisReplies.SNMS_FAILURE, "handle is a prefix, a slash and a suffix"));
        }
        return records.find(handle).map(record -> {
            if (!(record instanceof HandleRecord.Found found)) {
                return IdisReplies.snms(IdisReplies.SNMS_FAILURE, why(record));
            }
            return IdisReplies.snms(new JsonObject()
                    .put("code", "200")
                    .put("prefix", handle.substring(0, slash))
                    .put("handle", handle)
                    .put("templateVersion", "1.0")
                    .put("value", values(found, IdisRecords::detail)));
        });
    }

    private static JsonObject detail(HandleValue value) {
        return new JsonObject()
                .put("index", Integer.toUnsignedLong(value.index()))
                .put("type", value.type())
                .put("auth", "1")
                .put("data", new JsonObject().put("format", "string").put("value", value.text()));
    }

    /** As enterprise nodes have them (IDIS digest, 4.4). */
    Future<JsonObject> retrieve(String target) {
        if (target.indexOf('/') < 1) {
            return Future.succeededFuture(
                    IdisReplies.doip(IdisReplies.DOIP_PARAMETER, "targetId is a prefix, a slash and a suffix"));
        }
        return records.find(target).map(record -> {
            if (!(record instanceof HandleRecord.Found found)) {
                boolean unknown = record instanceof HandleRecord.Unavailable;
                return IdisReplies.doip(unknown ? IdisReplies.DOIP_ERROR : IdisReplies.DOIP_NOT_FOUND, why(record));
            }
            var attributes = object(target).put("elements", values(found, IdisRecords::element));
            return IdisReplies.doip(object(target).put("attributes", attributes));
        });
    }

    private static JsonObject object(String target) {
        return new JsonObject().put("id", target).put("type", "0.TYPE/DO");
    }

    private static JsonObject element(HandleValue value) {
        return new JsonObject()
                .put("index", Integer.toUnsignedLong(value.index()))
                .put("type", value.type())
                .put("name", value.type())
                .put("dataType", "string")
                .put("value", value.text());
    }

    private static JsonArray values(HandleRecord.Found found, Function<HandleValue, JsonObject> form) {
        return new JsonArray(visible(found).stream().map(form).toList());
    }

    private static String why(HandleRecord record) {
        return record instanceof HandleRecord.Foreign
                ? "the prefix does not live here"
                : record instanceof HandleRecord.Absent ? "no such identifier" : "that cannot be told at the moment";
    }

    /** What everybody may read, and can be read as a text. */
    private static List<HandleValue> visible(HandleRecord.Found found) {
        return found.open().stream()
                .filter(value -> StandardCharsets.UTF_8.newEncoder().canEncode(value.text())
                        && value.text().indexOf('\0') < 0)
                .toList();
    }
}
