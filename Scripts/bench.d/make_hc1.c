/*
 * Texts of health certificates for Scripts/bench: make_hc1 COUNT KEY.pem
 *
 * Makes a P-256 key, writes its public half to KEY.pem, and prints COUNT texts that differ in a number. The kid is the first
 * 8 bytes of the key's COSE thumbprint (RFC 9679), by which a bare key is known.
 */
#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/sha.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

static unsigned char buffer[4096];
static size_t length;

static void put(const void *bytes, size_t count) {
  memcpy(buffer + length, bytes, count);
  length += count;
}

static void put_byte_string(const unsigned char *bytes, size_t count) {
  if (count < 24) put((unsigned char[]){(unsigned char)(0x40 | count)}, 1);
  else if (count < 256) put((unsigned char[]){0x58, (unsigned char)count}, 2);
  else put((unsigned char[]){0x59, (unsigned char)(count >> 8), (unsigned char)count}, 3);
  put(bytes, count);
}

static void coordinate(EVP_PKEY *key, const char *name, unsigned char *out) {
  BIGNUM *number = NULL;
  EVP_PKEY_get_bn_param(key, name, &number);
  BN_bn2binpad(number, out, 32);
  BN_free(number);
}

static void print_base45(const unsigned char *bytes, size_t count) {
  static const char alphabet[] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";
  for (size_t i = 0; i < count; i += 2) {
    const int pair = i + 1 < count;
    unsigned value = pair ? bytes[i] * 256u + bytes[i + 1] : bytes[i];
    for (int digits = pair ? 3 : 2; digits > 0; digits--, value /= 45) putchar(alphabet[value % 45]);
  }
}

int main(int argc, char **argv) {
  if (argc < 3) return 64;
  EVP_PKEY *key = EVP_EC_gen("P-256");
  FILE *file = fopen(argv[2], "w");
  if (!key || !file || PEM_write_PUBKEY(file, key) != 1 || fclose(file) != 0) return 73;

  unsigned char cose_key[75] = {0xA4, 0x01, 0x02, 0x20, 0x01, 0x21, 0x58, 0x20}, digest[32];
  coordinate(key, OSSL_PKEY_PARAM_EC_PUB_X, cose_key + 8);
  memcpy(cose_key + 40, (unsigned char[]){0x22, 0x58, 0x20}, 3);
  coordinate(key, OSSL_PKEY_PARAM_EC_PUB_Y, cose_key + 43);
  SHA256(cose_key, sizeof cose_key, digest);
  unsigned char protected_header[13] = {0xA2, 0x01, 0x26, 0x04, 0x48};
  memcpy(protected_header + 5, digest, 8);

  for (int i = 0; i < atoi(argv[1]); i++) {
    /* {1: "NL", 4: exp, 6: iat, -260: {1: {...}}} with names that do not compress to nothing. */
    char person[300];
    const int named = snprintf(person, sizeof person, "certificate %08d of a person who is not there, %08x%08x", i,
                               (unsigned)i * 2654435761u, (unsigned)i * 40503u);
    length = 0;
    put("\xA4\x01\x62NL\x04\x1A\x7F\xFF\xFF\xFF\x06\x1A\x60\x00\x00\x00\x39\x01\x03\xA1\x01\xA1\x62nm\x78", 27);
    put((unsigned char[]){(unsigned char)named}, 1);
    put(person, (size_t)named);
    unsigned char payload[512];
    const size_t payload_length = length;
    memcpy(payload, buffer, length);

    length = 0;
    put("\x84\x6ASignature1", 12);
    put_byte_string(protected_header, sizeof protected_header);
    put("\x40", 1);
    put_byte_string(payload, payload_length);
    unsigned char der[80], raw[64];
    size_t der_length = sizeof der;
    EVP_MD_CTX *context = EVP_MD_CTX_new();
    EVP_DigestSignInit(context, NULL, EVP_sha256(), NULL, key);
    EVP_DigestSign(context, der, &der_length, buffer, length);
    EVP_MD_CTX_free(context);
    const unsigned char *cursor = der;
    ECDSA_SIG *signature = d2i_ECDSA_SIG(NULL, &cursor, (long)der_length);
    BN_bn2binpad(ECDSA_SIG_get0_r(signature), raw, 32);
    BN_bn2binpad(ECDSA_SIG_get0_s(signature), raw + 32, 32);
    ECDSA_SIG_free(signature);

    length = 0;
    put("\xD2\x84", 2);
    put_byte_string(protected_header, sizeof protected_header);
    put("\xA0", 1);
    put_byte_string(payload, payload_length);
    put_byte_string(raw, sizeof raw);
    unsigned char packed[4096];
    uLongf packed_length = sizeof packed;
    compress2(packed, &packed_length, buffer, length, 9);
    fputs("HC1:", stdout);
    print_base45(packed, packed_length);
    putchar('\n');
  }
  return 0;
}
