/* A header of the kernel that has a struct iovec of its own, and so goes with no other. */
#include <stddef.h>
#include <linux/uio.h>
