package io.sockeye.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// CPython's tests of the families that this kernel may lack, in the guest of etc/guest, which has them.
@Tag("slow")
@Timeout(value = 15, unit = TimeUnit.MINUTES)
class GuestTest {
    private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();
    private static final int NOT_HERE = 77;

    /// Parts of the names of test classes.
    private static final List<String> FAMILIES =
            List.of(
                    "CANTest",
                    "ISOTPTest",
                    "J1939Test",
                    "LinuxKernelCryptoAPI",
                    "TIPC",
                    "VSOCK",
                    "QIPCRTR",
                    "RDSTest",
                    "BasicBluetoothTest",
                    "SCTP");

    @Test
    void noTestOfAFamilyComesOutWorse() throws Exception {
        assumeTrue(Python.isComplete(), "JPype or CPython's tests are not installed");
        var output = run(script());
        assertThat(output).contains("\n0 differ");
        var ours =
                Pattern.compile("Sockeye +(\\d+) run +(\\d+) ok +(\\d+) skipped +(\\d+) failed")
                        .matcher(output);
        assertThat(ours.find()).as(output).isTrue();
        assertThat(Integer.parseInt(ours.group(2))).as("ok in %s", output).isGreaterThan(90);
        assertThat(ours.group(4)).as("failed in %s", output).isEqualTo("0");
        System.out.println("in the guest: " + ours.group());
    }

    private static String script() {
        var classPath =
                Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                        .map(GuestTest::there)
                        .collect(Collectors.joining(File.pathSeparator));
        var only = FAMILIES.stream().map(name -> " --only " + name).collect(Collectors.joining());
        return """
        source etc/guest/devices
        export PYTHONDONTWRITEBYTECODE=1 SOCKEYE_CLASS_PATH=%s SOCKEYE_TABLE=/mnt/docs/from-python.tsv
        export JAVA_TOOL_OPTIONS='-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -XX:-UsePerfData -Xmx512m -Djava.io.tmpdir=/run'
        cd conformance
        /usr/bin/python3 src/main/python/compare.py target/guest --limit 120%s test.test_socket
        """
                .formatted(classPath, only);
    }

    /// The project is /mnt there; what else there is has its own path.
    private static String there(String path) {
        var absolute = Path.of(path).toAbsolutePath().normalize();
        return absolute.startsWith(PROJECT)
                ? "/mnt/" + PROJECT.relativize(absolute)
                : absolute.toString();
    }

    private static String run(String script) throws Exception {
        var file = PROJECT.resolve("target/guest/conformance.sh");
        Files.createDirectories(file.getParent());
        Files.writeString(file, script);
        var builder =
                new ProcessBuilder(
                                PROJECT.resolve("etc/guest/run").toString(),
                                PROJECT.relativize(file).toString())
                        .redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        var process = builder.start();
        try (var lines = process.inputReader()) {
            var output = lines.lines().collect(Collectors.joining("\n"));
            int status = process.waitFor();
            if (status == NOT_HERE) abort(output);
            assertThat(status).as(output).isZero();
            return output;
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }
}
