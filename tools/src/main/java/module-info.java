/// The command `sockeye`: a toolbox on top of the library, which uses only what library and `wire` export. What a command does is there for
/// programs, too: `io.sockeye.tools.ping`.
///
/// HttpCore is an automatic module, which javac warns of: it reads no names from outside that could change.
@SuppressWarnings("requires-automatic")
@org.jspecify.annotations.NullMarked
module io.sockeye.tools {
    requires static org.jspecify;
    requires info.picocli;
    requires transitive io.sockeye;
    requires io.sockeye.wire;
    requires org.apache.httpcomponents.core5.httpcore5;

    exports io.sockeye.tools.ping;
}
