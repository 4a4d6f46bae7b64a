/* The client of every TLS server, with OpenSSL: tls_load PORT handshake|send|receive SERVER_PID

   `send` and `receive` are what the server does, in blocks of 16 KiB over one connection; a handshake is a connection of its own, without
   resumption, and one byte over it. The certificate is not checked: that is the client's work, which is not measured. */

#define _GNU_SOURCE
#include "child.h"
#include "tls.h"

#include <arpa/inet.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static SSL_CTX *context;
static SSL *standing;
static int port;

static SSL *open_tls(void) {
    SSL *tls = SSL_new(context);
    SSL_set_fd(tls, tcp_connect(port));
    tls_check(SSL_connect(tls), "SSL_connect");
    return tls;
}

static void close_tls(SSL *tls) {
    SSL_shutdown(tls);
    close(SSL_get_fd(tls));
    SSL_free(tls);
}

static void order(SSL *tls, char what, long blocks) {
    unsigned char order[ORDER] = {(unsigned char)what};
    uint32_t count = htonl((uint32_t)blocks);
    memcpy(order + 1, &count, sizeof count);
    tls_write(tls, order, ORDER);
}

static void await_answer(SSL *tls) {
    char answer;
    if (tls_read(tls, &answer, 1) == 0) fail("the server closed a connection");
}

static void receive(long blocks) {
    char block[BLOCK];
    order(standing, 'S', blocks);
    for (long i = 0; i < blocks; i++) {
        if (tls_read(standing, block, BLOCK) == 0) fail("the server closed the connection");
    }
}

static void send_all(long blocks) {
    char block[BLOCK] = {0};
    order(standing, 'R', blocks);
    for (long i = 0; i < blocks; i++) tls_write(standing, block, BLOCK);
    await_answer(standing);
}

static void shake_hands(long times) {
    while (times-- > 0) {
        SSL *tls = open_tls();
        order(tls, 'R', 0);
        await_answer(tls);
        close_tls(tls);
    }
}

int main(int argc, char **argv) {
    if (argc != 4) fail("usage: tls_load PORT handshake|send|receive SERVER_PID");
    port = atoi(argv[1]);
    clockid_t server;
    if (clock_getcpuclockid((pid_t)atoi(argv[3]), &server) != 0) fail("no such server process");
    signal(SIGPIPE, SIG_IGN);
    context = tls_context(TLS_client_method());
    standing = open_tls();
    void (*work)(long) = argv[2][0] == 'h' ? shake_hands : argv[2][0] == 's' ? receive : send_all;
    puts("ready");
    fflush(stdout);
    for (;;) {
        long operations = next_round();
        long long wall = nanoseconds(CLOCK_MONOTONIC);
        long long client = nanoseconds(CLOCK_PROCESS_CPUTIME_ID);
        long long cpu = nanoseconds(server);
        work(operations);
        cpu = nanoseconds(server) - cpu;
        client = nanoseconds(CLOCK_PROCESS_CPUTIME_ID) - client;
        wall = nanoseconds(CLOCK_MONOTONIC) - wall;
        printf("ops=%ld wall=%lld cpu=%lld client=%lld\n", operations, wall, cpu, client);
        fflush(stdout);
    }
}
