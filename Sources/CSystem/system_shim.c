#include "CSystem.h"
typedef int system_shim_unit;
