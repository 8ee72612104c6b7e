package dev.flint.deploy.cli;

import java.nio.charset.StandardCharsets;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Sends an operation, or shows it. */
final class Submit {
    private boolean refused;

    @Option(names = "--print", description = "Prints the signed operation instead of sending it.")
    private boolean print;

    @Mixin
    private ServerOption server = new ServerOption();

    @Mixin
    private OutputOption output = new OutputOption();

    /** Returns the command's exit code. */
    int operation(byte[] operation, Terminal terminal) {
        if (print) {
            show(new String(operation, StandardCharsets.UTF_8), terminal);
            return ExitCode.OK;
        }
        var answer = server.client().register(operation);
        show(answer.body(), terminal);
        int code = ExitCode.ofOperation(answer);
        if (code != ExitCode.OK) {
            String title = AnswerBody.tree(answer.body()).path("title").asText("no title");
            terminal.err().println("flint: refused with " + answer.statusCode() + ": " + title);
        }
        return code;
    }

    /** One line for an operation on one of many identifiers. */
    String line(String input, byte[] operation, ResolverClient client) {
        if (print) {
            return new JsonText()
                    .begin()
                    .string("input", input)
                    .json("operation", new String(operation, StandardCharsets.UTF_8))
                    .end();
        }
        var answer = client.register(operation);
        refused |= ExitCode.ofOperation(answer) != ExitCode.OK;
        return new JsonText()
                .begin()
                .string("input", input)
                .number("status", answer.statusCode())
                .json("result", AnswerBody.line(answer.body()))
                .end();
    }

    /** Whether any of many operations was refused. */
    boolean hasRefused() {
        return refused;
    }

    ResolverClient client() {
        return server.client();
    }

    private void show(String json, Terminal terminal) {
        terminal.out().println(output.isJson() ? AnswerBody.line(json) : AnswerBody.pretty(json));
    }
}
