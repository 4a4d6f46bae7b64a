/* Sends packets of 64 bytes out of an interface as fast as one CPU can: blast INTERFACE CAPTURER_PID

   It reports the CPU time of who captures them at the other end, and its own. */

#define _GNU_SOURCE
#include "child.h"

#include <arpa/inet.h>
#include <linux/if_ether.h>
#include <linux/if_packet.h>
#include <net/if.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

/* 0x88b5 is for experiments. The capturer has its last packets when its ring's time is over. */
enum { SIZE = 64, BURST = 64, EXPERIMENTAL = 0x88b5, SETTLING_MICROS = 50000 };

static struct mmsghdr messages[BURST];

static int open_interface(const char *name) {
    int on = 1;
    struct sockaddr_ll address = {.sll_family = AF_PACKET, .sll_ifindex = (int)if_nametoindex(name)};
    if (address.sll_ifindex == 0) fail("no such interface");
    int fd = (int)check(socket(AF_PACKET, SOCK_RAW | SOCK_CLOEXEC, 0), "socket");
    check(bind(fd, (struct sockaddr *)&address, sizeof address), "bind");
    check(setsockopt(fd, SOL_PACKET, PACKET_QDISC_BYPASS, &on, sizeof on), "PACKET_QDISC_BYPASS");
    return fd;
}

static void prepare(void) {
    static char packet[SIZE];
    static struct iovec piece = {.iov_base = packet, .iov_len = SIZE};
    struct ethhdr header = {
        .h_dest = {255, 255, 255, 255, 255, 255}, .h_source = {2}, .h_proto = htons(EXPERIMENTAL)};
    memcpy(packet, &header, sizeof header);
    for (int i = 0; i < BURST; i++) messages[i].msg_hdr = (struct msghdr){.msg_iov = &piece, .msg_iovlen = 1};
}

static void blast(int fd, long packets) {
    while (packets > 0) packets -= check(sendmmsg(fd, messages, packets < BURST ? (unsigned)packets : BURST, 0), "sendmmsg");
}

int main(int argc, char **argv) {
    clockid_t capturer;
    if (argc != 3) fail("usage: blast INTERFACE CAPTURER_PID");
    if (clock_getcpuclockid((pid_t)atoi(argv[2]), &capturer) != 0) fail("no such process");
    int fd = open_interface(argv[1]);
    prepare();
    puts("ready");
    fflush(stdout);
    for (;;) {
        long packets = next_round();
        long long wall = nanoseconds(CLOCK_MONOTONIC);
        long long client = nanoseconds(CLOCK_PROCESS_CPUTIME_ID);
        long long cpu = nanoseconds(capturer);
        blast(fd, packets);
        wall = nanoseconds(CLOCK_MONOTONIC) - wall;
        client = nanoseconds(CLOCK_PROCESS_CPUTIME_ID) - client;
        usleep(SETTLING_MICROS);
        cpu = nanoseconds(capturer) - cpu;
        printf("ops=%ld wall=%lld cpu=%lld client=%lld\n", packets, wall, cpu, client);
        fflush(stdout);
    }
}
