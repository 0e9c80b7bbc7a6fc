// Preloaded into the program: fails the n-th call that writes to a file whose path begins with FAULT_PATH.
//
// FAULT_AT counts from 1; 0 fails none. FAULT_KIND is an errno; with FAULT_SHORT half of a failing write is written
// first, as a disk that fills up does. The number of calls goes to the file FAULT_COUNT at the end.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

static long calls;

static int concerns(int file) {
    const char *prefix = getenv("FAULT_PATH");
    char link[64], path[4096];
    if (!prefix) return 0;
    snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    ssize_t length = readlink(link, path, sizeof path - 1);
    if (length < 0) return 0;
    path[length] = 0;
    return strncmp(path, prefix, strlen(prefix)) == 0;
}

static int fails(int file) {
    const char *at = getenv("FAULT_AT"), *kind = getenv("FAULT_KIND");
    if (!concerns(file)) return 0;
    long call = __atomic_add_fetch(&calls, 1, __ATOMIC_SEQ_CST);
    if (!at || atol(at) != call) return 0;
    errno = kind ? atoi(kind) : EIO;
    return 1;
}

__attribute__((destructor)) static void tell(void) {
    const char *path = getenv("FAULT_COUNT");
    FILE *stream = path ? fopen(path, "w") : NULL;
    if (!stream) return;
    fprintf(stream, "%ld\n", calls);
    fclose(stream);
}

#define NEXT(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

ssize_t pwrite64(int file, const void *bytes, size_t count, off64_t place) {
    if (!fails(file)) return NEXT(pwrite64)(file, bytes, count, place);
    int kind = errno;
    if (getenv("FAULT_SHORT") && NEXT(pwrite64)(file, bytes, count / 2, place) < 0) return -1;
    errno = kind;
    return -1;
}

ssize_t pwrite(int file, const void *bytes, size_t count, off_t place) {
    return pwrite64(file, bytes, count, place);
}

ssize_t write(int file, const void *bytes, size_t count) {
    return fails(file) ? -1 : NEXT(write)(file, bytes, count);
}

int fsync(int file) { return fails(file) ? -1 : NEXT(fsync)(file); }

int fdatasync(int file) { return fails(file) ? -1 : NEXT(fdatasync)(file); }

int ftruncate64(int file, off64_t length) { return fails(file) ? -1 : NEXT(ftruncate64)(file, length); }

int ftruncate(int file, off_t length) { return ftruncate64(file, length); }
