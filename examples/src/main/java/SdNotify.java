import io.sockeye.server.Systemd;

/// Tells systemd that this service is ready, as sd_notify(3) does; where nobody wants to know, it tells nobody.
void main() throws IOException {
    Systemd.notify("READY=1", "STATUS=serving", "MAINPID=" + ProcessHandle.current().pid());
}
