package dev.flint.deploy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VaaCarriersTest {
    private static final String CODE = "VAA08810000000001123Ab.098";
    private static final String ON_A_TAG = "25SVAA088100000000010000000001";

    @TempDir
    private Path directory;

    @Test
    void encoded_ofEveryCarrier_isDecodedToTheCode() {
        for (String carrier : List.of("datamatrix", "qr", "code128")) {
            var encoded = Cli.run("vaa", "encode", "--carrier", carrier, CODE);
            assertThat(encoded.exit()).isZero();
            var decoded = Cli.run("vaa", "decode", encoded.out().strip());
            assertThat(decoded.out()).as(carrier).isEqualTo("15N" + CODE + System.lineSeparator());
        }
        var tag = Cli.run("vaa", "encode", "--carrier", "tag", ON_A_TAG);
        assertThat(tag.out().strip()).isEqualTo("61A1CB54D6041C38E31C30C30C30C30C31C30C30C30C30C31820");
        assertThat(Cli.run("vaa", "decode", tag.out().strip()).out().strip()).isEqualTo(ON_A_TAG);
    }

    @Test
    void encode_toAFile_drawsAndNeverOverwrites() throws Exception {
        var svg = directory.resolve("code.svg");
        var png = directory.resolve("code.png");
        assertThat(Cli.run("vaa", "encode", "--out", svg.toString(), CODE).exit())
                .isZero();
        assertThat(Files.readString(svg)).startsWith("<?xml").contains("<svg ");
        assertThat(Cli.run("vaa", "encode", "--carrier", "qr", "--out", png.toString(), CODE)
                        .exit())
                .isZero();
        assertThat(Files.readAllBytes(png)).startsWith(0x89, 'P', 'N', 'G');
        assertThat(Cli.run("vaa", "encode", "--out", svg.toString(), CODE).exit())
                .isEqualTo(ExitCode.CONFLICT);
    }

    @Test
    void encode_ofWhatIsNot_saysWhy() {
        assertThat(Cli.run("vaa", "encode", "--carrier", "morse", CODE).exit()).isEqualTo(ExitCode.USAGE);
        assertThat(Cli.run(
                                "vaa",
                                "encode",
                                "--out",
                                directory.resolve("code.gif").toString(),
                                CODE)
                        .exit())
                .isEqualTo(ExitCode.USAGE);
        assertThat(Cli.run(
                                "vaa",
                                "encode",
                                "--scale",
                                "33",
                                "--out",
                                directory.resolve("a.svg").toString(),
                                CODE)
                        .exit())
                .isEqualTo(ExitCode.USAGE);
        assertThat(Cli.run("vaa", "encode", "--carrier", "tag", "--out", "a.svg", ON_A_TAG)
                        .exit())
                .isEqualTo(ExitCode.USAGE);
        var lowerCase = Cli.run("vaa", "encode", "--carrier", "tag", CODE);
        assertThat(lowerCase.exit()).isEqualTo(ExitCode.UNSUPPORTED);
        assertThat(lowerCase.err()).contains("NOT_SIX_BIT_ENCODABLE at index 24");
        var broken = Cli.run("vaa", "encode", "VAA0881000");
        assertThat(broken.exit()).isEqualTo(ExitCode.INVALID_IDENTIFIER);
        assertThat(broken.err()).contains("there is no identity");
        var wrong = Cli.run("vaa", "encode", "15N" + CODE + "#");
        assertThat(wrong.exit()).isEqualTo(ExitCode.INVALID_IDENTIFIER);
        assertThat(wrong.err()).contains("BAD_SN_CHAR at index 29");
    }

    @Test
    void decode_ofSeveral_saysWhichAreWrong() {
        var run = Cli.run("vaa", "decode", "]C015N" + CODE, "]Q115N" + CODE + "#", "]d11PABC");
        assertThat(run.lines()).containsExactly("15N" + CODE);
        assertThat(run.err()).contains("#: BAD_").contains("]d11PABC: there is no identity");
        assertThat(run.exit()).isEqualTo(ExitCode.NOT_FOUND);
    }
}
