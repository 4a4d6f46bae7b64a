/* A recv that has nothing to receive: wouldblock [idle-thread] */

#include "child.h"

#include <errno.h>
#include <sys/socket.h>

static int far;
static char in[64];

static void once(void) {
    if (recv(far, in, sizeof in, MSG_DONTWAIT) != -1 || errno != EAGAIN) fail("recv did not answer EAGAIN");
}

int main(int argc, char **argv) {
    (void)argv;
    int port, listener = tcp_listener(&port);
    tcp_connect(port);
    far = tcp_accept(listener);
    if (argc > 1) add_idle_thread();
    run_rounds(once);
}
