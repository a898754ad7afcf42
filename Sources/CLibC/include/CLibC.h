#pragma once
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <getopt.h>
#include <locale.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

/*
 * What Swift cannot reach in libc by itself: macros, variadic functions, globals that may change,
 * and whatever has another shape on another board. Nothing here decides anything.
 */

/* Dates run to 9999. Debian's armel has 32-bit seconds unless every file is compiled with
   -D_TIME_BITS=64 -D_FILE_OFFSET_BITS=64, as the board's toolset does for C and Swift alike. */
_Static_assert(sizeof(time_t) == 8, "time_t must have 64 bits: see Scripts/toolsets");
_Static_assert(sizeof(off_t) == 8, "off_t must have 64 bits: see Scripts/toolsets");

/* The command line. Embedded Swift has no `CommandLine`. */
int vidimus_argc(void);
char **vidimus_argv(void);

static inline int vidimus_errno(void) { return errno; }
static inline void vidimus_set_errno(int value) { errno = value; }

/* getopt_long's globals. */
static inline int vidimus_optind(void) { return optind; }
static inline int vidimus_optopt(void) { return optopt; }
static inline char *vidimus_optarg(void) { return optarg; }
static inline void vidimus_set_opterr(int value) { opterr = value; }
static inline void vidimus_set_optind(int value) { optind = value; }

/* The standard streams, which are variables too. */
static inline FILE *vidimus_stdin(void) { return stdin; }
static inline FILE *vidimus_stdout(void) { return stdout; }
static inline FILE *vidimus_stderr(void) { return stderr; }

/* Seconds since 1970 by the wall clock, and a file's seconds, size and kind. */
int64_t vidimus_now(void);
static inline int64_t vidimus_mtime(const struct stat *file) { return file->st_mtim.tv_sec; }
static inline int64_t vidimus_size(const struct stat *file) { return file->st_size; }
static inline uint32_t vidimus_mode(const struct stat *file) { return file->st_mode; }
static inline int vidimus_is_regular(const struct stat *file) { return S_ISREG(file->st_mode); }
static inline int vidimus_is_directory(const struct stat *file) { return S_ISDIR(file->st_mode); }

/* Variadic in C. `mode` counts only with O_CREAT. */
static inline int vidimus_open(const char *path, int flags, mode_t mode) {
  return open(path, flags, mode);
}
static inline int vidimus_fcntl(int file, int command, int value) {
  return fcntl(file, command, value);
}
/* The terminal's width in columns, 0 when `file` is no terminal or does not say. */
int vidimus_columns(int file);

/* `sigaction` with one of two handlers in a union. No SA_RESTART: a read that a signal interrupts
   returns EINTR, so that loops see the flag the handler set. */
int vidimus_on_signal(int signal, void (*handler)(int));
int vidimus_ignore_signal(int signal);
