package io.sockeye.examples;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;

/// A test of programs that talk to each other in a network of their own.
@RequiresCommand({"unshare", "nsenter", "ip", "python3"})
@Timeout(60)
abstract class NamespaceTest {
    static final String MESSAGE = "This is the message. It will be repeated.";

    Namespace network;

    @BeforeEach
    void createNetwork() throws Exception {
        try {
            network = Namespace.create();
        } catch (AssertionError e) {
            Assumptions.abort(
                    "needs network namespaces: run as root, or allow them to users with"
                            + " sysctl kernel.unprivileged_userns_clone=1");
        }
    }

    @AfterEach
    void closeNetwork() {
        if (network != null) network.close();
    }
}
