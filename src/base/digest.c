#include "base/digest.h"

#include <nettle/base64.h>
#include <nettle/sha1.h>
#include <nettle/sha2.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

struct sha256 {
    struct sha256_ctx context;
};

static void to_hex(const uint8_t *bytes, size_t n, char *hex)
{
    static const char digits[] = "0123456789abcdef";
    for (size_t i = 0; i < n; i++) {
        hex[2 * i] = digits[bytes[i] >> 4];
        hex[2 * i + 1] = digits[bytes[i] & 15];
    }
    hex[2 * n] = '\0';
}

struct sha256 *sha256_new(void)
{
    struct sha256 *sha256 = mem_alloc(sizeof *sha256);
    sha256_init(&sha256->context);
    return sha256;
}

void sha256_add(struct sha256 *sha256, struct str bytes)
{
    sha256_update(&sha256->context, bytes.n, (const uint8_t *)bytes.p);
}

void sha256_finish(struct sha256 *sha256, char hex[SHA256_HEX + 1])
{
    uint8_t bytes[SHA256_DIGEST_SIZE];
    sha256_digest(&sha256->context, sizeof bytes, bytes);
    to_hex(bytes, sizeof bytes, hex);
}

void sha256_free(struct sha256 *sha256)
{
    free(sha256);
}

void digest_sha256(struct str bytes, char hex[SHA256_HEX + 1])
{
    struct sha256 sha256;
    sha256_init(&sha256.context);
    sha256_add(&sha256, bytes);
    sha256_finish(&sha256, hex);
}

static void sha1_bytes(struct str prefix, struct str bytes, uint8_t out[SHA1_DIGEST_SIZE])
{
    struct sha1_ctx context;
    sha1_init(&context);
    sha1_update(&context, prefix.n, (const uint8_t *)prefix.p);
    sha1_update(&context, bytes.n, (const uint8_t *)bytes.p);
    sha1_digest(&context, SHA1_DIGEST_SIZE, out);
}

void digest_sha1(struct str bytes, char hex[SHA1_HEX + 1])
{
    uint8_t digest[SHA1_DIGEST_SIZE];
    sha1_bytes(STR(""), bytes, digest);
    to_hex(digest, sizeof digest, hex);
}

void digest_uuid_of_url(struct str url, char uuid[UUID_TEXT + 1])
{
    /* 6ba7b811-9dad-11d1-80b4-00c04fd430c8, the namespace of URLs */
    static const char namespace[] =
        "\x6b\xa7\xb8\x11\x9d\xad\x11\xd1\x80\xb4\x00\xc0\x4f\xd4\x30\xc8";
    uint8_t digest[SHA1_DIGEST_SIZE];
    sha1_bytes((struct str){namespace, 16}, url, digest);
    digest[6] = (digest[6] & 0x0F) | 0x50;
    digest[8] = (digest[8] & 0x3F) | 0x80;
    char hex[33];
    to_hex(digest, 16, hex);
    static const size_t groups[] = {8, 4, 4, 4, 12};
    for (size_t g = 0, from = 0; g < 5; from += groups[g], g++) {
        memcpy(uuid, hex + from, groups[g]);
        uuid += groups[g];
        *uuid++ = g < 4 ? '-' : '\0';
    }
}

void digest_base64(struct str bytes, struct buf *out)
{
    size_t n = BASE64_ENCODE_RAW_LENGTH(bytes.n);
    buf_grow(out, n);
    base64_encode_raw(out->p + out->n, bytes.n, (const uint8_t *)bytes.p);
    out->n += n;
    out->p[out->n] = '\0';
}

void digest_sha256_base64(struct str bytes, struct buf *out)
{
    struct sha256_ctx context;
    uint8_t digest[SHA256_DIGEST_SIZE];
    sha256_init(&context);
    sha256_update(&context, bytes.n, (const uint8_t *)bytes.p);
    sha256_digest(&context, sizeof digest, digest);
    digest_base64((struct str){(const char *)digest, sizeof digest}, out);
}
