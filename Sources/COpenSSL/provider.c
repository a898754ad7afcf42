/*
 * OpenSSL's default provider, reduced to the algorithms that this program uses; see provider(7) and provider-base(7).
 *
 * libcrypto's own default provider names every algorithm, so the linker would take all of them. Board builds link this one
 * instead, and the linker leaves out every algorithm that it does not name. The algorithms themselves are libcrypto's.
 *
 * Everyday builds link the whole libcrypto.
 */
#ifdef EMBEDDED_SWIFT
#include <openssl/bio.h>
#include <openssl/core_dispatch.h>
#include <openssl/core_names.h>
#include <openssl/crypto.h>

/* libcrypto's own provider is built from these functions. No public header declares them. Tried with Debian's 3.0.19 to 3.0.22. */
typedef struct prov_ctx_st PROV_CTX;
PROV_CTX *ossl_prov_ctx_new(void);
void ossl_prov_ctx_free(PROV_CTX *context);
void ossl_prov_ctx_set0_libctx(PROV_CTX *context, OSSL_LIB_CTX *library);
void ossl_prov_ctx_set0_handle(PROV_CTX *context, const OSSL_CORE_HANDLE *handle);
void ossl_prov_ctx_set0_core_bio_method(PROV_CTX *context, BIO_METHOD *method);
BIO_METHOD *ossl_prov_ctx_get0_core_bio_method(PROV_CTX *context);
BIO_METHOD *ossl_bio_prov_init_bio_method(void);
int ossl_prov_bio_from_dispatch(const OSSL_DISPATCH *core);
int ossl_prov_seeding_from_dispatch(const OSSL_DISPATCH *core);
int ossl_default_provider_init(const OSSL_CORE_HANDLE *handle, const OSSL_DISPATCH *core, const OSSL_DISPATCH **out,
                               void **context);

#define OURS "provider=default"
#define END {NULL, NULL, NULL, NULL}
#define USE(functions) extern const OSSL_DISPATCH functions[]

USE(ossl_sha1_functions);
USE(ossl_sha256_functions);
USE(ossl_sha384_functions);
USE(ossl_sha512_functions);
static const OSSL_ALGORITHM digests[] = {
    /* SHA-1 only for PBKDF2 of encrypted keys. */
    {"SHA1:SHA-1:SSL3-SHA1:1.3.14.3.2.26", OURS, ossl_sha1_functions, NULL},
    {"SHA2-256:SHA-256:SHA256:2.16.840.1.101.3.4.2.1", OURS, ossl_sha256_functions, NULL},
    {"SHA2-384:SHA-384:SHA384:2.16.840.1.101.3.4.2.2", OURS, ossl_sha384_functions, NULL},
    {"SHA2-512:SHA-512:SHA512:2.16.840.1.101.3.4.2.3", OURS, ossl_sha512_functions, NULL},
    END};

USE(ossl_aes256ecb_functions);
USE(ossl_aes256ctr_functions);
USE(ossl_aes256cbc_functions);
USE(ossl_aes128cbc_functions);
static const OSSL_ALGORITHM ciphers[] = {
    /* The first two are for random numbers (NIST SP 800-90A), the others for encrypted keys. */
    {"AES-256-ECB", OURS, ossl_aes256ecb_functions, NULL},
    {"AES-256-CTR", OURS, ossl_aes256ctr_functions, NULL},
    {"AES-256-CBC:AES256:2.16.840.1.101.3.4.1.42", OURS, ossl_aes256cbc_functions, NULL},
    {"AES-128-CBC:AES128:2.16.840.1.101.3.4.1.2", OURS, ossl_aes128cbc_functions, NULL},
    END};

USE(ossl_hmac_functions);
static const OSSL_ALGORITHM macs[] = {{"HMAC", OURS, ossl_hmac_functions, NULL}, END};

USE(ossl_kdf_pbkdf2_functions);
static const OSSL_ALGORITHM kdfs[] = {{"PBKDF2:1.2.840.113549.1.5.12", OURS, ossl_kdf_pbkdf2_functions, NULL}, END};

USE(ossl_drbg_ctr_functions);
USE(ossl_seed_src_functions);
static const OSSL_ALGORITHM rands[] = {
    {"CTR-DRBG", OURS, ossl_drbg_ctr_functions, NULL}, {"SEED-SRC", OURS, ossl_seed_src_functions, NULL}, END};

#define RSA "RSA:rsaEncryption:1.2.840.113549.1.1.1"
#define EC "EC:id-ecPublicKey:1.2.840.10045.2.1"
#define ED25519 "ED25519:1.3.101.112"

USE(ossl_rsa_keymgmt_functions);
USE(ossl_ec_keymgmt_functions);
USE(ossl_ed25519_keymgmt_functions);
static const OSSL_ALGORITHM keys[] = {{RSA, OURS, ossl_rsa_keymgmt_functions, NULL},
                                      {EC, OURS, ossl_ec_keymgmt_functions, NULL},
                                      {ED25519, OURS, ossl_ed25519_keymgmt_functions, NULL},
                                      END};

USE(ossl_rsa_signature_functions);
USE(ossl_ecdsa_signature_functions);
USE(ossl_ed25519_signature_functions);
static const OSSL_ALGORITHM signatures[] = {{RSA, OURS, ossl_rsa_signature_functions, NULL},
                                            {"ECDSA", OURS, ossl_ecdsa_signature_functions, NULL},
                                            {ED25519, OURS, ossl_ed25519_signature_functions, NULL},
                                            END};

/* Key files in DER: PKCS #8, encrypted or not, and SubjectPublicKeyInfo. There are no encoders, because PrivateKey.swift
   writes keys itself. */
#define DECODER(type, structure) ossl_##structure##_der_to_##type##_decoder_functions
USE(DECODER(rsa, PrivateKeyInfo));
USE(DECODER(rsa, SubjectPublicKeyInfo));
USE(DECODER(ec, PrivateKeyInfo));
USE(DECODER(ec, SubjectPublicKeyInfo));
USE(DECODER(ed25519, PrivateKeyInfo));
USE(DECODER(ed25519, SubjectPublicKeyInfo));
USE(ossl_pem_to_der_decoder_functions);
USE(ossl_EncryptedPrivateKeyInfo_der_to_der_decoder_functions);
USE(ossl_type_specific_keypair_der_to_rsa_decoder_functions);
USE(ossl_type_specific_no_pub_der_to_ec_decoder_functions);
#define READS(name, type, structure) {name, OURS ",input=der,structure=" #structure, DECODER(type, structure), NULL}
#define DECODERS(name, type) READS(name, type, PrivateKeyInfo), READS(name, type, SubjectPublicKeyInfo)
static const OSSL_ALGORITHM decoders[] = {
    DECODERS(RSA, rsa),
    DECODERS(EC, ec),
    DECODERS(ED25519, ed25519),
    {RSA, OURS ",input=der,structure=type-specific", ossl_type_specific_keypair_der_to_rsa_decoder_functions, NULL},
    {EC, OURS ",input=der,structure=type-specific", ossl_type_specific_no_pub_der_to_ec_decoder_functions, NULL},
    {"DER", OURS ",input=pem", ossl_pem_to_der_decoder_functions, NULL},
    {"DER", OURS ",input=der,structure=EncryptedPrivateKeyInfo",
     ossl_EncryptedPrivateKeyInfo_der_to_der_decoder_functions, NULL},
    END};

static const OSSL_ALGORITHM *query(void *context, int operation, int *no_cache) {
  (void)context;
  *no_cache = 0;
  switch (operation) {
    case OSSL_OP_DIGEST: return digests;
    case OSSL_OP_CIPHER: return ciphers;
    case OSSL_OP_MAC: return macs;
    case OSSL_OP_KDF: return kdfs;
    case OSSL_OP_RAND: return rands;
    case OSSL_OP_KEYMGMT: return keys;
    case OSSL_OP_SIGNATURE: return signatures;
    case OSSL_OP_DECODER: return decoders;
    default: return NULL;
  }
}

static void teardown(void *context) {
  BIO_meth_free(ossl_prov_ctx_get0_core_bio_method(context));
  ossl_prov_ctx_free(context);
}

static const OSSL_DISPATCH provider[] = {{OSSL_FUNC_PROVIDER_TEARDOWN, (void (*)(void))teardown},
                                         {OSSL_FUNC_PROVIDER_QUERY_OPERATION, (void (*)(void))query},
                                         {0, NULL}};

int ossl_default_provider_init(const OSSL_CORE_HANDLE *handle, const OSSL_DISPATCH *core, const OSSL_DISPATCH **out,
                               void **context) {
  OSSL_FUNC_core_get_libctx_fn *library = NULL;
  BIO_METHOD *method;
  PROV_CTX *made;
  if (!ossl_prov_bio_from_dispatch(core) || !ossl_prov_seeding_from_dispatch(core)) return 0;
  for (; core->function_id != 0; core++)
    if (core->function_id == OSSL_FUNC_CORE_GET_LIBCTX) library = OSSL_FUNC_core_get_libctx(core);
  if (library == NULL) return 0;
  made = ossl_prov_ctx_new();
  if (made == NULL) return 0;
  method = ossl_bio_prov_init_bio_method();
  if (method == NULL) {
    ossl_prov_ctx_free(made);
    return 0;
  }
  ossl_prov_ctx_set0_libctx(made, (OSSL_LIB_CTX *)library(handle));
  ossl_prov_ctx_set0_handle(made, handle);
  ossl_prov_ctx_set0_core_bio_method(made, method);
  *context = made;
  *out = provider;
  return 1;
}
#endif
