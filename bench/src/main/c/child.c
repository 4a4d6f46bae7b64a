#define _GNU_SOURCE
#include "child.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

_Noreturn void fail(const char *what) {
    fprintf(stderr, "%s\n", what);
    exit(1);
}

long check(long result, const char *what) {
    if (result < 0) {
        perror(what);
        exit(1);
    }
    return result;
}

long long nanoseconds(clockid_t clock) {
    struct timespec time;
    check(clock_gettime(clock, &time), "clock_gettime");
    return time.tv_sec * 1000000000LL + time.tv_nsec;
}

long next_round(void) {
    char line[64];
    long operations;
    if (fgets(line, sizeof line, stdin) == NULL) exit(0);
    if (sscanf(line, "run %ld", &operations) != 1) fail("not a line of the harness");
    return operations;
}

_Noreturn void run_rounds(void (*once)(void)) { run_rounds_of(1, once); }

_Noreturn void run_rounds_of(long operations_per_call, void (*once)(void)) {
    puts("ready");
    fflush(stdout);
    for (;;) {
        long calls = (next_round() + operations_per_call - 1) / operations_per_call;
        long long process = nanoseconds(CLOCK_PROCESS_CPUTIME_ID);
        long long wall = nanoseconds(CLOCK_MONOTONIC);
        long long cpu = nanoseconds(CLOCK_THREAD_CPUTIME_ID);
        for (long i = 0; i < calls; i++) once();
        cpu = nanoseconds(CLOCK_THREAD_CPUTIME_ID) - cpu;
        wall = nanoseconds(CLOCK_MONOTONIC) - wall;
        process = nanoseconds(CLOCK_PROCESS_CPUTIME_ID) - process;
        printf("ops=%ld wall=%lld cpu=%lld process=%lld\n", calls * operations_per_call, wall, cpu, process);
        fflush(stdout);
    }
}

static struct sockaddr_in loopback(int port) {
    return (struct sockaddr_in){.sin_family = AF_INET,
                                .sin_port = htons((uint16_t)port),
                                .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
}

static int without_delay(int fd) {
    int on = 1;
    check(setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on), "TCP_NODELAY");
    return fd;
}

int tcp_listener(int *port) {
    struct sockaddr_in address = loopback(0);
    socklen_t length = sizeof address;
    int fd = (int)check(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0), "socket");
    check(bind(fd, (struct sockaddr *)&address, sizeof address), "bind");
    check(listen(fd, SOMAXCONN), "listen");
    check(getsockname(fd, (struct sockaddr *)&address, &length), "getsockname");
    *port = ntohs(address.sin_port);
    return fd;
}

int tcp_connect(int port) {
    struct sockaddr_in address = loopback(port);
    int fd = (int)check(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0), "socket");
    check(connect(fd, (struct sockaddr *)&address, sizeof address), "connect");
    return without_delay(fd);
}

int tcp_accept(int listener) {
    return without_delay((int)check(accept4(listener, NULL, NULL, SOCK_CLOEXEC), "accept4"));
}

int udp_socket(struct sockaddr_in *address) {
    socklen_t length = sizeof *address;
    int fd = (int)check(socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0), "socket");
    *address = loopback(0);
    check(bind(fd, (struct sockaddr *)address, sizeof *address), "bind");
    check(getsockname(fd, (struct sockaddr *)address, &length), "getsockname");
    return fd;
}

static void *sleep_for_ever(void *unused) {
    for (;;) pause();
    return unused;
}

void add_idle_thread(void) {
    pthread_t thread;
    if (pthread_create(&thread, NULL, sleep_for_ever, NULL) != 0) fail("pthread_create");
}

void raise_file_limit(void) {
    struct rlimit files;
    check(getrlimit(RLIMIT_NOFILE, &files), "getrlimit");
    files.rlim_cur = files.rlim_max;
    check(setrlimit(RLIMIT_NOFILE, &files), "setrlimit");
}
