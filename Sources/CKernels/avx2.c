// The kernels with four lanes, for x86-64 processors with AVX2 and fused multiply-add.
#include "ckernels.h"

#if defined(__x86_64__)
#pragma clang attribute push(__attribute__((target("avx2,fma"))), apply_to = function)
#define LANES 4
#define NAME(kernel) ckernels_##kernel##_4
#include "functions.h"
#include "kernels.h"
#pragma clang attribute pop
#endif
