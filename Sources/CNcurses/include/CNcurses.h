// The terminal as a grid of cells. Plain integers and UTF-8 only: no name of curses goes past this header.
//
// Curses draws into memory; the caller takes the bytes and sends them, so that nothing here ever waits for a
// terminal, and every byte can be counted. Not for several threads at once.
#pragma once
#include <stddef.h>
#include <stdint.h>

typedef struct cncurses_screen cncurses_screen;

// One cell to draw: a base character with at most one combining mark, colours, attributes.
typedef struct {
    uint32_t base;
    uint32_t mark;         // 0 for none
    int32_t foreground;    // index in the terminal's palette or 24-bit colour, as `cncurses_colours` says; -1 default
    int32_t background;
    uint8_t attributes;    // 1 bold, 2 reverse, 4 underline, 8 dim
    uint8_t width;         // columns that the caller takes the character for: 1 or 2
} cncurses_cell;

// Opens the screen for a type of terminal; NULL when the type is unknown or cannot place its cursor. Without
// colour none is ever sent, not even the terminal's own.
cncurses_screen *cncurses_open(const char *type, int columns, int rows, int wants_colour);
// Frees the screen; what restores the terminal was drawn by `cncurses_leave`.
void cncurses_close(cncurses_screen *screen);
// Number of colours: 0, 8, 16, 256, or 16777216 for 24-bit colour.
int cncurses_colours(cncurses_screen *screen);
// Changes the size; everything is drawn anew with the next update.
void cncurses_resize(cncurses_screen *screen, int columns, int rows);
// Puts a cell.
void cncurses_put(cncurses_screen *screen, int column, int row, const cncurses_cell *cell);
// Where the cursor rests after the next update, and whether it is seen.
void cncurses_cursor(cncurses_screen *screen, int column, int row, int is_visible);
// Forgets what the terminal shows; everything is drawn anew with the next update.
void cncurses_forget(cncurses_screen *screen);
// Draws what has changed.
void cncurses_update(cncurses_screen *screen);
// Leaves the screen as the terminal was found; `cncurses_update` enters it again.
void cncurses_leave(cncurses_screen *screen);
// Hands out the bytes drawn since the last call; they stay valid until the next call of any function here.
const uint8_t *cncurses_take(cncurses_screen *screen, size_t *count);
// Chooses the locale's character set from the environment; 1 when it is UTF-8.
int cncurses_choose_locale(const char *name);
