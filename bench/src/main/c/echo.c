/* An echo server: echo epoll|threads

   One thread and one level-triggered epoll, or a thread for each connection that waits in recv. It ends with its input. */

#define _GNU_SOURCE
#include "child.h"

#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

enum { EVENTS = 512, BUFFER = 4096, STACK = 64 * 1024 };

static int listener, epoll;

static void watch(int fd) {
    struct epoll_event event = {.events = EPOLLIN, .data.fd = fd};
    check(epoll_ctl(epoll, EPOLL_CTL_ADD, fd, &event), "epoll_ctl");
}

/* False at the end of the stream. */
static int echo(int fd, int flags) {
    char buffer[BUFFER];
    ssize_t count = recv(fd, buffer, sizeof buffer, flags);
    if (count <= 0) {
        close(fd);
        return 0;
    }
    for (ssize_t sent = 0; sent < count;)
        sent += check(send(fd, buffer + sent, (size_t)(count - sent), MSG_NOSIGNAL), "send");
    return 1;
}

static void *serve(void *connection) {
    while (echo((int)(intptr_t)connection, 0)) continue;
    return NULL;
}

static void *accept_into_threads(void *unused) {
    pthread_attr_t small;
    if (pthread_attr_init(&small) != 0 || pthread_attr_setstacksize(&small, STACK) != 0) fail("pthread_attr_init");
    if (pthread_attr_setdetachstate(&small, PTHREAD_CREATE_DETACHED) != 0) fail("pthread_attr_setdetachstate");
    for (;;) {
        pthread_t thread;
        if (pthread_create(&thread, &small, serve, (void *)(intptr_t)tcp_accept(listener)) != 0) fail("pthread_create");
    }
    return unused;
}

static void accept_into_epoll(void) {
    struct epoll_event events[EVENTS];
    epoll = (int)check(epoll_create1(EPOLL_CLOEXEC), "epoll_create1");
    watch(listener);
    watch(STDIN_FILENO);
    for (;;) {
        int count = epoll_wait(epoll, events, EVENTS, -1);
        for (int i = 0; i < count; i++) {
            int fd = events[i].data.fd;
            if (fd == STDIN_FILENO) return;
            else if (fd == listener) watch(tcp_accept(listener));
            else echo(fd, MSG_DONTWAIT);
        }
    }
}

int main(int argc, char **argv) {
    int port;
    if (argc != 2) fail("usage: echo epoll|threads");
    raise_file_limit();
    listener = tcp_listener(&port);
    printf("ready %d %d\n", port, getpid());
    fflush(stdout);
    if (strcmp(argv[1], "epoll") == 0) {
        accept_into_epoll();
    } else {
        pthread_t acceptor;
        if (pthread_create(&acceptor, NULL, accept_into_threads, NULL) != 0) fail("pthread_create");
        char byte;
        while (read(STDIN_FILENO, &byte, 1) > 0) continue;
    }
    return 0;
}
