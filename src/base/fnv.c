#include "base/fnv.h"

uint64_t fnv_of(struct str bytes)
{
    uint64_t digest = FNV_START;
    for (size_t i = 0; i < bytes.n; i++)
        digest = fnv_add(digest, (unsigned char)bytes.p[i]);
    return digest;
}
