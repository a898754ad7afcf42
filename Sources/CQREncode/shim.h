#pragma once
#include <errno.h>
#include <qrencode.h>

/* Whether the last call failed for want of memory; errno is a macro that Swift does not import. */
static inline int vidimus_qr_ran_out_of_memory(void) { return errno == ENOMEM; }
