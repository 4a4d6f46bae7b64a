/* An echo server: one thread, one epoll, level-triggered. It ends with its input. */

#define _GNU_SOURCE
#include "child.h"

#include <stdio.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

enum { EVENTS = 512, BUFFER = 4096 };

static int listener, epoll;

static void watch(int fd) {
    struct epoll_event event = {.events = EPOLLIN, .data.fd = fd};
    check(epoll_ctl(epoll, EPOLL_CTL_ADD, fd, &event), "epoll_ctl");
}

static void echo(int fd) {
    char buffer[BUFFER];
    ssize_t count = recv(fd, buffer, sizeof buffer, MSG_DONTWAIT);
    if (count <= 0) {
        close(fd);
        return;
    }
    for (ssize_t sent = 0; sent < count;)
        sent += check(send(fd, buffer + sent, (size_t)(count - sent), MSG_NOSIGNAL), "send");
}

int main(void) {
    int port;
    struct epoll_event events[EVENTS];
    raise_file_limit();
    listener = tcp_listener(&port);
    epoll = (int)check(epoll_create1(EPOLL_CLOEXEC), "epoll_create1");
    watch(listener);
    watch(STDIN_FILENO);
    printf("ready %d %d\n", port, getpid());
    fflush(stdout);
    for (;;) {
        int count = epoll_wait(epoll, events, EVENTS, -1);
        for (int i = 0; i < count; i++) {
            int fd = events[i].data.fd;
            if (fd == STDIN_FILENO) return 0;
            else if (fd == listener) watch(tcp_accept(listener));
            else echo(fd);
        }
    }
}
