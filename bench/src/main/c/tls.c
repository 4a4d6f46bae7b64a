#include "tls.h"
#include "child.h"

#include <openssl/err.h>
#include <stdio.h>
#include <stdlib.h>

int tls_check(int result, const char *what) {
    if (result > 0) return result;
    fprintf(stderr, "%s\n", what);
    ERR_print_errors_fp(stderr);
    exit(1);
}

SSL_CTX *tls_context(const SSL_METHOD *method) {
    SSL_CTX *context = SSL_CTX_new(method);
    if (context == NULL) tls_check(0, "SSL_CTX_new");
    tls_check(SSL_CTX_set_min_proto_version(context, TLS1_3_VERSION), "TLS 1.3");
    tls_check(SSL_CTX_set_ciphersuites(context, "TLS_AES_128_GCM_SHA256"), "suites");
    return context;
}

int tls_read(SSL *tls, void *data, int size) {
    for (int done = 0; done < size;) {
        int count = SSL_read(tls, (char *)data + done, size - done);
        if (count <= 0 && done == 0 && SSL_get_error(tls, count) != SSL_ERROR_WANT_READ) return 0;
        done += tls_check(count, "SSL_read");
    }
    return size;
}

void tls_write(SSL *tls, const void *data, int size) {
    if (tls_check(SSL_write(tls, data, size), "SSL_write") != size) fail("a short SSL_write");
}
