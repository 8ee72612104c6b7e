package dev.flint.conformance;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.conditions.ArchConditions.be;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.stream.Stream;

/**
 * The plan of the house as data, and the rules that follow from it. A name in the plan that ends in {@code ..} is a
 * package with everything below it, one with a capital after its last dot is a type, and any other is a package alone.
 * A name that begins with {@code ~} is a room of the house.
 *
 * @param root the package that the rooms are in: the house's, or that of the planted offenders
 */
record FloorPlan(String root) {
    /** What every room may import. */
    private static final List<String> GROUND =
            List.of("java..", "javax.net..", "javax.crypto..", "javax.security..", "jdk..", "org.jspecify..");

    private static final String FUTURE = "io.vertx.core.Future";
    private static final String COMPOSITE_FUTURE = "io.vertx.core.CompositeFuture";
    private static final String PROMISE = "io.vertx.core.Promise";
    private static final String BUFFER = "io.vertx.core.buffer.Buffer";
    private static final String BOUNCY_CASTLE = "org.bouncycastle..";
    private static final String NIMBUS = "com.nimbusds..";
    private static final String JACKSON = "com.fasterxml.jackson..";
    private static final String CAFFEINE = "com.github.benmanes.caffeine..";
    private static final String LMDB = "org.lmdbjava..";

    /** A room and what it may import besides itself and the ground. */
    record Room(String name, List<String> mayImport) {}

    /** A library and the only rooms that may open its door. */
    record Door(String library, List<String> rooms) {}

    static final List<Room> ROOMS = List.of(
            new Room("~vaa", List.of()),
            new Room("~ledger..", List.of(LMDB, BOUNCY_CASTLE)),
            new Room("~id", List.of("~vaa")),
            new Room("~spi", List.of("~id", FUTURE, BUFFER)),
            new Room("~json", List.of(JACKSON)),
            new Room(
                    "~pipeline",
                    List.of("~id", "~spi", CAFFEINE, FUTURE, PROMISE, BUFFER, JACKSON, "io.vertx.core.json..")),
            new Room("~methods..", List.of("~id", "~spi", "~json", "io.vertx.core..", BOUNCY_CASTLE, JACKSON)),
            new Room("~http", List.of("~id", "~spi", "~pipeline", "io.vertx.core..", "io.vertx.ext.web..")),
            new Room(
                    "~bid..",
                    List.of(
                            "~id",
                            "~spi",
                            "~json",
                            "~vaa",
                            "~ledger..",
                            FUTURE,
                            COMPOSITE_FUTURE,
                            PROMISE,
                            BUFFER,
                            BOUNCY_CASTLE,
                            JACKSON,
                            NIMBUS)),
            new Room(
                    "~bridge..",
                    List.of(
                            "~id",
                            "~spi",
                            "~vaa",
                            "io.vertx.core..",
                            "io.netty..",
                            "org.xbill.DNS..",
                            "javax.xml.stream..",
                            LMDB)),
            // Everything: what deploy must not do is to be imported, and no other row names it.
            new Room("~deploy..", List.of("..")));

    static final List<Door> DOORS = List.of(
            new Door(LMDB, List.of("~ledger..", "~bridge.zone")),
            new Door("io.netty.channel..", List.of("~bridge.sockets")),
            new Door(CAFFEINE, List.of("~pipeline")),
            new Door("uk.org.okapibarcode..", List.of("~deploy.carrier")),
            new Door("io.vertx.core.http..", List.of("~http", "~methods..", "~deploy..")),
            new Door(BOUNCY_CASTLE, List.of("~ledger..", "~methods..", "~bid..", "~deploy..")));

    /** Every rule of the house. */
    List<ArchRule> rules() {
        List<ArchRule> rules = new ArrayList<>();
        ROOMS.forEach(room -> rules.add(rule(room)));
        DOORS.forEach(door -> rules.add(rule(door)));
        rules.add(noOtherRooms());
        rules.add(noCycles());
        rules.add(noEmptyNames());
        rules.add(noPrinting());
        rules.add(oneSignatureEngine());
        rules.add(noRegularExpressions());
        rules.add(noHiddenRegularExpressions());
        rules.add(noUnchosenPool());
        return rules.stream().map(rule -> rule.allowEmptyShould(true)).toList();
    }

    ArchRule rule(Room room) {
        List<String> allowed = Stream.of(List.of(room.name()), GROUND, room.mayImport())
                .flatMap(List::stream)
                .toList();
        return classes().that(in(List.of(room.name()))).should().onlyDependOnClassesThat(in(allowed));
    }

    ArchRule rule(Door door) {
        return noClasses()
                .that(notIn(door.rooms()))
                .should()
                .dependOnClassesThat(in(List.of(door.library())))
                .because("its door is in " + door.rooms());
    }

    ArchRule noOtherRooms() {
        return classes().should(be(in(ROOMS.stream().map(Room::name).toList())));
    }

    ArchRule noCycles() {
        return slices().matching(root + ".(**)").should().beFreeOfCycles();
    }

    ArchRule noEmptyNames() {
        return noClasses()
                .should()
                .haveNameMatching(".*(Util[^.]*|Helper[^.]*|Impl|Manager)")
                .because("a part that has no name of its own has no owner");
    }

    ArchRule noPrinting() {
        return noClasses().that(notIn(List.of("~deploy.."))).should(GeneralCodingRules.ACCESS_STANDARD_STREAMS);
    }

    ArchRule oneSignatureEngine() {
        return noClasses().should().dependOnClassesThat(in(List.of("java.security.Signature")));
    }

    ArchRule noRegularExpressions() {
        return noClasses()
                .that(notIn(List.of("~deploy.cli..", "~deploy.config..")))
                .should()
                .dependOnClassesThat(in(List.of("java.util.regex..")));
    }

    ArchRule noHiddenRegularExpressions() {
        Set<String> hidden = Set.of("matches", "replaceAll", "replaceFirst");
        return noClasses()
                .that(notIn(List.of("~deploy.cli..", "~deploy.config..")))
                .should()
                .accessTargetWhere(describe(
                        "is a method of String that takes a regular expression",
                        access -> access.getTargetOwner().isEquivalentTo(String.class)
                                && hidden.contains(access.getTarget().getName())));
    }

    ArchRule noUnchosenPool() {
        return noClasses()
                .should()
                .accessTargetWhere(describe("runs on a pool that nobody chose", FloorPlan::runsOnTheCommonPool));
    }

    private static boolean runsOnTheCommonPool(JavaAccess<?> access) {
        return access.getTargetOwner().isAssignableTo(CompletionStage.class)
                && access.getTarget().getName().endsWith("Async")
                && access.getTarget() instanceof CodeUnitAccessTarget unit
                && unit.getRawParameterTypes().stream().noneMatch(type -> type.isEquivalentTo(Executor.class));
    }

    private DescribedPredicate<JavaClass> in(List<String> names) {
        List<String> full =
                names.stream().map(name -> name.replace("~", root + '.')).toList();
        return describe(
                "in " + names, type -> full.stream().anyMatch(name -> holds(name, type.getBaseComponentType())));
    }

    private DescribedPredicate<JavaClass> notIn(List<String> names) {
        return DescribedPredicate.not(in(names));
    }

    private static boolean holds(String name, JavaClass type) {
        if (name.endsWith("..")) {
            String top = name.substring(0, name.length() - 2);
            return top.isEmpty()
                    || type.getPackageName().equals(top)
                    || type.getPackageName().startsWith(top + '.');
        }
        boolean isType = Character.isUpperCase(name.charAt(name.lastIndexOf('.') + 1));
        return isType
                ? type.getName().equals(name) || type.getName().startsWith(name + '$')
                : type.getPackageName().equals(name);
    }
}
