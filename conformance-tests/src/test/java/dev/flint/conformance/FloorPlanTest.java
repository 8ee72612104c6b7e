package dev.flint.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The house keeps its plan, and the plan's rules can fail: each has an offender planted for it. */
class FloorPlanTest {
    private static final FloorPlan HOUSE = new FloorPlan("dev.flint");
    private static final FloorPlan PLANTED = new FloorPlan("dev.flint.planted");

    private static final JavaClasses HOUSE_CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(location -> !location.contains("-tests.jar"))
            .importPackages("dev.flint");
    private static final JavaClasses PLANTED_CLASSES = new ClassFileImporter().importPackages("dev.flint.planted");

    /** A rule and the one type among the planted that offends it. */
    record Offence(Function<FloorPlan, ArchRule> rule, String offender) {
        @Override
        public String toString() {
            return offender;
        }
    }

    static Stream<ArchRule> rules() {
        return HOUSE.rules().stream();
    }

    static Stream<Offence> offences() {
        return Stream.of(
                new Offence(plan -> plan.rule(room("~ledger..")), "ledger.KnowsHttp"),
                new Offence(plan -> plan.rule(room("~id")), "id.OpensBouncyCastle"),
                new Offence(plan -> plan.rule(room("~spi")), "spi.Back"),
                new Offence(plan -> plan.rule(room("~pipeline")), "pipeline.OpensLmdb"),
                new Offence(plan -> plan.rule(room("~http")), "http.OpensCaffeine"),
                new Offence(plan -> plan.rule(room("~bid..")), "bid.OpensHttp"),
                new Offence(plan -> plan.rule(door("org.lmdbjava..")), "pipeline.OpensLmdb"),
                new Offence(plan -> plan.rule(door("com.github.benmanes.caffeine..")), "http.OpensCaffeine"),
                new Offence(plan -> plan.rule(door("com.github.benmanes.caffeine..")), "deploy.Main"),
                new Offence(plan -> plan.rule(door("io.vertx.core.http..")), "bid.OpensHttp"),
                new Offence(plan -> plan.rule(door("org.bouncycastle..")), "id.OpensBouncyCastle"),
                new Offence(FloorPlan::noOtherRooms, "attic.Stranger"),
                new Offence(FloorPlan::noCycles, "spi.Back"),
                new Offence(FloorPlan::noEmptyNames, "id.TextUtils"),
                new Offence(FloorPlan::noEmptyNames, "spi.DriverImpl"),
                new Offence(FloorPlan::noEmptyNames, "http.RouteManager"),
                new Offence(FloorPlan::noEmptyNames, "bid.KeyHelper"),
                new Offence(FloorPlan::noPrinting, "bid.Prints"),
                new Offence(FloorPlan::oneSignatureEngine, "ledger.SignsTwice"),
                new Offence(FloorPlan::noRegularExpressions, "id.Matches"),
                new Offence(FloorPlan::noHiddenRegularExpressions, "id.MatchesInHiding"),
                new Offence(FloorPlan::noUnchosenPool, "pipeline.RunsAnywhere"));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void house_everyRule_isKept(ArchRule rule) {
        rule.check(HOUSE_CLASSES);
    }

    @Test
    void house_asImported_isTheWholeHouseWithoutTests() {
        assertThat(HOUSE_CLASSES.stream().map(type -> type.getPackageName()).distinct())
                .contains(
                        "dev.flint.vaa",
                        "dev.flint.ledger",
                        "dev.flint.id",
                        "dev.flint.spi",
                        "dev.flint.pipeline",
                        "dev.flint.http",
                        "dev.flint.bid",
                        "dev.flint.bridge",
                        "dev.flint.deploy")
                .noneMatch(name -> name.startsWith("dev.flint.planted") || name.startsWith("dev.flint.conformance"));
    }

    @ParameterizedTest
    @MethodSource("offences")
    void planted_offender_isNamed(Offence offence) {
        assertThat(report(offence.rule().apply(PLANTED))).anyMatch(line -> line.contains(offence.offender()));
    }

    @Test
    void planted_innocents_areNotNamed() {
        assertThat(PLANTED.rules().stream().flatMap(rule -> report(rule).stream()))
                .noneMatch(line ->
                        line.contains("RunsWhereTold") || line.startsWith("Class <dev.flint.planted.http.Front>"));
    }

    @Test
    void planted_compositionRoot_maySpeakAndKnowTheRooms() {
        assertThat(Stream.of(PLANTED.noPrinting(), PLANTED.rule(room("~deploy..")))
                        .flatMap(rule -> report(rule).stream()))
                .noneMatch(line -> line.contains("deploy.Main"));
    }

    private static List<String> report(ArchRule rule) {
        return rule.allowEmptyShould(true)
                .evaluate(PLANTED_CLASSES)
                .getFailureReport()
                .getDetails();
    }

    private static FloorPlan.Room room(String name) {
        return FloorPlan.ROOMS.stream()
                .filter(room -> room.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static FloorPlan.Door door(String library) {
        return FloorPlan.DOORS.stream()
                .filter(door -> door.library().equals(library))
                .findFirst()
                .orElseThrow();
    }
}
