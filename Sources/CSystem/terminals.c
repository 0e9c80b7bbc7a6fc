#include "CSystem.h"
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

static struct termios former;
static int has_former;

int csystem_window_size(int descriptor, int *columns, int *rows) {
    struct winsize size;
    if (ioctl(descriptor, TIOCGWINSZ, &size) != 0) return -1;
    *columns = size.ws_col;
    *rows = size.ws_row;
    return 0;
}

int csystem_modes_raw(int descriptor) {
    struct termios raw;
    if (tcgetattr(descriptor, &raw) != 0) return -1;
    if (!has_former) former = raw;
    has_former = 1;
    cfmakeraw(&raw);
    // Ctrl-C stays a signal, so that it works even while the program is busy; it must not discard what is on
    // its way, or half a frame would be lost and a question to the terminal never answered.
    raw.c_lflag |= ISIG | NOFLSH;
    raw.c_cc[VINTR] = former.c_cc[VINTR];
    raw.c_cc[VQUIT] = _POSIX_VDISABLE;
    raw.c_cc[VSUSP] = _POSIX_VDISABLE;
    raw.c_cc[VMIN] = 1;
    raw.c_cc[VTIME] = 0;
    return tcsetattr(descriptor, TCSANOW, &raw);
}

void csystem_modes_restore(int descriptor) {
    if (has_former) tcsetattr(descriptor, TCSANOW, &former);
    has_former = 0;
}

int csystem_pty_open(int columns, int rows, int *slave) {
    int master = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC);
    if (master < 0) return -1;
    char name[128];
    if (grantpt(master) != 0 || unlockpt(master) != 0 || ptsname_r(master, name, sizeof name) != 0) {
        close(master);
        return -1;
    }
    *slave = open(name, O_RDWR | O_NOCTTY | O_CLOEXEC);
    if (*slave < 0 || csystem_pty_resize(master, columns, rows) != 0) {
        close(master);
        return -1;
    }
    return master;
}

int csystem_pty_resize(int master, int columns, int rows) {
    struct winsize size = {.ws_col = (unsigned short)columns, .ws_row = (unsigned short)rows};
    return ioctl(master, TIOCSWINSZ, &size);
}

// A thread that starts a program may block or ignore signals; the program is to begin with neither.
static void forget_signals(void) {
    sigset_t none;
    sigemptyset(&none);
    for (int number = 1; number < NSIG; number++) signal(number, SIG_DFL);
    sigprocmask(SIG_SETMASK, &none, NULL);
}

int csystem_pty_spawn(
    const char *path, char *const arguments[], char *const environment[], int columns, int rows, pid_t *process) {
    int slave;
    int master = csystem_pty_open(columns, rows, &slave);
    if (master < 0) return -1;
    pid_t child = fork();
    if (child == 0) {
        setsid();
        ioctl(slave, TIOCSCTTY, 0);
        for (int descriptor = 0; descriptor < 3; descriptor++) dup2(slave, descriptor);
        forget_signals();
        execve(path, arguments, environment);
        _exit(127);
    }
    int code = errno;
    close(slave);
    if (child < 0) {
        close(master);
        errno = code;
        return -1;
    }
    *process = child;
    return master;
}
