import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;

/// Sums up surefire's reports. Lists what was skipped, grouped by reason, and what failed; the last line is
/// `N passed, N failed, N skipped`. Exit status 1 if a test failed or none ran.
void main(String[] args) throws Exception {
    int passed = 0;
    var failed = new ArrayList<String>();
    var skipped = new TreeMap<String, List<String>>();
    int skips = 0;
    for (var report : reports(args)) {
        var cases = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(report.toFile()).getElementsByTagName("testcase");
        for (int i = 0; i < cases.getLength(); i++) {
            var test = (Element) cases.item(i);
            var name = test.getAttribute("classname") + "." + test.getAttribute("name");
            if (child(test, "failure") != null || child(test, "error") != null) {
                failed.add(name);
            } else if (child(test, "skipped") instanceof Element skip) {
                skips++;
                skipped.computeIfAbsent(reason(skip), _ -> new ArrayList<>()).add(name);
            } else {
                passed++;
            }
        }
    }
    skipped.forEach((reason, tests) -> {
        IO.println("skipped: " + reason);
        tests.forEach(test -> IO.println("    " + test));
    });
    failed.forEach(test -> IO.println("FAILED: " + test));
    IO.println("%d passed, %d failed, %d skipped".formatted(passed, failed.size(), skips));
    if (!failed.isEmpty() || passed == 0) System.exit(1);
}

static List<Path> reports(String[] directories) throws IOException {
    var reports = new ArrayList<Path>();
    for (var directory : directories) {
        if (!Files.isDirectory(Path.of(directory))) continue;
        try (var files = Files.newDirectoryStream(Path.of(directory), "TEST-*.xml")) {
            files.forEach(reports::add);
        }
    }
    reports.sort(null);
    return reports;
}

static Element child(Element parent, String name) {
    return (Element) parent.getElementsByTagName(name).item(0);
}

/// A condition puts its reason into the attribute; an assumption is a stack trace whose first line ends in the reason.
static String reason(Element skip) {
    var message = skip.getAttribute("message");
    if (message.isBlank()) message = skip.getTextContent().strip().lines().findFirst().orElse("no reason given");
    return message.replaceFirst("^[\\w.]+(Exception|Error): (Assumption failed: )?", "");
}
