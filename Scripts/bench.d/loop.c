/*
 * The floor under a stream: libcrypto verifying the same signatures and nothing else.
 *
 *   loop KEY.pem < SIGNATURES      lines of Sig_structure and signature in hexadecimal
 *
 * Prints the seconds of CPU its loop took. Reading and decoding the lines are not in them.
 */
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

struct item {
  unsigned char *message, signature[72];
  size_t message_length, signature_length;
};

static int digit(int c) { return c <= '9' ? c - '0' : c - 'a' + 10; }

static size_t from_hex(const char *text, unsigned char *bytes) {
  size_t n = 0;
  for (; text[0] > ' '; text += 2) bytes[n++] = (unsigned char)(digit(text[0]) << 4 | digit(text[1]));
  return n;
}

/* Ecdsa-Sig-Value of r and s, as EVP wants it. */
static size_t to_der(const unsigned char *raw, unsigned char *der) {
  size_t n = 2;
  for (int half = 0; half < 2; half++) {
    const unsigned char *number = raw + 32 * half;
    size_t length = 32;
    while (length > 1 && number[0] == 0) number++, length--;
    der[n++] = 2;
    der[n++] = (unsigned char)(length + (number[0] >> 7));
    if (number[0] >> 7) der[n++] = 0;
    memcpy(der + n, number, length);
    n += length;
  }
  der[0] = 0x30;
  der[1] = (unsigned char)(n - 2);
  return n;
}

/* How many signatures hold. It has a name and a frame of its own, by which callgrind counts its instructions alone. */
__attribute__((noinline)) static size_t verify_all(const struct item *items, size_t count, EVP_PKEY *key, int edwards) {
  size_t good = 0;
  for (size_t i = 0; i < count; i++) {
    EVP_MD_CTX *context = EVP_MD_CTX_new();
    if (EVP_DigestVerifyInit(context, NULL, edwards ? NULL : EVP_sha256(), NULL, key) == 1)
      good += EVP_DigestVerify(context, items[i].signature, items[i].signature_length, items[i].message,
                               items[i].message_length) == 1;
    EVP_MD_CTX_free(context);
  }
  return good;
}

int main(int argc, char **argv) {
  FILE *file = argc > 1 ? fopen(argv[1], "r") : NULL;
  EVP_PKEY *key = file ? PEM_read_PUBKEY(file, NULL, NULL, NULL) : NULL;
  if (!key) return 66;
  const int edwards = EVP_PKEY_get_base_id(key) == EVP_PKEY_ED25519;
  struct item *items = NULL;
  size_t count = 0;
  static char line[1 << 16];
  while (fgets(line, sizeof line, stdin)) {
    unsigned char raw[64];
    items = realloc(items, (count + 1) * sizeof *items);
    struct item *item = &items[count++];
    item->message = malloc(strlen(line) / 2);
    item->message_length = from_hex(line, item->message);
    from_hex(strchr(line, ' ') + 1, raw);
    if (edwards) memcpy(item->signature, raw, item->signature_length = 64);
    else item->signature_length = to_der(raw, item->signature);
  }
  struct timespec start, end;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &start);
  const size_t good = verify_all(items, count, key, edwards);
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &end);
  printf("%.6f\n", (double)(end.tv_sec - start.tv_sec) + (double)(end.tv_nsec - start.tv_nsec) / 1e9);
  return good == count ? 0 : 1;
}
