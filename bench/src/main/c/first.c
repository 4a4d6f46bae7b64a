/* One request to an echo server, one answer, and the end: first PORT */

#include "child.h"

#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

int main(int argc, char **argv) {
    char request[64] = "first", answer[64];
    size_t received = 0;
    if (argc != 2) fail("usage: first PORT");
    int fd = tcp_connect(atoi(argv[1]));
    check(send(fd, request, sizeof request, MSG_NOSIGNAL), "send");
    while (received < sizeof answer) {
        size_t count = (size_t)check(recv(fd, answer + received, sizeof answer - received, 0), "recv");
        if (count == 0) fail("the stream ended");
        received += count;
    }
    return memcmp(request, answer, sizeof answer) != 0;
}
