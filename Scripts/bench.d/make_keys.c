/*
 * Distinct public keys for Scripts/bench: make_keys COUNT
 *
 * Prints COUNT keys on P-256 as JWKs (RFC 7517), a line each.
 */
#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <stdio.h>
#include <stdlib.h>

/* A coordinate in base64url without padding: 32 bytes are 43 letters. */
static void print_coordinate(EVP_PKEY *key, const char *name) {
  BIGNUM *number = NULL;
  unsigned char bytes[33] = {0}, text[45];
  EVP_PKEY_get_bn_param(key, name, &number);
  BN_bn2binpad(number, bytes, 32);
  BN_free(number);
  EVP_EncodeBlock(text, bytes, 33);
  for (int i = 0; i < 43; i++) putchar(text[i] == '+' ? '-' : text[i] == '/' ? '_' : text[i]);
}

int main(int argc, char **argv) {
  if (argc < 2) return 64;
  for (int count = atoi(argv[1]); count > 0; count--) {
    EVP_PKEY *key = EVP_EC_gen("P-256");
    if (!key) return 70;
    printf("{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"");
    print_coordinate(key, OSSL_PKEY_PARAM_EC_PUB_X);
    printf("\",\"y\":\"");
    print_coordinate(key, OSSL_PKEY_PARAM_EC_PUB_Y);
    printf("\"}\n");
    EVP_PKEY_free(key);
  }
  return 0;
}
