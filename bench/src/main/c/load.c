/* The client of every echo server: load PORT CONNECTIONS SERVER_PID

   All connections stay open over all rounds, each with one request of 64 bytes under way. It reports the CPU time of the
   server, and its own. */

#define _GNU_SOURCE
#include "child.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <sys/types.h>

enum { EVENTS = 512, SIZE = 64 };

static char request[SIZE];
static int *connections;
static int epoll;

static void ask(int fd) {
    if (check(send(fd, request, SIZE, MSG_NOSIGNAL), "send") != SIZE) fail("a short send of 64 bytes");
}

static void take_answer(int fd) {
    char answer[SIZE];
    size_t received = 0;
    while (received < SIZE) {
        size_t count = (size_t)check(recv(fd, answer + received, SIZE - received, 0), "recv");
        if (count == 0) fail("the server closed a connection");
        received += count;
    }
    if (memcmp(answer, request, SIZE) != 0) fail("the answer is not the request");
}

/* Each connection is used before the next one is made: so the queue of the listener never fills. */
static void connect_all(int port, int count) {
    connections = calloc((size_t)count, sizeof *connections);
    for (int i = 0; i < count; i++) {
        int fd = connections[i] = tcp_connect(port);
        struct epoll_event event = {.events = EPOLLIN, .data.fd = fd};
        ask(fd);
        take_answer(fd);
        check(epoll_ctl(epoll, EPOLL_CTL_ADD, fd, &event), "epoll_ctl");
    }
}

/* When all are answered no request is under way. */
static void run(long requests, int count) {
    struct epoll_event events[EVENTS];
    long asked = 0, answered = 0;
    while (asked < count && asked < requests) ask(connections[asked++]);
    while (answered < requests) {
        int ready = epoll_wait(epoll, events, EVENTS, -1);
        for (int i = 0; i < ready; i++) {
            take_answer(events[i].data.fd);
            answered++;
            if (asked < requests) {
                ask(events[i].data.fd);
                asked++;
            }
        }
    }
}

int main(int argc, char **argv) {
    if (argc != 4) fail("usage: load PORT CONNECTIONS SERVER_PID");
    int count = atoi(argv[2]);
    clockid_t server;
    if (clock_getcpuclockid((pid_t)atoi(argv[3]), &server) != 0) fail("no such server process");
    memset(request, 'x', SIZE);
    raise_file_limit();
    epoll = (int)check(epoll_create1(EPOLL_CLOEXEC), "epoll_create1");
    connect_all(atoi(argv[1]), count);
    puts("ready");
    fflush(stdout);
    for (;;) {
        long requests = next_round();
        long long wall = nanoseconds(CLOCK_MONOTONIC);
        long long client = nanoseconds(CLOCK_PROCESS_CPUTIME_ID);
        long long cpu = nanoseconds(server);
        run(requests, count);
        cpu = nanoseconds(server) - cpu;
        client = nanoseconds(CLOCK_PROCESS_CPUTIME_ID) - client;
        wall = nanoseconds(CLOCK_MONOTONIC) - wall;
        printf("ops=%ld wall=%lld cpu=%lld client=%lld\n", requests, wall, cpu, client);
        fflush(stdout);
    }
}
