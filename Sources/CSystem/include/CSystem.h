// What Glibc's Swift module does not show: event descriptors, signals as bytes, the crash guard, pseudo-terminals.
#pragma once
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

// An event descriptor that counts wake-ups and never blocks; -1 with errno when there is none to be had.
int csystem_event_open(void);
// Wakes whoever polls the descriptor.
void csystem_event_signal(int descriptor);
// Forgets all wake-ups so far.
void csystem_event_drain(int descriptor);

// Turns HUP, INT, QUIT, TERM, TSTP, CONT and WINCH into bytes (the signal's number) on a descriptor that never
// blocks, and ignores PIPE. Returns the descriptor, the same one when called again; -1 with errno.
int csystem_signals_open(void);
// Gives the signals their default actions back.
void csystem_signals_close(void);
// Lets writing into a closed pipe, or beyond the limit of a file's size, fail with an error instead of a signal.
void csystem_signals_ignore_failed_writes(void);
// Stops this process as Ctrl-Z would, and returns when it is continued.
void csystem_stop_self(void);
// Gives a signal its default action and ends the process with it.
void csystem_end_by_signal(int signal);

// From now on a crash writes `restore` to `descriptor` and gives its terminal the modes that it has at the moment
// of this call; then the process ends by the signal. `length` is at most 256.
void csystem_crash_guard_set(int descriptor, const uint8_t *restore, size_t length);
// A crash no longer touches the terminal.
void csystem_crash_guard_clear(void);

// Size of a terminal in cells; 0 when it has none, -1 with errno when it is no terminal.
int csystem_window_size(int descriptor, int *columns, int *rows);
// Puts a terminal into raw mode and keeps its former modes for `csystem_modes_restore`; -1 with errno.
int csystem_modes_raw(int descriptor);
// Gives a terminal the modes that it had before `csystem_modes_raw`; discards nothing and waits for nothing.
void csystem_modes_restore(int descriptor);

// Opens a pseudo-terminal of a size; returns the master and puts the slave into `slave`. -1 with errno.
int csystem_pty_open(int columns, int rows, int *slave);
// Runs a program as the leader of a session on a new pseudo-terminal; returns the master and puts the process
// into `process`. -1 with errno. `arguments` and `environment` end with NULL.
int csystem_pty_spawn(
    const char *path, char *const arguments[], char *const environment[], int columns, int rows, pid_t *process);
// Changes the size of a pseudo-terminal; its foreground processes get SIGWINCH.
int csystem_pty_resize(int master, int columns, int rows);
