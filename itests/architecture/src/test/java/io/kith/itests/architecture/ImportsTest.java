// SPDX-License-Identifier: Apache-2.0
package io.kith.itests.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.BeforeClass;
import org.junit.Test;

/** The arrows of docs/architecture.md: who may see whom. */
public final class ImportsTest {

    private static JavaClasses classes;

    @BeforeClass
    public static void read() {
        classes = new ClassFileImporter()
                .importPaths(House.bundles().stream()
                        .map(House::classes)
                        .filter(Files::isDirectory)
                        .toList());
    }

    /** Packages of a bundle: {@code io.kith.thing} for thing.api, {@code io.kith.thing.core..} for thing.core. */
    private static void mayOnlySee(String from, String... allowed) {
        Set<String> ours = Set.of(allowed);
        ArchRuleDefinition.noClasses()
                .that()
                .resideInAPackage(from)
                .should()
                .dependOnClassesThat(new DescribedPredicate<JavaClass>("are of ours and not in " + ours) {
                    @Override
                    public boolean test(JavaClass target) {
                        String name = target.getPackageName();
                        return name.startsWith("io.kith.")
                                && !matches(from, name)
                                && ours.stream().noneMatch(a -> matches(a, name));
                    }
                })
                .because("docs/architecture.md says what each bundle may import")
                .check(classes);
    }

    private static boolean matches(String pattern, String name) {
        return pattern.endsWith("..")
                ? name.equals(pattern.substring(0, pattern.length() - 2))
                        || name.startsWith(pattern.substring(0, pattern.length() - 1))
                : name.equals(pattern);
    }

    @Test
    public void valuesArePlainJava() {
        mayOnlySee("io.kith.xml..");
        mayOnlySee("io.kith.model..");
        mayOnlySee("io.kith.protocol..", "io.kith.xml", "io.kith.model");
        noClasses()
                .that()
                .resideInAnyPackage("io.kith.xml..", "io.kith.model..", "io.kith.protocol..")
                .should()
                .dependOnClassesThat()
                .resideOutsideOfPackages(
                        "java..",
                        "javax.xml..",
                        "io.kith.xml..",
                        "io.kith.model..",
                        "io.kith.protocol..",
                        "org.jspecify.annotations..",
                        "org.osgi.annotation..")
                .check(classes);
    }

    @Test
    public void contractsSeeValuesOnly() {
        mayOnlySee("io.kith.thing", "io.kith.model");
        mayOnlySee("io.kith.xmpp", "io.kith.model", "io.kith.xml");
        mayOnlySee("io.kith.thing.tck..", "io.kith.model", "io.kith.thing");
    }

    @Test
    public void providersSeeTheirContract() {
        mayOnlySee("io.kith.thing.core..", "io.kith.model", "io.kith.thing");
        for (String road : List.of("core", "smack", "hub")) {
            mayOnlySee("io.kith.xmpp." + road + "..", "io.kith.model", "io.kith.xml", "io.kith.xmpp");
        }
    }

    @Test
    public void protocolsKnowBothSidesAndNoOtherProtocol() {
        Set<String> xeps = House.bundles().stream()
                .map(b -> b.getFileName().toString())
                .filter(n -> n.startsWith("xep."))
                .collect(Collectors.toSet());
        for (String xep : xeps) {
            mayOnlySee(
                    "io.kith." + xep + "..",
                    "io.kith.xml",
                    "io.kith.model",
                    "io.kith.protocol..",
                    "io.kith.thing",
                    "io.kith.xmpp");
        }
    }

    @Test
    public void driversKnowNothingOfTheNetwork() {
        mayOnlySee("io.kith.driver..", "io.kith.model", "io.kith.thing");
    }

    @Test
    public void facesSeeContracts() {
        for (String face : List.of("io.kith.console..", "io.kith.shell..")) {
            mayOnlySee(face, "io.kith.model", "io.kith.xml", "io.kith.thing", "io.kith.xmpp");
        }
    }

    @Test
    public void smackIsPrivateToItsLink() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.kith.xmpp.smack..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.jivesoftware..", "org.jxmpp..", "org.minidns..")
                .check(classes);
    }

    @Test
    public void hardwareAndDatabasesStayWhereTheyBelong() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.kith.driver..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.pi4j..")
                .check(classes);
        noClasses()
                .that()
                .resideOutsideOfPackages("io.kith.trust.sql..", "io.kith.thing.history..", "io.kith.xmpp.hub..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("java.sql..")
                .check(classes);
    }
}
