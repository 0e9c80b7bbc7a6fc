#include "CSystem.h"
#include <sys/eventfd.h>
#include <unistd.h>

int csystem_event_open(void) { return eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC); }

void csystem_event_signal(int descriptor) {
    uint64_t one = 1;
    ssize_t ignored = write(descriptor, &one, sizeof one);
    (void)ignored;
}

void csystem_event_drain(int descriptor) {
    uint64_t count;
    ssize_t ignored = read(descriptor, &count, sizeof count);
    (void)ignored;
}
