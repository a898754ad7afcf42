#pragma once
#include <errno.h>
#include <qrencode.h>

/* Two functions that libqrencode 4 exports and its header leaves out: those QRcode_encodeString is made of. The first
 * splits a text into modes, the second builds the symbol with one of the masks 0 to 7. */
int Split_splitStringToQRinput(const char *string, QRinput *input, QRencodeMode hint, int casesensitive);
QRcode *QRcode_encodeMask(QRinput *input, int mask);

/* Whether the last call failed for want of memory; errno is a macro that Swift does not import. */
static inline int vidimus_qr_ran_out_of_memory(void) { return errno == ENOMEM; }
