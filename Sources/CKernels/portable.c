// The kernels with two lanes: what every processor has, or what its compiler makes of it.
#include "ckernels.h"

#define LANES 2
#define NAME(kernel) ckernels_##kernel##_2
#include "functions.h"
#include "kernels.h"
