/*
 * Parts of libcrypto that board builds leave out, half a megabyte. The functions below take their place and do nothing.
 * Left out are sockets and the look-up of hosts, configuration files, engines, and every extension of certificates that
 * Certificate.swift does not read.
 *
 * The linker takes an object from libcrypto.a only for a name that nothing else defines, so it does not take the objects
 * that define these names. If another version of libcrypto needs such an object for another name, the link fails: one name
 * then has two definitions.
 *
 * Scripts/board.d/leftout.callers lists the objects of libcrypto that call these functions. Scripts/board fails when the
 * list is no longer true. No call in it can be reached from this program, except where a comment below says so.
 *
 * Everyday builds link the whole libcrypto.
 */
#ifdef EMBEDDED_SWIFT

/* Always returns 0, which is also NULL. */
#define LEFT_OUT(name) \
  void *name(void);    \
  void *name(void) { return 0; }

/* Engines, and providers other than the default one. Only a configuration file names them, and none is read. */
LEFT_OUT(ossl_base_provider_init)
LEFT_OUT(ossl_null_provider_init)
LEFT_OUT(engine_load_afalg_int)
LEFT_OUT(engine_load_dynamic_int)
LEFT_OUT(engine_load_openssl_int)
LEFT_OUT(engine_load_padlock_int)
LEFT_OUT(CONF_imodule_get_value)
LEFT_OUT(CONF_module_add)
LEFT_OUT(CONF_modules_load_file_ex)
LEFT_OUT(CONF_parse_list)
LEFT_OUT(ossl_config_modules_free)

/* Networks. */
LEFT_OUT(OSSL_CMP_log_close)
LEFT_OUT(BIO_socket_wait)
LEFT_OUT(bio_sock_cleanup_int)
void *bio_lookup_lock;

/* X448 and Ed448. A file with such a private key does reach the first function. It answers 1, success, so that the key is
   read and then refused for its kind. */
int ossl_ed448_public_from_private(void);
int ossl_ed448_public_from_private(void) { return 1; }
LEFT_OUT(ossl_x448_public_from_private)
LEFT_OUT(ossl_ed448_sign)
LEFT_OUT(ossl_ed448_verify)
LEFT_OUT(ossl_x448)

/* Certificate paths, and the reading and printing of certificate extensions. */
LEFT_OUT(X509_check_purpose)
LEFT_OUT(X509_self_signed)
LEFT_OUT(X509_signature_dump)
LEFT_OUT(X509V3_add1_i2d)
LEFT_OUT(X509V3_get_d2i)
LEFT_OUT(i2s_ASN1_INTEGER)

/* These are reached with every certificate. They would free what the functions above read, which is nothing. */
LEFT_OUT(ASIdentifiers_free)
LEFT_OUT(CRL_DIST_POINTS_free)
LEFT_OUT(IPAddressFamily_free)
LEFT_OUT(NAME_CONSTRAINTS_free)
LEFT_OUT(ossl_policy_cache_free)

/* Key derivation of PKCS #12. The provider has none of the ciphers that use it. */
LEFT_OUT(PKCS12_PBE_keyivgen)
LEFT_OUT(PKCS12_PBE_keyivgen_ex)

/* Texts of errors, which this program does not print, and tables of algorithms by OpenSSL 1's names, which it does not
   use. The first answers 1: loaded. */
int ossl_err_load_crypto_strings(void);
int ossl_err_load_crypto_strings(void) { return 1; }
LEFT_OUT(openssl_add_all_ciphers_int)
LEFT_OUT(openssl_add_all_digests_int)
#endif
