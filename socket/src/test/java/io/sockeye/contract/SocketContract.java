package io.sockeye.contract;

import io.sockeye.testing.NoLeaks;
import java.nio.file.Path;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// What holds for every socket, whatever its family and type. A subclass adds what holds for its kind:
/// [StreamContract], [BoundaryContract], [DatagramContract], [ListenerContract], [ControlContract].
@ExtendWith(NoLeaks.class)
@Timeout(60)
abstract class SocketContract implements DataContract, ModeContract, LifeContract {
    @TempDir Path folder;

    @Override
    public Path folder() {
        return folder;
    }
}
