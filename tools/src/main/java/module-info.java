/// The command `sockeye`: a toolbox on top of the library, which uses only what library and `wire` export.
@org.jspecify.annotations.NullMarked
module io.sockeye.tools {
    requires static org.jspecify;
    requires info.picocli;
    requires io.sockeye;
    requires io.sockeye.wire;
}
