#include "CSystem.h"
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

static const int crashes[] = {SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGABRT, SIGFPE, SIGSYS};
enum { crash_count = sizeof crashes / sizeof crashes[0], longest = 256 };

static volatile sig_atomic_t is_set;
static int terminal = -1;
static struct termios modes;
static int has_modes;
static uint8_t restore_bytes[longest];
static size_t restore_length;

static void restore_and_end(int number) {
    if (is_set) {
        is_set = 0;
        static const char words[] =
            "\r\nplimsoll: crashed; the terminal is restored and what was committed is safe\r\n";
        ssize_t ignored = write(terminal, restore_bytes, restore_length);
        ignored = write(terminal, words, sizeof words - 1);
        (void)ignored;
        if (has_modes) tcsetattr(terminal, TCSANOW, &modes);
    }
    csystem_end_by_signal(number);
}

// The handlers get a stack of their own, since the common crash of the main thread is one without stack.
static void give_stack(void) {
    static uint8_t stack[65536];
    stack_t alternate = {.ss_sp = stack, .ss_size = sizeof stack};
    sigaltstack(&alternate, NULL);
}

void csystem_crash_guard_set(int descriptor, const uint8_t *restore, size_t length) {
    terminal = descriptor;
    restore_length = length < longest ? length : longest;
    memcpy(restore_bytes, restore, restore_length);
    has_modes = tcgetattr(descriptor, &modes) == 0;
    give_stack();
    struct sigaction action = {.sa_handler = restore_and_end, .sa_flags = SA_ONSTACK};
    sigfillset(&action.sa_mask);
    for (int index = 0; index < crash_count; index++) sigaction(crashes[index], &action, NULL);
    is_set = 1;
}

void csystem_crash_guard_clear(void) { is_set = 0; }
