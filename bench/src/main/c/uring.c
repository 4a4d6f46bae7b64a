/* An echo server over io_uring(7), one thread: uring

   One accept and one recv for each connection are asked for once and answer many times; what comes lies in buffers that the kernel
   chooses from a ring of them. Raw system calls: there may be no liburing. It ends with its input. */

#define _GNU_SOURCE
#include "child.h"

#include <errno.h>
#include <linux/io_uring.h>
#include <netinet/tcp.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

/* A buffer for each connection that may have a request under way. */
enum { ENTRIES = 4096, COMPLETIONS = 32768, BUFFERS = 16384, BUFFER = 256 };
enum { ACCEPT, RECV, SEND, INPUT };

static int ring, listener;
static unsigned *sq_tail, *cq_head, *cq_tail, sq_mask, cq_mask, to_submit;
static struct io_uring_sqe *sqes;
static struct io_uring_cqe *cqes;
static struct io_uring_buf_ring *pool;
static char buffers[BUFFERS][BUFFER];
static unsigned short pool_tail;

static void *map(size_t size, off_t offset) {
    void *mapped = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_POPULATE, ring, offset);
    if (mapped == MAP_FAILED) fail("mmap");
    return mapped;
}

static void give(unsigned short id) {
    struct io_uring_buf *slot = &pool->bufs[pool_tail++ & (BUFFERS - 1)];
    slot->addr = (uintptr_t)buffers[id];
    slot->len = BUFFER;
    slot->bid = id;
}

static void publish(void) { __atomic_store_n(&pool->tail, pool_tail, __ATOMIC_RELEASE); }

static void open_ring(void) {
    struct io_uring_params params = {
        .flags = IORING_SETUP_CQSIZE | IORING_SETUP_SINGLE_ISSUER | IORING_SETUP_DEFER_TASKRUN, .cq_entries = COMPLETIONS};
    ring = (int)check(syscall(SYS_io_uring_setup, ENTRIES, &params), "io_uring_setup");
    char *rings = map(params.cq_off.cqes + params.cq_entries * sizeof *cqes + params.sq_entries * sizeof(unsigned), IORING_OFF_SQ_RING);
    sqes = map(params.sq_entries * sizeof *sqes, IORING_OFF_SQES);
    sq_tail = (unsigned *)(rings + params.sq_off.tail);
    sq_mask = params.sq_entries - 1;
    cq_head = (unsigned *)(rings + params.cq_off.head);
    cq_tail = (unsigned *)(rings + params.cq_off.tail);
    cq_mask = params.cq_entries - 1;
    cqes = (struct io_uring_cqe *)(rings + params.cq_off.cqes);
    for (unsigned i = 0; i < params.sq_entries; i++) ((unsigned *)(rings + params.sq_off.array))[i] = i;
    pool = mmap(NULL, BUFFERS * sizeof(struct io_uring_buf), PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (pool == MAP_FAILED) fail("mmap");
    struct io_uring_buf_reg registration = {.ring_addr = (uintptr_t)pool, .ring_entries = BUFFERS};
    check(syscall(SYS_io_uring_register, ring, IORING_REGISTER_PBUF_RING, &registration, 1), "IORING_REGISTER_PBUF_RING");
    for (unsigned id = 0; id < BUFFERS; id++) give((unsigned short)id);
    publish();
}

static void enter(unsigned wanted) {
    long submitted;
    do submitted = syscall(SYS_io_uring_enter, ring, to_submit, wanted, IORING_ENTER_GETEVENTS, NULL, 0);
    while (submitted < 0 && errno == EINTR);
    to_submit -= (unsigned)check(submitted, "io_uring_enter");
}

static void ask(int what, int fd, unsigned id, unsigned length) {
    if (to_submit > sq_mask) enter(0);
    unsigned tail = *sq_tail;
    struct io_uring_sqe *sqe = &sqes[tail & sq_mask];
    memset(sqe, 0, sizeof *sqe);
    sqe->fd = fd;
    sqe->user_data = (uint64_t)what << 56 | (uint64_t)id << 32 | (unsigned)fd;
    switch (what) {
    case ACCEPT:
        sqe->opcode = IORING_OP_ACCEPT;
        sqe->ioprio = IORING_ACCEPT_MULTISHOT;
        sqe->accept_flags = SOCK_CLOEXEC;
        break;
    case RECV:
        sqe->opcode = IORING_OP_RECV;
        sqe->ioprio = IORING_RECV_MULTISHOT;
        sqe->flags = IOSQE_BUFFER_SELECT;
        break;
    case SEND:
        sqe->opcode = IORING_OP_SEND;
        sqe->addr = (uintptr_t)buffers[id];
        sqe->len = length;
        sqe->msg_flags = MSG_NOSIGNAL | MSG_WAITALL;
        break;
    default:
        sqe->opcode = IORING_OP_POLL_ADD;
        sqe->poll32_events = 1; /* POLLIN */
    }
    __atomic_store_n(sq_tail, tail + 1, __ATOMIC_RELEASE);
    to_submit++;
}

static void received(int fd, struct io_uring_cqe *cqe) {
    if (cqe->res > 0) ask(SEND, fd, cqe->flags >> IORING_CQE_BUFFER_SHIFT, (unsigned)cqe->res);
    if (cqe->flags & IORING_CQE_F_MORE) return;
    if (cqe->res > 0 || cqe->res == -ENOBUFS) ask(RECV, fd, 0, 0);
    else close(fd);
}

/* False at the end of the input. */
static int complete(struct io_uring_cqe *cqe) {
    int fd = (int)(unsigned)cqe->user_data;
    switch ((int)(cqe->user_data >> 56)) {
    case ACCEPT:
        if (cqe->res >= 0) ask(RECV, cqe->res, 0, 0);
        if (!(cqe->flags & IORING_CQE_F_MORE)) ask(ACCEPT, listener, 0, 0);
        return 1;
    case RECV:
        received(fd, cqe);
        return 1;
    case SEND:
        give((unsigned short)(cqe->user_data >> 32));
        return 1;
    default:
        return 0;
    }
}

int main(void) {
    int port, on = 1;
    raise_file_limit();
    listener = tcp_listener(&port);
    /* Inherited by what is accepted. */
    check(setsockopt(listener, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on), "TCP_NODELAY");
    open_ring();
    ask(ACCEPT, listener, 0, 0);
    ask(INPUT, STDIN_FILENO, 0, 0);
    printf("ready %d %d\n", port, getpid());
    fflush(stdout);
    for (;;) {
        enter(1);
        unsigned head = *cq_head, tail = __atomic_load_n(cq_tail, __ATOMIC_ACQUIRE);
        for (; head != tail; head++) {
            if (!complete(&cqes[head & cq_mask])) return 0;
        }
        __atomic_store_n(cq_head, head, __ATOMIC_RELEASE);
        publish();
    }
}
