package dev.flint.ledger.verify;

import java.util.function.UnaryOperator;

/** Changes to the JSON form of a good bundle, and what has to come of them. */
enum JsonEdits {
    NONE("VERIFIED", json -> json),
    UNKNOWN_MEMBER("FORMAT", json -> json.replaceFirst("\\{", "{\"extra\":1,")),
    MEMBER_TWICE("FORMAT", json -> json.replaceFirst("\\{", "{\"format\":\"flint-proof/1\",")),
    MEMBER_TWICE_ESCAPED("FORMAT", json -> json.replaceFirst("\\{", "{\"f\\\\u006frmat\":\"flint-proof/1\",")),
    NAME_ESCAPED("VERIFIED", json -> json.replaceFirst("\"format\"", "\"f\\\\u006Frmat\"")),
    OTHER_FORMAT("FORMAT", json -> json.replace("flint-proof/1", "flint-proof/2")),
    FORMAT_MISSING("FORMAT", json -> json.replace("\"format\":\"flint-proof/1\",", "")),
    CHAIN_MISSING("FORMAT", json -> json.replace("\"chain\":\"\",", "")),
    NAMESPACE_MISSING("FORMAT", json -> json.replace("\"namespace\":\"id\",", "")),
    NAMESPACE_NUMBER("FORMAT", json -> json.replace("\"namespace\":\"id\"", "\"namespace\":1")),
    ID_NULL("FORMAT", json -> json.replaceFirst("\"id\":\"did:bid:efAlice\"", "\"id\":null")),
    ID_EMPTY("FORMAT", json -> json.replaceFirst("\"id\":\"did:bid:efAlice\"", "\"id\":\"\"")),
    ID_HALF_SURROGATE("FORMAT", json -> json.replaceFirst("\"id\":\"did:bid:", "\"id\":\"\\\\ud800did:bid:")),
    ID_CONTROL("FORMAT", json -> json.replaceFirst("\"id\":\"did:bid:", "\"id\":\"\u0001did:bid:")),
    ID_BAD_ESCAPE("FORMAT", json -> json.replaceFirst("\"id\":\"did:bid:", "\"id\":\"\\\\xdid:bid:")),
    ID_SHORT_ESCAPE("FORMAT", json -> json.replaceFirst("\"id\":\"did:bid:", "\"id\":\"\\\\u00g0did:bid:")),
    RECORD_SPELLED_OTHERWISE("STATE_PROOF", json -> json.replaceFirst("\"record\":\"\\{", "\"record\":\"{ ")),
    RECORD_SLASH("VERIFIED", json -> json.replaceFirst("ledger.example/", "ledger.example\\\\/")),
    DEPTH_NEGATIVE("FORMAT", json -> json.replaceFirst("\"depth\":", "\"depth\":-")),
    DEPTH_ZERO_FIRST("FORMAT", json -> json.replaceFirst("\"depth\":", "\"depth\":0")),
    DEPTH_FRACTION("FORMAT", json -> json.replaceFirst("\"depth\":", "\"depth\":0.")),
    DEPTH_EXPONENT("FORMAT", json -> json.replaceFirst("\"depth\":([0-9]+)", "\"depth\":$1e0")),
    DEPTH_MORE("FORMAT", json -> json.replaceFirst("\"depth\":", "\"depth\":9")),
    DEPTH_HUGE("FORMAT", json -> json.replaceFirst("\"depth\":", "\"depth\":99999999999999")),
    BITMAP_UPPER_CASE("FORMAT", json -> json.replaceFirst("\"bitmap\":\"[0-9a-f]", "\"bitmap\":\"F")),
    BITMAP_ODD("FORMAT", json -> json.replaceFirst("\"bitmap\":\"", "\"bitmap\":\"0")),
    BITMAP_EMPTY("FORMAT", json -> json.replaceFirst("\"bitmap\":\"[0-9a-f]*", "\"bitmap\":\"")),
    SIBLINGS_NONE("FORMAT", json -> json.replaceFirst("\"siblings\":\\[[^]]*", "\"siblings\":[")),
    SIBLING_MORE("FORMAT", json -> json.replaceFirst("\"siblings\":\\[(\"[^\"]*\")", "\"siblings\":[$1,$1")),
    SIBLING_SHORT("FORMAT", json -> json.replaceFirst("\"siblings\":\\[\"....", "\"siblings\":[\"")),
    SIBLING_NOT_STRICT("FORMAT", json -> json.replaceFirst("\"siblings\":\\[\"(.{42}).=", "\"siblings\":[\"$1/=")),
    SIBLING_URL_ALPHABET("FORMAT", json -> json.replaceFirst("\"siblings\":\\[\".", "\"siblings\":[\"_")),
    SIBLING_NO_PADDING("FORMAT", json -> json.replaceFirst("\"siblings\":\\[\"(.{43})=", "\"siblings\":[\"$1")),
    SIBLING_NUMBER("FORMAT", json -> json.replaceFirst("\"siblings\":\\[", "\"siblings\":[1,")),
    SIBLINGS_TRAILING_COMMA("FORMAT", json -> json.replaceFirst("\"\\],\"terminal", "\",],\"terminal")),
    TERMINAL_UNKNOWN("FORMAT", json -> json.replace("\"type\":\"inclusion\"", "\"type\":\"exclusion\"")),
    TERMINAL_EMPTY("FORMAT", json -> json.replace("\"type\":\"inclusion\"", "\"type\":\"empty\"")),
    TERMINAL_MORE("FORMAT", json -> json.replace("\"type\":\"inclusion\"", "\"type\":\"inclusion\",\"key\":\"00\"")),
    TERMINAL_TEXT("FORMAT", json -> json.replace("{\"type\":\"inclusion\"}", "\"inclusion\"")),
    HISTORY_EMPTY("FORMAT", json -> json.replaceFirst("\"history\":\\[.*\\],\"tran", "\"history\":[],\"tran")),
    HISTORY_NUMBER("FORMAT", json -> json.replaceFirst("\"history\":\\[", "\"history\":[7,")),
    HISTORY_EMPTY_RECORD("FORMAT", json -> json.replaceFirst("\"history\":\\[", "\"history\":[\"\",")),
    TRANSACTIONS_EMPTY("FORMAT", json -> json.replaceFirst("\"transactions\":\\[.*?\\}\\]", "\"transactions\":[]")),
    TRANSACTION_MORE("FORMAT", json -> json.replaceFirst("\"position\":", "\"more\":0,\"position\":")),
    TRANSACTION_NUMBER("FORMAT", json -> json.replaceFirst("\"transactions\":\\[", "\"transactions\":[1,")),
    LEAF_EMPTY("FORMAT", json -> json.replaceFirst("\"leaf\":\"[^\"]*", "\"leaf\":\"")),
    POSITION_TEXT("FORMAT", json -> json.replaceFirst("\"position\":16", "\"position\":\"16\"")),
    POSITION_TOO_LARGE("FORMAT", json -> json.replaceFirst("\"position\":16", "\"position\":9007199254740992")),
    POSITION_OTHER("TRANSACTION", json -> json.replaceFirst("\"position\":16", "\"position\":9007199254740991")),
    HEADER_EMPTY("FORMAT", json -> json.replaceFirst("\"header\":\"[^\"]*", "\"header\":\"")),
    HEADER_INDEX_TRUE("FORMAT", json -> json.replaceFirst("\"headerIndex\":18", "\"headerIndex\":true")),
    HEADER_INDEX_MINUS_ZERO("HEADER", json -> json.replaceFirst("\"headerIndex\":18", "\"headerIndex\":-0")),
    HEADER_PATH_OBJECT("FORMAT", json -> json.replaceFirst("\"headerPath\":\\[[^]]*\\]", "\"headerPath\":{}")),
    CHECKPOINT_EMPTY("FORMAT", json -> json.replaceFirst("\"checkpoint\":\"[^\"]*", "\"checkpoint\":\"")),
    CHECKPOINT_MISSING("FORMAT", json -> json.replaceFirst(",\"checkpoint\":\"[^\"]*\"", "")),
    CHECKPOINT_ARRAY("FORMAT", json -> json.replaceFirst("\"checkpoint\":(\"[^\"]*\")", "\"checkpoint\":[$1]")),
    NESTED_DEEP("FORMAT", json -> "{\"x\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}"),
    TRAILING_TEXT("FORMAT", json -> json + "x"),
    TRAILING_NUL("FORMAT", json -> json + "\0"),
    TWO_VALUES("FORMAT", json -> json + json),
    TRAILING_COMMA("FORMAT", json -> json.substring(0, json.length() - 1) + ",}"),
    SINGLE_QUOTES("FORMAT", json -> json.replace('"', '\'')),
    COMMENT("FORMAT", json -> "{/* */" + json.substring(1)),
    EMPTY_OBJECT("FORMAT", json -> "{}"),
    UPPER_CASE_WORD("FORMAT", json -> json.replaceFirst("\"headerIndex\":18", "\"headerIndex\":NULL"));

    final String expected;
    private final UnaryOperator<String> edit;

    JsonEdits(String expected, UnaryOperator<String> edit) {
        this.expected = expected;
        this.edit = edit;
    }

    String of(String json) {
        return edit.apply(json);
    }
}
