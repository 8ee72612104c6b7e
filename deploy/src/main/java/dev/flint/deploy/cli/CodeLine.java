package dev.flint.deploy.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.flint.deploy.carrier.CodeForm;
import dev.flint.deploy.carrier.VaaVerdict;
import dev.flint.vaa.Profile;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A code that somebody asks about: a line of input, or an argument. */
sealed interface CodeLine {
    record Given(String input, CodeForm form, Profile profile) implements CodeLine {}

    record Malformed(String code, int index) implements CodeLine {}

    /**
     * Reads a line.
     *
     * @param form if the line does not say; guessed if null
     */
    static CodeLine of(Lines.Line line, @Nullable CodeForm form, Profile profile) {
        var input = InputLine.of(line);
        if (input instanceof InputLine.Malformed malformed) {
            return new Malformed(malformed.code(), malformed.index());
        }
        var given = (InputLine.Given) input;
        String named = given.options().path("form").asText("");
        var known = named.isEmpty() ? Optional.ofNullable(form) : CodeForm.of(named);
        if (!named.isEmpty() && known.isEmpty()) {
            return new Malformed("UNKNOWN_FORM", 0);
        }
        var asked = switch (given.options().path("profile").asText("")) {
            case "strict" -> Profile.STRICT;
            case "extended" -> Profile.EXTENDED;
            default -> profile;
        };
        return of(given.input(), known.orElse(null), asked);
    }

    static CodeLine of(String input, @Nullable CodeForm form, Profile profile) {
        return new Given(input, form == null ? CodeForm.ofLook(input) : form, profile);
    }

    /** What is to be said of it. */
    default ObjectNode verdict() {
        if (this instanceof Malformed malformed) {
            return VaaVerdict.error(malformed.code, malformed.index);
        }
        var given = (Given) this;
        return VaaVerdict.of(given.form.read(given.input, given.profile)).put("form", given.form.toString());
    }
}
