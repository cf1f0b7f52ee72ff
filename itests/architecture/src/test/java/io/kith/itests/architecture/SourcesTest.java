// SPDX-License-Identifier: Apache-2.0
package io.kith.itests.architecture;

import static org.junit.Assert.assertEquals;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.Test;

/** What the sources look like: small, finished, quiet. */
public final class SourcesTest {

    private static final int MOST_LINES = 300;
    private static final int MOST_LINES_OF_METHOD = 40;

    private static List<Path> main() {
        return House.sources("bundles", "distribution").stream()
                .filter(p -> !p.toString().contains("/src/test/"))
                .toList();
    }

    private static List<Path> tests() {
        return Stream.concat(
                        House.sources("itests").stream(),
                        House.sources("bundles", "distribution", "examples").stream()
                                .filter(p -> p.toString().contains("/src/test/")))
                .filter(p -> !p.endsWith("SourcesTest.java"))
                .toList();
    }

    private static List<String> holding(List<Path> files, String regex) {
        Pattern pattern = Pattern.compile(regex);
        return files.stream()
                .filter(p -> pattern.matcher(House.read(p)).find())
                .map(p -> House.ROOT.relativize(p).toString())
                .toList();
    }

    @Test
    public void filesAreShort() {
        List<String> longOnes = main().stream()
                .filter(p -> House.read(p).lines().count() > MOST_LINES)
                .map(p -> House.ROOT.relativize(p).toString())
                .toList();
        assertEquals("over " + MOST_LINES + " lines", List.of(), longOnes);
    }

    @Test
    public void methodsAreShort() throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<String> longOnes = new ArrayList<>();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null, files, null, List.of("-proc:none"), null, files.getJavaFileObjectsFromPaths(main()));
            SourcePositions positions = Trees.instance(task).getSourcePositions();
            for (CompilationUnitTree unit : task.parse()) {
                new TreeScanner<Void, Void>() {
                    @Override
                    public Void visitMethod(MethodTree method, Void nothing) {
                        if (method.getBody() != null) {
                            LineMap lines = unit.getLineMap();
                            long from = lines.getLineNumber(positions.getStartPosition(unit, method.getBody()));
                            long to = lines.getLineNumber(positions.getEndPosition(unit, method.getBody()));
                            if (to - from + 1 > MOST_LINES_OF_METHOD) {
                                longOnes.add(Path.of(unit.getSourceFile().getName())
                                                .getFileName() + "#" + method.getName() + " " + (to - from + 1));
                            }
                        }
                        return super.visitMethod(method, null);
                    }
                }.scan(unit, null);
            }
        }
        assertEquals("over " + MOST_LINES_OF_METHOD + " lines", List.of(), longOnes);
    }

    @Test
    public void nothingIsLeftForLater() {
        assertEquals(List.of(), holding(main(), "TODO|FIXME|XXX|UnsupportedOperationException"));
    }

    @Test
    public void bundlesDoNotPrint() {
        List<Path> bundles = main().stream()
                .filter(p -> p.startsWith(House.ROOT.resolve("bundles")))
                .toList();
        assertEquals(List.of(), holding(bundles, "System\\.(out|err)\\b|printStackTrace\\("));
    }

    @Test
    public void errorsAreNotSwallowed() {
        assertEquals(List.of(), holding(main(), "catch *\\([^)]*\\) *\\{ *\\}"));
    }

    @Test
    public void namesSayWhatThingsAre() {
        List<String> vague = main().stream()
                .map(p -> String.valueOf(p.getFileName()))
                .filter(n -> n.matches(".*(Impl|Manager|Utils?|Helper)\\.java"))
                .toList();
        assertEquals(List.of(), vague);
    }

    @Test
    public void testsDoNotSleepAndAreNotSwitchedOff() {
        assertEquals(List.of(), holding(tests(), "Thread\\.sleep|TimeUnit\\.\\w+\\.sleep|@Disabled|@Ignore\\b"));
    }
}
