/* A descriptor with a byte over a Unix stream, both ends in one thread; what arrives is closed: descriptors [idle-thread] */

#define _GNU_SOURCE
#include "child.h"

#include <fcntl.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

static int ends[2], passed;

static void once(void) {
    char byte = 'x';
    union {
        struct cmsghdr header;
        char room[CMSG_SPACE(sizeof passed)];
    } control;
    struct iovec piece = {.iov_base = &byte, .iov_len = 1};
    struct msghdr message = {
        .msg_iov = &piece, .msg_iovlen = 1, .msg_control = &control, .msg_controllen = sizeof control};
    memset(&control, 0, sizeof control);
    control.header = (struct cmsghdr){
        .cmsg_level = SOL_SOCKET, .cmsg_type = SCM_RIGHTS, .cmsg_len = CMSG_LEN(sizeof passed)};
    memcpy(CMSG_DATA(&control.header), &passed, sizeof passed);
    check(sendmsg(ends[0], &message, MSG_NOSIGNAL), "sendmsg");

    int arrived;
    check(recvmsg(ends[1], &message, MSG_CMSG_CLOEXEC), "recvmsg");
    if (message.msg_controllen < CMSG_LEN(sizeof arrived)) fail("no descriptor has come");
    memcpy(&arrived, CMSG_DATA(&control.header), sizeof arrived);
    close(arrived);
}

int main(int argc, char **argv) {
    (void)argv;
    check(socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends), "socketpair");
    passed = (int)check(open("/dev/null", O_RDONLY | O_CLOEXEC), "open");
    if (argc > 1) add_idle_thread();
    run_rounds(once);
}
