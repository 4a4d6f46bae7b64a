/* What client and server of the TLS workloads agree on.

   An order is a letter and a number, big-endian in four bytes: S, "send me so many blocks"; R, "receive so many blocks, and say so by one
   byte". */

#ifndef TLS_H
#define TLS_H

#include <openssl/ssl.h>

enum { BLOCK = 16 * 1024, ORDER = 5 };

/* TLS 1.3 with AES-128-GCM, as every contender has it and would choose it. */
SSL_CTX *tls_context(const SSL_METHOD *method);

/* Ends the program with what OpenSSL says when `result` is not positive; answers it otherwise. */
int tls_check(int result, const char *what);

/* Exactly so many bytes; 0 when the stream ends, in whatever way, before the first one. */
int tls_read(SSL *tls, void *data, int size);

void tls_write(SSL *tls, const void *data, int size);

#endif
