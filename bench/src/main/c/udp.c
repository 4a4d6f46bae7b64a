/* Datagrams on loopback, both ends in one thread: udp SIZE connected|addressed|batch|segments [idle-thread]

   64 of them are sent, then they are received: nothing waits, and nothing is lost. */

#define _GNU_SOURCE
#include "child.h"

#include <netinet/in.h>
#include <netinet/udp.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

enum { BURST = 64, ROOM = 65535 };

static int near, far;
static struct sockaddr_in near_address, far_address;
static size_t size;
static char out[ROOM], in[ROOM];

static void connected(void) {
    for (int i = 0; i < BURST; i++) check(send(near, out, size, MSG_NOSIGNAL), "send");
    for (int i = 0; i < BURST; i++)
        if ((size_t)check(recv(far, in, size, 0), "recv") != size) fail("a short datagram");
}

static void addressed(void) {
    struct sockaddr_in from;
    for (int i = 0; i < BURST; i++)
        check(sendto(near, out, size, MSG_NOSIGNAL, (struct sockaddr *)&far_address, sizeof far_address), "sendto");
    for (int i = 0; i < BURST; i++) {
        socklen_t length = sizeof from;
        if ((size_t)check(recvfrom(far, in, size, 0, (struct sockaddr *)&from, &length), "recvfrom") != size)
            fail("a short datagram");
    }
}

static struct mmsghdr messages[2][BURST];

static void prepare_batch(void) {
    for (int direction = 0; direction < 2; direction++) {
        for (int i = 0; i < BURST; i++) {
            struct iovec *piece = calloc(1, sizeof *piece);
            piece->iov_base = calloc(1, size);
            piece->iov_len = size;
            messages[direction][i].msg_hdr = (struct msghdr){.msg_iov = piece, .msg_iovlen = 1};
        }
    }
}

static void batch(void) {
    for (int sent = 0; sent < BURST;)
        sent += (int)check(sendmmsg(near, messages[0] + sent, (unsigned)(BURST - sent), MSG_NOSIGNAL), "sendmmsg");
    for (int received = 0; received < BURST;)
        received += (int)check(recvmmsg(far, messages[1], BURST, MSG_WAITFORONE, NULL), "recvmmsg");
}

static size_t whole;

/* One send, which the kernel would cut into datagrams, and one recv, for which it need not. */
static void segments(void) {
    check(send(near, out, whole, MSG_NOSIGNAL), "send");
    for (size_t received = 0; received < whole;) received += (size_t)check(recv(far, in, sizeof in, 0), "recv");
}

int main(int argc, char **argv) {
    if (argc < 3) fail("usage: udp SIZE connected|addressed|batch|segments [idle-thread]");
    size = strtoul(argv[1], NULL, 10);
    near = udp_socket(&near_address);
    far = udp_socket(&far_address);
    if (argc > 3) add_idle_thread();
    if (strcmp(argv[2], "addressed") == 0) run_rounds_of(BURST, addressed);
    check(connect(near, (struct sockaddr *)&far_address, sizeof far_address), "connect");
    check(connect(far, (struct sockaddr *)&near_address, sizeof near_address), "connect");
    if (strcmp(argv[2], "connected") == 0) run_rounds_of(BURST, connected);
    if (strcmp(argv[2], "batch") == 0) {
        prepare_batch();
        run_rounds_of(BURST, batch);
    }
    int on = 1, segment = (int)size;
    long count = size * BURST < 65000 ? BURST : (long)(65000 / size);
    whole = size * (size_t)count;
    check(setsockopt(near, IPPROTO_UDP, UDP_SEGMENT, &segment, sizeof segment), "UDP_SEGMENT");
    check(setsockopt(far, IPPROTO_UDP, UDP_GRO, &on, sizeof on), "UDP_GRO");
    run_rounds_of(count, segments);
}
