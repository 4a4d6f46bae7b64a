/* SIZE bytes there and back over one connection, both ends in one thread: roundtrip tcp|unix SIZE [idle-thread] */

#include "child.h"

#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

static int near, far;
static size_t size;
static char *out, *in;

static void send_all(int fd) {
    for (size_t sent = 0; sent < size;) sent += (size_t)check(send(fd, out + sent, size - sent, MSG_NOSIGNAL), "send");
}

static void recv_all(int fd) {
    for (size_t received = 0; received < size;) {
        size_t count = (size_t)check(recv(fd, in + received, size - received, 0), "recv");
        if (count == 0) fail("the stream ended");
        received += count;
    }
}

static void once(void) {
    send_all(near);
    recv_all(far);
    send_all(far);
    recv_all(near);
}

int main(int argc, char **argv) {
    if (argc < 3) fail("usage: roundtrip tcp|unix SIZE [idle-thread]");
    size = strtoul(argv[2], NULL, 10);
    out = calloc(1, size);
    in = calloc(1, size);
    if (strcmp(argv[1], "tcp") == 0) {
        int port, listener = tcp_listener(&port);
        near = tcp_connect(port);
        far = tcp_accept(listener);
    } else {
        int pair[2];
        check(socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair), "socketpair");
        near = pair[0];
        far = pair[1];
    }
    if (argc > 3) add_idle_thread();
    run_rounds(once);
}
