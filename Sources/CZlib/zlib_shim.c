#include "CZlib.h"
typedef int zlib_shim_unit;
