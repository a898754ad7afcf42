/*
 * What libcrypto would bring along and nobody here asks for, half a megabyte. Board builds put functions in its place that
 * do nothing. With them go sockets and the look-up of hosts, configuration files, engines, and all that certificates may
 * hold beside what Certificate.swift reads.
 *
 * The linker takes a part of libcrypto for a name that is missing, so it takes none of these; should another version need
 * more of such a part, the link fails with two definitions of one name. Who calls them in libcrypto is in
 * Scripts/board.d/leftout.callers, which Scripts/board compares: none of it is reached from here but what says so below.
 *
 * Everyday builds have the whole libcrypto.
 */
#ifdef EMBEDDED_SWIFT

/* Whatever is asked of it: 0, or no object. */
#define LEFT_OUT(name) \
  void *name(void);    \
  void *name(void) { return 0; }

/* Providers beside the default one, and engines: a configuration file would name them, and none is read. */
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

/* X448 and Ed448. Reached by files of private keys, which are refused for their kind: so the public half counts as made. */
int ossl_ed448_public_from_private(void);
int ossl_ed448_public_from_private(void) { return 1; }
LEFT_OUT(ossl_x448_public_from_private)
LEFT_OUT(ossl_ed448_sign)
LEFT_OUT(ossl_ed448_verify)
LEFT_OUT(ossl_x448)

/* Paths of certificates, and their extensions as libcrypto reads and prints them. */
LEFT_OUT(X509_check_purpose)
LEFT_OUT(X509_self_signed)
LEFT_OUT(X509_signature_dump)
LEFT_OUT(X509V3_add1_i2d)
LEFT_OUT(X509V3_get_d2i)
LEFT_OUT(i2s_ASN1_INTEGER)

/* Reached with every certificate, to free what only those would have read: nothing. */
LEFT_OUT(ASIdentifiers_free)
LEFT_OUT(CRL_DIST_POINTS_free)
LEFT_OUT(IPAddressFamily_free)
LEFT_OUT(NAME_CONSTRAINTS_free)
LEFT_OUT(ossl_policy_cache_free)

/* What PKCS #12 makes keys of passphrases with: the provider has none of the ciphers that go with it. */
LEFT_OUT(PKCS12_PBE_keyivgen)
LEFT_OUT(PKCS12_PBE_keyivgen_ex)

/* The texts of errors, which nobody here prints, and tables of algorithms by the names of OpenSSL 1, which nobody asks.
   These count as loaded. */
int ossl_err_load_crypto_strings(void);
int ossl_err_load_crypto_strings(void) { return 1; }
LEFT_OUT(openssl_add_all_ciphers_int)
LEFT_OUT(openssl_add_all_digests_int)
#endif
