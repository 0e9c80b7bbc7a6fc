// The kernels with eight lanes, for x86-64 processors with AVX-512.
#include "ckernels.h"

#if defined(__x86_64__)
#pragma clang attribute push(__attribute__((target("avx512f,avx512dq,avx512vl,avx2,fma"))), apply_to = function)
#define LANES 8
#define NAME(kernel) ckernels_##kernel##_8
#include "functions.h"
#include "kernels.h"
#pragma clang attribute pop
#endif
