package dev.flint.deploy.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code flint vaa show}. */
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        description = "Shows what is registered under a code or a node, and where its links lead.",
        footer = {"", "Example:  flint vaa show VAA08810000000001A1B2C3"})
final class VaaShowCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "CODE", description = "A code or a node.")
    private String code = "";

    @Mixin
    private ServerOption server = new ServerOption();

    @Mixin
    private OutputOption output = new OutputOption();

    VaaShowCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        var id = SignerOption.code(code);
        var answer = server.client().resolve(id.did(), ResolverClient.RESOLUTION, Map.of());
        int exit = ExitCode.ofResolution(answer);
        if (output.isJson()) {
            terminal.out().println(AnswerBody.line(answer.body()));
            return exit;
        }
        if (exit != ExitCode.OK) {
            String state = exit == ExitCode.DEACTIVATED ? "is retired" : "is not registered";
            terminal.err()
                    .println("flint: " + id.text() + " " + state + ": the resolver answered " + answer.statusCode());
            return exit;
        }
        show(AnswerBody.tree(answer.body()));
        return exit;
    }

    private void show(JsonNode resolution) {
        JsonNode document = resolution.path("didDocument");
        JsonNode metadata = resolution.path("didDocumentMetadata");
        line("code", document.path("id"));
        line("name", document.path("name"));
        line("level", metadata.at("/vaa/level"));
        line("controller", document.path("controller"));
        line("issued under", metadata.at("/vaa/issuedUnder"));
        line("serials", document.path("serials"));
        line("created", metadata.path("created"));
        line("updated", metadata.path("updated"));
        document.path("alsoKnownAs").forEach(name -> line("also known as", name));
        document.path("attributes").properties().forEach(each -> line(each.getKey(), each.getValue()));
        for (JsonNode service : document.path("service")) {
            line("link", service.at("/serviceEndpoint/href"));
            line("  type", service.path("type"));
            line("  title", service.at("/serviceEndpoint/title"));
        }
    }

    private void line(String label, JsonNode value) {
        if (!value.isMissingNode()) {
            String text = value.isTextual() ? value.asText() : value.toString();
            terminal.out().println(String.format("%-14s %s", label, text).stripTrailing());
        }
    }
}
