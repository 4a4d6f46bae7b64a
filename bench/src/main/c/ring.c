/* Counts the packets of an interface in a ring of TPACKET_V3: ring INTERFACE

   It reads one byte of each, as who looks at packets does. On `seen` it answers how many it has counted and how many the kernel has
   dropped, both since the beginning. It ends with its input. */

#define _GNU_SOURCE
#include "child.h"

#include <arpa/inet.h>
#include <linux/if_ether.h>
#include <linux/if_packet.h>
#include <net/if.h>
#include <poll.h>
#include <stdint.h>
#include <stdio.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <unistd.h>

enum { BLOCK = 1 << 20, BLOCKS = 16, FRAME = 2048, RETIRE_MILLIS = 10 };

static long long count, drops;
static unsigned long long sum;

static char *open_ring(int fd, const char *interface) {
    int version = TPACKET_V3;
    struct tpacket_req3 request = {.tp_block_size = BLOCK,
                                   .tp_block_nr = BLOCKS,
                                   .tp_frame_size = FRAME,
                                   .tp_frame_nr = BLOCK / FRAME * BLOCKS,
                                   .tp_retire_blk_tov = RETIRE_MILLIS};
    struct sockaddr_ll address = {.sll_family = AF_PACKET, .sll_protocol = htons(ETH_P_ALL)};
    address.sll_ifindex = (int)if_nametoindex(interface);
    if (address.sll_ifindex == 0) fail("no such interface");
    check(setsockopt(fd, SOL_PACKET, PACKET_VERSION, &version, sizeof version), "PACKET_VERSION");
    check(setsockopt(fd, SOL_PACKET, PACKET_RX_RING, &request, sizeof request), "PACKET_RX_RING");
    void *ring = mmap(NULL, (size_t)BLOCK * BLOCKS, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    if (ring == MAP_FAILED) fail("mmap");
    check(bind(fd, (struct sockaddr *)&address, sizeof address), "bind");
    return ring;
}

static void take(struct tpacket_block_desc *block) {
    struct tpacket3_hdr *packet = (void *)((char *)block + block->hdr.bh1.offset_to_first_pkt);
    for (uint32_t i = 0; i < block->hdr.bh1.num_pkts; i++) {
        sum += *((unsigned char *)packet + packet->tp_mac);
        count++;
        packet = (void *)((char *)packet + packet->tp_next_offset);
    }
    __atomic_store_n(&block->hdr.bh1.block_status, TP_STATUS_KERNEL, __ATOMIC_RELEASE);
}

static void answer(int fd) {
    struct tpacket_stats_v3 statistics;
    socklen_t length = sizeof statistics;
    check(getsockopt(fd, SOL_PACKET, PACKET_STATISTICS, &statistics, &length), "PACKET_STATISTICS");
    drops += statistics.tp_drops;
    printf("seen=%lld drops=%lld sum=%llu\n", count, drops, sum);
    fflush(stdout);
}

int main(int argc, char **argv) {
    if (argc != 2) fail("usage: ring INTERFACE");
    int fd = (int)check(socket(AF_PACKET, SOCK_RAW | SOCK_CLOEXEC, 0), "socket");
    char *ring = open_ring(fd, argv[1]);
    struct pollfd waits[] = {{.fd = fd, .events = POLLIN}, {.fd = STDIN_FILENO, .events = POLLIN}};
    printf("ready %d\n", getpid());
    fflush(stdout);
    for (int next = 0;; next = (next + 1) % BLOCKS) {
        struct tpacket_block_desc *block = (void *)(ring + (size_t)next * BLOCK);
        while (!(__atomic_load_n(&block->hdr.bh1.block_status, __ATOMIC_ACQUIRE) & TP_STATUS_USER)) {
            char order[64];
            check(poll(waits, 2, -1), "poll");
            if (waits[1].revents == 0) continue;
            if (read(STDIN_FILENO, order, sizeof order) <= 0) return 0;
            answer(fd);
        }
        take(block);
    }
}
