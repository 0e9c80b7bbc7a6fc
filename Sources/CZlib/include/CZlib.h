#pragma once
#include <stddef.h>
#include <stdint.h>

// Inflates gzip data. zlib's own types and macros stay behind this header.

typedef struct czlib_inflater czlib_inflater;

// What a call of czlib_inflate came to.
enum __attribute__((enum_extensibility(closed))) czlib_status {
    CZLIB_MORE __attribute__((swift_name("more"))),              // call again for more bytes
    CZLIB_FINISHED __attribute__((swift_name("finished"))),      // every member was whole and its checksum right
    CZLIB_CUT_SHORT __attribute__((swift_name("cutShort"))),     // the data ends inside a member
    CZLIB_DAMAGED __attribute__((swift_name("damaged"))),        // the data or a checksum is wrong
    CZLIB_NO_MEMORY __attribute__((swift_name("noMemory"))),
} __attribute__((swift_name("InflateStatus")));

// Starts on `count` bytes, which stay the caller's and unchanged until czlib_close; NULL without memory.
// `count` is below 4 GiB.
czlib_inflater *czlib_open(const uint8_t *bytes, size_t count);

// Writes up to `capacity` (below 4 GiB) bytes to `room` and their number to `written`.
enum czlib_status czlib_inflate(czlib_inflater *inflater, uint8_t *room, size_t capacity, size_t *written);

void czlib_close(czlib_inflater *inflater);
