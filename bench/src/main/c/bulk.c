/* 128 KiB over TCP, both ends in one thread, out of memory or out of a file: bulk send, bulk sendfile FILE */

#define _GNU_SOURCE
#include "child.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/sendfile.h>
#include <sys/socket.h>

enum { PIECE = 128 * 1024 };

static int near, far, file;
static char *out, *in;

static void recv_piece(void) {
    for (size_t received = 0; received < PIECE;) {
        size_t count = (size_t)check(recv(far, in + received, PIECE - received, 0), "recv");
        if (count == 0) fail("the stream ended");
        received += count;
    }
}

static void send_memory(void) {
    for (size_t sent = 0; sent < PIECE;)
        sent += (size_t)check(send(near, out + sent, PIECE - sent, MSG_NOSIGNAL), "send");
    recv_piece();
}

static void send_file(void) {
    off_t offset = 0;
    while (offset < PIECE) check(sendfile(near, file, &offset, (size_t)(PIECE - offset)), "sendfile");
    recv_piece();
}

int main(int argc, char **argv) {
    int port, listener = tcp_listener(&port);
    if (argc < 2) fail("usage: bulk send, bulk sendfile FILE");
    near = tcp_connect(port);
    far = tcp_accept(listener);
    out = calloc(1, PIECE);
    in = calloc(1, PIECE);
    if (strcmp(argv[1], "send") == 0) run_rounds(send_memory);
    file = (int)check(open(argv[2], O_RDONLY | O_CLOEXEC), "open");
    run_rounds(send_file);
}
