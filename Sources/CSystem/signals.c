#include "CSystem.h"
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <unistd.h>

static const int watched[] = {SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGCONT, SIGWINCH};
enum { watched_count = sizeof watched / sizeof watched[0] };
static int ends[2] = {-1, -1};

// A handler may only write: everything else happens in the main loop.
static void note(int number) {
    int saved = errno;
    unsigned char byte = (unsigned char)number;
    ssize_t ignored = write(ends[1], &byte, 1);
    (void)ignored;
    errno = saved;
}

static void set_action(int number, void (*handler)(int)) {
    struct sigaction action = {.sa_handler = handler, .sa_flags = SA_RESTART};
    sigfillset(&action.sa_mask);
    sigaction(number, &action, NULL);
}

// A parent may have left signals blocked; what is blocked would never be noted.
static void unblock_watched(void) {
    sigset_t set;
    sigemptyset(&set);
    for (int index = 0; index < watched_count; index++) sigaddset(&set, watched[index]);
    sigprocmask(SIG_UNBLOCK, &set, NULL);
}

int csystem_signals_open(void) {
    if (ends[0] < 0 && pipe2(ends, O_NONBLOCK | O_CLOEXEC) != 0) return -1;
    for (int index = 0; index < watched_count; index++) set_action(watched[index], note);
    unblock_watched();
    set_action(SIGPIPE, SIG_IGN);
    return ends[0];
}

void csystem_signals_close(void) {
    for (int index = 0; index < watched_count; index++) set_action(watched[index], SIG_DFL);
    set_action(SIGPIPE, SIG_DFL);
}

void csystem_stop_self(void) {
    set_action(SIGTSTP, SIG_DFL);
    // The whole group, as the terminal does it: a shell waits for whoever else is in the pipeline.
    kill(0, SIGTSTP);
    set_action(SIGTSTP, note);
}

void csystem_end_by_signal(int number) {
    set_action(number, SIG_DFL);
    sigset_t only;
    sigemptyset(&only);
    sigaddset(&only, number);
    sigprocmask(SIG_UNBLOCK, &only, NULL);
    raise(number);
    _exit(128 + number);
}

void csystem_signals_ignore_failed_writes(void) {
    set_action(SIGPIPE, SIG_IGN);
    set_action(SIGXFSZ, SIG_IGN);
}
