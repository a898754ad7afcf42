/*
 * A small C program that uses the same functions of the same libraries as vidimus. Scripts/board --floor links it with the
 * same archives and options, to compare sizes.
 */
#include <openssl/bio.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/x509.h>
#include <qrencode.h>
#include <stdio.h>
#include <string.h>
#include <zlib.h>

static const unsigned char message[] = "vidimus";

/* Makes a key, writes and reads both halves (PKCS #8, SubjectPublicKeyInfo), then signs and verifies with them. */
static int sign_and_verify(const char *type, const char *group, const EVP_MD *digest) {
  EVP_PKEY_CTX *maker = EVP_PKEY_CTX_new_from_name(NULL, type, NULL);
  EVP_PKEY *key = NULL, *private_key = NULL, *public_key = NULL;
  int made = maker && EVP_PKEY_keygen_init(maker) == 1 &&
             (!group || EVP_PKEY_CTX_set_group_name(maker, group) == 1) &&
             EVP_PKEY_generate(maker, &key) == 1;

  BIO *text = BIO_new(BIO_s_mem());
  if (made && text && PEM_write_bio_PKCS8PrivateKey(text, key, NULL, NULL, 0, NULL, NULL))
    private_key = PEM_read_bio_PrivateKey(text, NULL, NULL, NULL);
  if (private_key && PEM_write_bio_PUBKEY(text, private_key))
    public_key = PEM_read_bio_PUBKEY(text, NULL, NULL, NULL);

  unsigned char signature[256];
  size_t length = sizeof signature;
  EVP_MD_CTX *signer = EVP_MD_CTX_new(), *verifier = EVP_MD_CTX_new();
  int good = public_key && signer && verifier &&
             EVP_DigestSignInit(signer, NULL, digest, NULL, private_key) == 1 &&
             EVP_DigestSign(signer, signature, &length, message, sizeof message) == 1 &&
             EVP_DigestVerifyInit(verifier, NULL, digest, NULL, public_key) == 1 &&
             EVP_DigestVerify(verifier, signature, length, message, sizeof message) == 1;

  EVP_MD_CTX_free(signer);
  EVP_MD_CTX_free(verifier);
  BIO_free(text);
  EVP_PKEY_free(public_key);
  EVP_PKEY_free(private_key);
  EVP_PKEY_free(key);
  EVP_PKEY_CTX_free(maker);
  return good;
}

/* Whether standard input has a certificate with a key. */
static int read_certificate(void) {
  BIO *input = BIO_new_fp(stdin, BIO_NOCLOSE);
  X509 *certificate = input ? PEM_read_bio_X509(input, NULL, NULL, NULL) : NULL;
  int found = certificate && X509_get0_pubkey(certificate) != NULL;
  X509_free(certificate);
  BIO_free(input);
  return found;
}

static int deflate_and_inflate(void) {
  unsigned char packed[64], unpacked[64];
  z_stream out = {.next_in = (unsigned char *)message, .avail_in = sizeof message,
                  .next_out = packed, .avail_out = sizeof packed};
  if (deflateInit2(&out, 9, Z_DEFLATED, 15, 9, Z_DEFAULT_STRATEGY) != Z_OK) return 0;
  int packed_ok = deflate(&out, Z_FINISH) == Z_STREAM_END;
  deflateEnd(&out);

  z_stream in = {.next_in = packed, .avail_in = out.total_out,
                 .next_out = unpacked, .avail_out = sizeof unpacked};
  if (inflateInit2(&in, 15) != Z_OK) return 0;
  int unpacked_ok = inflate(&in, Z_FINISH) == Z_STREAM_END;
  inflateEnd(&in);
  return packed_ok && unpacked_ok && in.total_out == sizeof message &&
         memcmp(message, unpacked, sizeof message) == 0;
}

static int draw_symbol(const char *text) {
  QRcode *symbol = QRcode_encodeString8bit(text, 0, QR_ECLEVEL_M);
  int width = symbol ? symbol->width : 0;
  QRcode_free(symbol);
  return width;
}

int main(int argc, char **argv) {
  unsigned char random[16];
  int drawn = RAND_bytes(random, sizeof random) == 1;
  int es256 = sign_and_verify("EC", "P-256", EVP_sha256());
  int eddsa = sign_and_verify("ED25519", NULL, NULL);
  int zipped = deflate_and_inflate();
  int width = draw_symbol(argc > 1 ? argv[1] : "vidimus");
  printf("random %d, ES256 %d, EdDSA %d, zlib %d, symbol %d, certificate %d\n", drawn, es256, eddsa,
         zipped, width, read_certificate());
  return drawn && es256 && eddsa && zipped && width > 0 ? 0 : 1;
}
