/* A server for TLS with OpenSSL, a thread for each connection: tls_server FOLDER, where chain.pem and key.pem are.

   It ends with its input. */

#define _GNU_SOURCE
#include "child.h"
#include "tls.h"

#include <arpa/inet.h>
#include <pthread.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static SSL_CTX *context;
static int listener;

static void obey(SSL *tls) {
    char block[BLOCK] = {0};
    unsigned char order[ORDER];
    while (tls_read(tls, order, ORDER) > 0) {
        uint32_t count;
        memcpy(&count, order + 1, sizeof count);
        count = ntohl(count);
        if (order[0] == 'S') {
            while (count-- > 0) tls_write(tls, block, BLOCK);
        } else {
            while (count-- > 0) tls_read(tls, block, BLOCK);
            tls_write(tls, order, 1);
        }
    }
}

static void *serve(void *connection) {
    SSL *tls = SSL_new(context);
    int fd = (int)(intptr_t)connection;
    SSL_set_fd(tls, fd);
    tls_check(SSL_accept(tls), "SSL_accept");
    obey(tls);
    SSL_shutdown(tls);
    SSL_free(tls);
    close(fd);
    return NULL;
}

static void *accept_all(void *unused) {
    for (;;) {
        pthread_t thread;
        if (pthread_create(&thread, NULL, serve, (void *)(intptr_t)tcp_accept(listener)) != 0) fail("pthread_create");
        pthread_detach(thread);
    }
    return unused;
}

static void use(const char *folder) {
    char chain[4096], key[4096];
    snprintf(chain, sizeof chain, "%s/chain.pem", folder);
    snprintf(key, sizeof key, "%s/key.pem", folder);
    tls_check(SSL_CTX_use_certificate_chain_file(context, chain), chain);
    tls_check(SSL_CTX_use_PrivateKey_file(context, key, SSL_FILETYPE_PEM), key);
}

int main(int argc, char **argv) {
    if (argc != 2) fail("usage: tls_server FOLDER");
    signal(SIGPIPE, SIG_IGN);
    context = tls_context(TLS_server_method());
    use(argv[1]);
    int port;
    listener = tcp_listener(&port);
    pthread_t accepting;
    if (pthread_create(&accepting, NULL, accept_all, NULL) != 0) fail("pthread_create");
    printf("ready %d %d\n", port, (int)getpid());
    fflush(stdout);
    while (getchar() != EOF) continue;
    return 0;
}
