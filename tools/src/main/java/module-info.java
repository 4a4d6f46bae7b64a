/// The command `sockeye`: a toolbox on top of the library, which uses only what library and `wire` export. What a command does is there for
/// programs, too: `io.sockeye.tools.ping`.
@org.jspecify.annotations.NullMarked
module io.sockeye.tools {
    requires static org.jspecify;
    requires info.picocli;
    requires transitive io.sockeye;
    requires io.sockeye.wire;

    exports io.sockeye.tools.ping;
}
