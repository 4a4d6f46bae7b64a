/// The socket interface of Linux.
///
/// Start at [io.sockeye.Socket]. The names are those of the man pages: `Socket.open(AF_INET, SOCK_STREAM)`.
///
/// The library calls C. Grant it that right with `--enable-native-access=io.sockeye` on the module path, and with
/// `--enable-native-access=ALL-UNNAMED` on the class path.
@org.jspecify.annotations.NullMarked
module io.sockeye {
    requires static org.jspecify;

    exports io.sockeye;
    exports io.sockeye.address;
    exports io.sockeye.control;
    exports io.sockeye.descriptor;
    exports io.sockeye.error;
    exports io.sockeye.framing;
    exports io.sockeye.option;
    exports io.sockeye.resolve;
    exports io.sockeye.ring;
    exports io.sockeye.select;
    exports io.sockeye.server;
    exports io.sockeye.tls;
}
