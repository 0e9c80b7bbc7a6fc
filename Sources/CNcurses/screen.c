#include "CNcurses.h"
#include <langinfo.h>
#include <locale.h>
#include <ncursesw/curses.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>
#include <wchar.h>

struct cncurses_screen {
    SCREEN *screen;
    FILE *output;
    int memory;
    uint8_t *bytes;
    size_t capacity;
    int colours;
};

int cncurses_choose_locale(const char *name) {
    if (!setlocale(LC_CTYPE, name) || strcmp(nl_langinfo(CODESET), "UTF-8") != 0) {
        // A name that asks for UTF-8 but is not installed (an SSH client sent it) still means UTF-8.
        int wants = strstr(name, "UTF-8") || strstr(name, "utf8") || strstr(name, "UTF8") || strstr(name, "utf-8");
        if (!wants || !setlocale(LC_CTYPE, "C.UTF-8")) setlocale(LC_CTYPE, "C");
    }
    return strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
}

// A terminal that cannot place its cursor ("dumb") would only be painted over with garbage.
static int is_usable(void) {
    const char *place = tigetstr("cup");
    return place && place != (char *)-1;
}

static void set_up(cncurses_screen *self, int columns, int rows, int wants_colour) {
    self->colours = 0;
    if (wants_colour && has_colors() && start_color() == OK) {
        use_default_colors();
        self->colours = COLORS;
    }
    nonl();
    // Curses would look for keys between the lines of a frame, and leave off drawing when there are some.
    typeahead(-1);
    leaveok(stdscr, FALSE);
    resizeterm(rows, columns);
}

cncurses_screen *cncurses_open(const char *type, int columns, int rows, int wants_colour) {
    cncurses_screen *self = calloc(1, sizeof *self);
    if (!self) return NULL;
    self->memory = memfd_create("plimsoll-screen", MFD_CLOEXEC);
    self->output = self->memory < 0 ? NULL : fdopen(self->memory, "w");
    // Curses may take the size from where it likes (a type without one is refused otherwise): ours follows.
    use_env(TRUE);
    self->screen = self->output ? newterm(type, self->output, stdin) : NULL;
    if (self->screen && is_usable()) {
        set_up(self, columns, rows, wants_colour);
        return self;
    }
    cncurses_close(self);
    return NULL;
}

void cncurses_close(cncurses_screen *self) {
    if (self->screen) {
        set_term(self->screen);
        endwin();
        delscreen(self->screen);
    }
    if (self->output) fclose(self->output);
    else if (self->memory >= 0) close(self->memory);
    free(self->bytes);
    free(self);
}

int cncurses_colours(cncurses_screen *self) { return self->colours; }

void cncurses_resize(cncurses_screen *self, int columns, int rows) {
    set_term(self->screen);
    resizeterm(rows, columns);
    clearok(curscr, TRUE);
}

static attr_t attributes_of(const cncurses_cell *cell) {
    attr_t attributes = A_NORMAL;
    if (cell->attributes & 1) attributes |= A_BOLD;
    if (cell->attributes & 2) attributes |= A_REVERSE;
    if (cell->attributes & 4) attributes |= A_UNDERLINE;
    if (cell->attributes & 8) attributes |= A_DIM;
    return attributes;
}

void cncurses_put(cncurses_screen *self, int column, int row, const cncurses_cell *cell) {
    set_term(self->screen);
    wchar_t text[3] = {(wchar_t)cell->base, (wchar_t)cell->mark, 0};
    // A character whose width the system sees otherwise would shift all that follows on its line.
    if (wcwidth(text[0]) != cell->width) text[0] = L'?', text[1] = 0;
    if (text[1] && wcwidth(text[1]) != 0) text[1] = 0;
    int pair = 0;
    if (self->colours > 0 && (cell->foreground >= 0 || cell->background >= 0)) {
        pair = alloc_pair(cell->foreground, cell->background);
        if (pair < 0) pair = 0;
    }
    cchar_t drawn;
    if (setcchar(&drawn, text, attributes_of(cell), (short)0, &pair) != OK) return;
    mvadd_wch(row, column, &drawn);
    if (cell->width == 2 && text[0] == L'?') mvadd_wch(row, column + 1, &drawn);
}

void cncurses_cursor(cncurses_screen *self, int column, int row, int is_visible) {
    set_term(self->screen);
    curs_set(is_visible ? 1 : 0);
    move(row, column);
}

void cncurses_forget(cncurses_screen *self) {
    set_term(self->screen);
    clearok(curscr, TRUE);
}

void cncurses_update(cncurses_screen *self) {
    set_term(self->screen);
    wnoutrefresh(stdscr);
    doupdate();
}

void cncurses_leave(cncurses_screen *self) {
    set_term(self->screen);
    endwin();
}

const uint8_t *cncurses_take(cncurses_screen *self, size_t *count) {
    *count = 0;
    fflush(self->output);
    off_t length = lseek(self->memory, 0, SEEK_CUR);
    if (length <= 0) return self->bytes;
    if ((size_t)length > self->capacity) {
        uint8_t *grown = realloc(self->bytes, (size_t)length);
        if (!grown) return self->bytes;
        self->bytes = grown;
        self->capacity = (size_t)length;
    }
    ssize_t taken = pread(self->memory, self->bytes, (size_t)length, 0);
    *count = taken > 0 ? (size_t)taken : 0;
    if (ftruncate(self->memory, 0) == 0) lseek(self->memory, 0, SEEK_SET);
    return self->bytes;
}
