/*
 * One cold verification: cold SIGNATURE KEY, a line of Sig_structure and signature in hexadecimal and a P-256 key.
 *
 * Plain: OpenSSL's default start-up, and the key a PEM file, as most programs have it. With -DLEAST, for a static build,
 * the least start-up there is, and the key the 65 bytes of its point in hexadecimal, from which it is made the fastest.
 */
#include <openssl/core_names.h>
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <stdio.h>
#include <string.h>

static int digit(int c) { return c <= '9' ? c - '0' : c - 'a' + 10; }

int main(int argc, char **argv) {
#ifdef LEAST
  OPENSSL_init_crypto(OPENSSL_INIT_NO_LOAD_CONFIG | OPENSSL_INIT_NO_LOAD_CRYPTO_STRINGS | OPENSSL_INIT_NO_ADD_ALL_CIPHERS |
                          OPENSSL_INIT_NO_ADD_ALL_DIGESTS | OPENSSL_INIT_NO_ATEXIT,
                      NULL);
#endif
  static char line[1 << 16];
  static unsigned char message[1 << 15], raw[64], der[80];
  FILE *file = argc > 2 ? fopen(argv[1], "r") : NULL;
  if (!file || !fgets(line, sizeof line, file)) return 66;
  fclose(file);
  size_t length = 0, n = 2;
  const char *text = line;
  for (; *text > ' '; text += 2) message[length++] = (unsigned char)(digit(text[0]) << 4 | digit(text[1]));
  for (int i = 0; i < 64; i++) raw[i] = (unsigned char)(digit(text[1 + 2 * i]) << 4 | digit(text[2 + 2 * i]));
  for (int half = 0; half < 2; half++) {
    const unsigned char *number = raw + 32 * half;
    size_t count = 32;
    while (count > 1 && number[0] == 0) number++, count--;
    der[n++] = 2;
    der[n++] = (unsigned char)(count + (number[0] >> 7));
    if (number[0] >> 7) der[n++] = 0;
    memcpy(der + n, number, count);
    n += count;
  }
  der[0] = 0x30;
  der[1] = (unsigned char)(n - 2);
#ifdef LEAST
  unsigned char point[65];
  for (int i = 0; i < 65; i++) point[i] = (unsigned char)(digit(argv[2][2 * i]) << 4 | digit(argv[2][2 * i + 1]));
  OSSL_PARAM parameters[] = {OSSL_PARAM_construct_utf8_string(OSSL_PKEY_PARAM_GROUP_NAME, (char[]){"P-256"}, 0),
                             OSSL_PARAM_construct_octet_string(OSSL_PKEY_PARAM_PUB_KEY, point, sizeof point),
                             OSSL_PARAM_construct_end()};
  EVP_PKEY *key = NULL;
  EVP_PKEY_CTX *maker = EVP_PKEY_CTX_new_from_name(NULL, "EC", NULL);
  if (EVP_PKEY_fromdata_init(maker) == 1) EVP_PKEY_fromdata(maker, &key, EVP_PKEY_PUBLIC_KEY, parameters);
#else
  FILE *pem = fopen(argv[2], "r");
  EVP_PKEY *key = pem ? PEM_read_PUBKEY(pem, NULL, NULL, NULL) : NULL;
#endif
  if (!key) return 66;
  EVP_MD_CTX *context = EVP_MD_CTX_new();
  const int good = EVP_DigestVerifyInit_ex(context, NULL, "SHA256", NULL, NULL, key, NULL) == 1 &&
                   EVP_DigestVerify(context, der, n, message, length) == 1;
  puts(good ? "valid" : "invalid");
  return !good;
}
