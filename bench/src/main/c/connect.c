/* The client of every server that only accepts: connect PORT SERVER_PID

   It makes some connections, waits until the server has closed them, and makes the next: so the queue of the listener never
   overflows. It ends each with a reset, which leaves no TIME_WAIT behind. */

#define _GNU_SOURCE
#include "child.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <sys/types.h>
#include <unistd.h>

enum { WINDOW = 32 };

static void connect_some(int port, int count) {
    int connections[WINDOW];
    char byte;
    struct linger reset = {.l_onoff = 1, .l_linger = 0};
    for (int i = 0; i < count; i++) connections[i] = tcp_connect(port);
    for (int i = 0; i < count; i++) {
        if (recv(connections[i], &byte, 1, 0) > 0) fail("the server says something");
        check(setsockopt(connections[i], SOL_SOCKET, SO_LINGER, &reset, sizeof reset), "SO_LINGER");
        close(connections[i]);
    }
}

int main(int argc, char **argv) {
    if (argc != 3) fail("usage: connect PORT SERVER_PID");
    int port = atoi(argv[1]);
    clockid_t server;
    if (clock_getcpuclockid((pid_t)atoi(argv[2]), &server) != 0) fail("no such server process");
    puts("ready");
    fflush(stdout);
    for (;;) {
        long wanted = next_round();
        long long wall = nanoseconds(CLOCK_MONOTONIC);
        long long client = nanoseconds(CLOCK_PROCESS_CPUTIME_ID);
        long long cpu = nanoseconds(server);
        for (long left = wanted; left > 0; left -= WINDOW) connect_some(port, (int)(left < WINDOW ? left : WINDOW));
        cpu = nanoseconds(server) - cpu;
        client = nanoseconds(CLOCK_PROCESS_CPUTIME_ID) - client;
        wall = nanoseconds(CLOCK_MONOTONIC) - wall;
        printf("ops=%ld wall=%lld cpu=%lld client=%lld\n", wanted, wall, cpu, client);
        fflush(stdout);
    }
}
