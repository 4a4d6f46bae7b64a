/* A server that closes each connection as soon as it has accepted it. It ends with its input. */

#define _GNU_SOURCE
#include "child.h"

#include <pthread.h>
#include <stdio.h>
#include <sys/socket.h>
#include <unistd.h>

static int listener;

static void *accept_all(void *unused) {
    for (;;) close((int)check(accept4(listener, NULL, NULL, SOCK_CLOEXEC), "accept4"));
    return unused;
}

int main(void) {
    int port;
    pthread_t acceptor;
    char byte;
    listener = tcp_listener(&port);
    if (pthread_create(&acceptor, NULL, accept_all, NULL) != 0) fail("pthread_create");
    printf("ready %d %d\n", port, getpid());
    fflush(stdout);
    while (read(STDIN_FILENO, &byte, 1) > 0) continue;
    return 0;
}
