#include "CZlib.h"

#include <stdlib.h>
#include <zlib.h>

struct czlib_inflater {
    z_stream stream;
};

// The largest window, and 16 more to ask for the gzip wrapper.
enum { GZIP_WINDOW_BITS = 15 + 16 };

czlib_inflater *czlib_open(const uint8_t *bytes, size_t count) {
    czlib_inflater *inflater = calloc(1, sizeof *inflater);
    if (inflater == NULL) return NULL;
    inflater->stream.next_in = (z_const Bytef *)bytes;
    inflater->stream.avail_in = (uInt)count;
    if (inflateInit2(&inflater->stream, GZIP_WINDOW_BITS) != Z_OK) {
        free(inflater);
        return NULL;
    }
    return inflater;
}

// A gzip file may hold several members one after another, and zeros after the last.
static enum czlib_status after_member(z_stream *stream) {
    if (stream->avail_in >= 2 && stream->next_in[0] == 0x1f && stream->next_in[1] == 0x8b)
        return inflateReset(stream) == Z_OK ? CZLIB_MORE : CZLIB_DAMAGED;
    for (uInt i = 0; i < stream->avail_in; i++)
        if (stream->next_in[i] != 0) return CZLIB_DAMAGED;
    return CZLIB_FINISHED;
}

enum czlib_status czlib_inflate(czlib_inflater *inflater, uint8_t *room, size_t capacity, size_t *written) {
    z_stream *stream = &inflater->stream;
    stream->next_out = room;
    stream->avail_out = (uInt)capacity;
    int result = inflate(stream, Z_NO_FLUSH);
    *written = capacity - stream->avail_out;
    switch (result) {
    case Z_OK: return CZLIB_MORE;
    case Z_STREAM_END: return after_member(stream);
    case Z_BUF_ERROR: return stream->avail_in == 0 ? CZLIB_CUT_SHORT : CZLIB_DAMAGED;
    case Z_MEM_ERROR: return CZLIB_NO_MEMORY;
    default: return CZLIB_DAMAGED;
    }
}

void czlib_close(czlib_inflater *inflater) {
    inflateEnd(&inflater->stream);
    free(inflater);
}
