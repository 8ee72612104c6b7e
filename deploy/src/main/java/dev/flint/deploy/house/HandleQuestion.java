package dev.flint.deploy.house;

import dev.flint.bid.vaa.TargetLink;
import dev.flint.bridge.handle.Selection;
import dev.flint.id.PercentEncoding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is asked for in a path and its query.
 *
 * @param callback name of a function that wants the answer as its argument
 * @param noRedirect whether the values are wanted, and not where they lead
 * @param wantsAll whether values are wanted, too, that not everybody may read
 * @param urlAppend what is to stand behind a URL
 */
record HandleQuestion(
        String handle,
        Selection selection,
        Optional<String> callback,
        boolean noRedirect,
        boolean wantsAll,
        String urlAppend) {
    private static final String SCHEME = "hdl:";
    private static final int PARAMETERS_MAX = 100;
    private static final int CALLBACK_CHARS_MAX = 64;

    /** Empty when it has a broken escape, or an index that is no number. */
    static Optional<HandleQuestion> of(String escaped, @Nullable String query) {
        var handle = PercentEncoding.decoded(escaped)
                .map(text -> text.startsWith(SCHEME) ? text.substring(SCHEME.length()) : text);
        List<Integer> indexes = new ArrayList<>();
        List<String> types = new ArrayList<>();
        Optional<String> callback = Optional.empty();
        boolean noRedirect = false;
        boolean wantsAll = false;
        String urlAppend = "";
        for (String parameter : List.of((query == null ? "" : query).split("&", PARAMETERS_MAX))) {
            int equals = parameter.indexOf('=');
            String name = equals < 0 ? parameter : parameter.substring(0, equals);
            var value = PercentEncoding.decoded(equals < 0 ? "" : parameter.substring(equals + 1));
            if (value.isEmpty()) {
                return Optional.empty();
            }
            switch (name) {
                case "index" -> {
                    var index = index(value.get());
                    if (index.isEmpty()) {
                        return Optional.empty();
                    }
                    indexes.add(index.get());
                }
                case "type" -> types.add(value.get());
                case "callback" -> callback = value.filter(HandleQuestion::isName);
                case "noredirect" -> noRedirect = true;
                case "publicOnly" -> wantsAll = value.get().equals("false");
                case "urlappend" -> urlAppend = TargetLink.isUrl(value.get()) ? value.get() : "";
                default -> {}
            }
        }
        var selection = new Selection(indexes, types);
        var function = callback;
        boolean stays = noRedirect;
        boolean all = wantsAll;
        String appended = urlAppend;
        return handle.map(text -> new HandleQuestion(text, selection, function, stays, all, appended));
    }

    private static Optional<Integer> index(String text) {
        boolean number = !text.isEmpty() && text.length() <= 9 && text.chars().allMatch(c -> c >= '0' && c <= '9');
        return number ? Optional.of(Integer.parseInt(text)) : Optional.empty();
    }

    /** Nothing that could be more than the name of a function. */
    private static boolean isName(String text) {
        return !text.isEmpty()
                && text.length() <= CALLBACK_CHARS_MAX
                && text.chars()
                        .allMatch(c -> (c >= 'a' && c <= 'z')
                                || (c >= 'A' && c <= 'Z')
                                || (c >= '0' && c <= '9')
                                || "_$.".indexOf(c) >= 0);
    }
}
