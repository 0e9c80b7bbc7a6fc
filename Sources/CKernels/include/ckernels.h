// Vector kernels over arrays of doubles, for reports: the widest vectors that this processor has, chosen once.
#pragma once
