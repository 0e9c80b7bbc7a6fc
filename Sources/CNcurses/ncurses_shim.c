#include "CNcurses.h"
typedef int ncurses_shim_unit;
