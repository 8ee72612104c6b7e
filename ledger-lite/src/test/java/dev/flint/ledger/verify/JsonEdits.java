package dev.flint.ledger.verify;

import java.util.List;
import java.util.function.UnaryOperator;

/** Changes to the JSON form of a good bundle, and what has to come of them. */
record JsonEdits(String name, String expected, UnaryOperator<String> edit) {
    static final List<JsonEdits> ALL = List.of(
            new JsonEdits("none", "VERIFIED", json -> json),
            new JsonEdits("unknown member", "FORMAT", json -> json.replaceFirst("\\{", "{\"extra\":1,")),
            new JsonEdits("member twice", "FORMAT", json -> json.replaceFirst("\\{", "{\"format\":\"flint-proof/1\",")),
            new JsonEdits(
                    "member twice escaped",
                    "FORMAT",
                    json -> json.replaceFirst("\\{", "{\"f\\\\u006frmat\":\"flint-proof/1\",")),
            new JsonEdits("name escaped", "VERIFIED", json -> json.replaceFirst("\"format\"", "\"f\\\\u006Frmat\"")),
            new JsonEdits("other format", "FORMAT", json -> json.replace("flint-proof/1", "flint-proof/2")),
            new JsonEdits("format missing", "FORMAT", json -> json.replace("\"format\":\"flint-proof/1\",", "")),
            new JsonEdits("chain missing", "FORMAT", json -> json.replace("\"chain\":\"\",", "")),
            new JsonEdits("namespace missing", "FORMAT", json -> json.replace("\"namespace\":\"id\",", "")),
            new JsonEdits(
                    "namespace number", "FORMAT", json -> json.replace("\"namespace\":\"id\"", "\"namespace\":1")),
            new JsonEdits("id null", "FORMAT", json -> json.replaceFirst("\"id\":\"did:bid:efAlice\"", "\"id\":null")),
            new JsonEdits("id empty", "FORMAT", json -> json.replaceFirst("\"id\":\"did:bid:efAlice\"", "\"id\":\"\"")),
            new JsonEdits(
                    "id half surrogate",
                    "FORMAT",
                    json -> json.replaceFirst("\"id\":\"did:bid:", "\"id\":\"\\\\ud800did:bid:")),
            new JsonEdits(
                    "id control", "FORMAT", json -> json.replaceFirst("\"id\":\"did:bid:", "\"id\":\"\u0001did:bid:")),
            new JsonEdits(
                    "id bad escape",
                    "FORMAT",
                    json -> json.replaceFirst("\"id\":\"did:bid:", "\"id\":\"\\\\xdid:bid:")),
            new JsonEdits(
                    "id short escape",
                    "FORMAT",
                    json -> json.replaceFirst("\"id\":\"did:bid:", "\"id\":\"\\\\u00g0did:bid:")),
            new JsonEdits(
                    "record spelled otherwise",
                    "STATE_PROOF",
                    json -> json.replaceFirst("\"record\":\"\\{", "\"record\":\"{ ")),
            new JsonEdits(
                    "record slash", "VERIFIED", json -> json.replaceFirst("ledger.example/", "ledger.example\\\\/")),
            new JsonEdits("depth negative", "FORMAT", json -> json.replaceFirst("\"depth\":", "\"depth\":-")),
            new JsonEdits("depth zero first", "FORMAT", json -> json.replaceFirst("\"depth\":", "\"depth\":0")),
            new JsonEdits("depth fraction", "FORMAT", json -> json.replaceFirst("\"depth\":", "\"depth\":0.")),
            new JsonEdits(
                    "depth exponent", "FORMAT", json -> json.replaceFirst("\"depth\":([0-9]+)", "\"depth\":$1e0")),
            new JsonEdits("depth more", "FORMAT", json -> json.replaceFirst("\"depth\":", "\"depth\":9")),
            new JsonEdits("depth huge", "FORMAT", json -> json.replaceFirst("\"depth\":", "\"depth\":99999999999999")),
            new JsonEdits(
                    "bitmap upper case",
                    "FORMAT",
                    json -> json.replaceFirst("\"bitmap\":\"[0-9a-f]", "\"bitmap\":\"F")),
            new JsonEdits("bitmap odd", "FORMAT", json -> json.replaceFirst("\"bitmap\":\"", "\"bitmap\":\"0")),
            new JsonEdits(
                    "bitmap empty", "FORMAT", json -> json.replaceFirst("\"bitmap\":\"[0-9a-f]*", "\"bitmap\":\"")),
            new JsonEdits(
                    "siblings none", "FORMAT", json -> json.replaceFirst("\"siblings\":\\[[^]]*", "\"siblings\":[")),
            new JsonEdits(
                    "sibling more",
                    "FORMAT",
                    json -> json.replaceFirst("\"siblings\":\\[(\"[^\"]*\")", "\"siblings\":[$1,$1")),
            new JsonEdits(
                    "sibling short", "FORMAT", json -> json.replaceFirst("\"siblings\":\\[\"....", "\"siblings\":[\"")),
            new JsonEdits(
                    "sibling not strict",
                    "FORMAT",
                    json -> json.replaceFirst("\"siblings\":\\[\"(.{42}).=", "\"siblings\":[\"$1/=")),
            new JsonEdits(
                    "sibling url alphabet",
                    "FORMAT",
                    json -> json.replaceFirst("\"siblings\":\\[\".", "\"siblings\":[\"_")),
            new JsonEdits(
                    "sibling no padding",
                    "FORMAT",
                    json -> json.replaceFirst("\"siblings\":\\[\"(.{43})=", "\"siblings\":[\"$1")),
            new JsonEdits(
                    "sibling number", "FORMAT", json -> json.replaceFirst("\"siblings\":\\[", "\"siblings\":[1,")),
            new JsonEdits(
                    "siblings trailing comma",
                    "FORMAT",
                    json -> json.replaceFirst("\"\\],\"terminal", "\",],\"terminal")),
            new JsonEdits(
                    "terminal unknown",
                    "FORMAT",
                    json -> json.replace("\"type\":\"inclusion\"", "\"type\":\"exclusion\"")),
            new JsonEdits(
                    "terminal empty", "FORMAT", json -> json.replace("\"type\":\"inclusion\"", "\"type\":\"empty\"")),
            new JsonEdits(
                    "terminal more",
                    "FORMAT",
                    json -> json.replace("\"type\":\"inclusion\"", "\"type\":\"inclusion\",\"key\":\"00\"")),
            new JsonEdits("terminal text", "FORMAT", json -> json.replace("{\"type\":\"inclusion\"}", "\"inclusion\"")),
            new JsonEdits(
                    "history empty",
                    "FORMAT",
                    json -> json.replaceFirst("\"history\":\\[.*\\],\"tran", "\"history\":[],\"tran")),
            new JsonEdits("history number", "FORMAT", json -> json.replaceFirst("\"history\":\\[", "\"history\":[7,")),
            new JsonEdits(
                    "history empty record",
                    "FORMAT",
                    json -> json.replaceFirst("\"history\":\\[", "\"history\":[\"\",")),
            new JsonEdits(
                    "transactions empty",
                    "FORMAT",
                    json -> json.replaceFirst("\"transactions\":\\[.*?\\}\\]", "\"transactions\":[]")),
            new JsonEdits(
                    "transaction more",
                    "FORMAT",
                    json -> json.replaceFirst("\"position\":", "\"more\":0,\"position\":")),
            new JsonEdits(
                    "transaction number",
                    "FORMAT",
                    json -> json.replaceFirst("\"transactions\":\\[", "\"transactions\":[1,")),
            new JsonEdits("leaf empty", "FORMAT", json -> json.replaceFirst("\"leaf\":\"[^\"]*", "\"leaf\":\"")),
            new JsonEdits(
                    "position text", "FORMAT", json -> json.replaceFirst("\"position\":16", "\"position\":\"16\"")),
            new JsonEdits(
                    "position too large",
                    "FORMAT",
                    json -> json.replaceFirst("\"position\":16", "\"position\":9007199254740992")),
            new JsonEdits(
                    "position other",
                    "TRANSACTION",
                    json -> json.replaceFirst("\"position\":16", "\"position\":9007199254740991")),
            new JsonEdits("header empty", "FORMAT", json -> json.replaceFirst("\"header\":\"[^\"]*", "\"header\":\"")),
            new JsonEdits(
                    "header index true",
                    "FORMAT",
                    json -> json.replaceFirst("\"headerIndex\":18", "\"headerIndex\":true")),
            new JsonEdits(
                    "header index minus zero",
                    "HEADER",
                    json -> json.replaceFirst("\"headerIndex\":18", "\"headerIndex\":-0")),
            new JsonEdits(
                    "header path object",
                    "FORMAT",
                    json -> json.replaceFirst("\"headerPath\":\\[[^]]*\\]", "\"headerPath\":{}")),
            new JsonEdits(
                    "checkpoint empty",
                    "FORMAT",
                    json -> json.replaceFirst("\"checkpoint\":\"[^\"]*", "\"checkpoint\":\"")),
            new JsonEdits("checkpoint missing", "FORMAT", json -> json.replaceFirst(",\"checkpoint\":\"[^\"]*\"", "")),
            new JsonEdits(
                    "checkpoint array",
                    "FORMAT",
                    json -> json.replaceFirst("\"checkpoint\":(\"[^\"]*\")", "\"checkpoint\":[$1]")),
            new JsonEdits("nested deep", "FORMAT", json -> "{\"x\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}"),
            new JsonEdits("trailing text", "FORMAT", json -> json + "x"),
            new JsonEdits("trailing nul", "FORMAT", json -> json + "\0"),
            new JsonEdits("two values", "FORMAT", json -> json + json),
            new JsonEdits("trailing comma", "FORMAT", json -> json.substring(0, json.length() - 1) + ",}"),
            new JsonEdits("single quotes", "FORMAT", json -> json.replace('"', '\'')),
            new JsonEdits("comment", "FORMAT", json -> "{/* */" + json.substring(1)),
            new JsonEdits("empty object", "FORMAT", json -> "{}"),
            new JsonEdits(
                    "upper case word",
                    "FORMAT",
                    json -> json.replaceFirst("\"headerIndex\":18", "\"headerIndex\":NULL")));

    String of(String json) {
        return edit.apply(json);
    }
}
