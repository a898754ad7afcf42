#pragma once
/* libcrypto, as Swift sees it. The two C files beside this folder fit it to a board; everyday builds skip them. */
#include <openssl/bio.h>
#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/crypto.h>
#include <openssl/ec.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/param_build.h>
#include <openssl/params.h>
#include <openssl/pem.h>
#include <openssl/pkcs12.h>
#include <openssl/rand.h>
#include <openssl/rsa.h>
#include <openssl/sha.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

/* Macros, which Swift does not import. */
static const int vidimus_evp_public_key = EVP_PKEY_PUBLIC_KEY;
static inline int vidimus_err_reason(unsigned long error) { return ERR_GET_REASON(error); }

/* time_t has 64 bits in this program, but 32 in Debian's libcrypto for armel, so these functions would read garbage there.
   Swift cannot call them. Read the dates of certificates with ASN1_TIME_to_tm instead. */
#define VIDIMUS_TIME_T __attribute__((unavailable("time_t has 32 bits in armel's libcrypto")))
ASN1_UTCTIME *ASN1_UTCTIME_set(ASN1_UTCTIME *, time_t) VIDIMUS_TIME_T;
ASN1_UTCTIME *ASN1_UTCTIME_adj(ASN1_UTCTIME *, time_t, int, long) VIDIMUS_TIME_T;
int ASN1_UTCTIME_cmp_time_t(const ASN1_UTCTIME *, time_t) VIDIMUS_TIME_T;
ASN1_GENERALIZEDTIME *ASN1_GENERALIZEDTIME_set(ASN1_GENERALIZEDTIME *, time_t) VIDIMUS_TIME_T;
ASN1_GENERALIZEDTIME *ASN1_GENERALIZEDTIME_adj(ASN1_GENERALIZEDTIME *, time_t, int, long) VIDIMUS_TIME_T;
ASN1_TIME *ASN1_TIME_set(ASN1_TIME *, time_t) VIDIMUS_TIME_T;
ASN1_TIME *ASN1_TIME_adj(ASN1_TIME *, time_t, int, long) VIDIMUS_TIME_T;
int ASN1_TIME_cmp_time_t(const ASN1_TIME *, time_t) VIDIMUS_TIME_T;
int X509_cmp_time(const ASN1_TIME *, time_t *) VIDIMUS_TIME_T;
ASN1_TIME *X509_time_adj(ASN1_TIME *, long, time_t *) VIDIMUS_TIME_T;
ASN1_TIME *X509_time_adj_ex(ASN1_TIME *, int, long, time_t *) VIDIMUS_TIME_T;
void X509_STORE_CTX_set_time(X509_STORE_CTX *, unsigned long, time_t) VIDIMUS_TIME_T;
time_t X509_VERIFY_PARAM_get_time(const X509_VERIFY_PARAM *) VIDIMUS_TIME_T;
void X509_VERIFY_PARAM_set_time(X509_VERIFY_PARAM *, time_t) VIDIMUS_TIME_T;
struct tm *OPENSSL_gmtime(const time_t *, struct tm *) VIDIMUS_TIME_T;
