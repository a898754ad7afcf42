#pragma once
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <getopt.h>
#include <poll.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <sys/wait.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

/*
 * The parts of libc and the kernel that Swift cannot reach by itself: macros, variadic functions, global variables, and
 * types whose size depends on the processor.
 *
 * Most functions only pass a call on. Four files hold more, because it must be C:
 *   sandbox.c   the filter that forbids sockets: which system calls it denies
 *   process.c   what a child process does between fork and exec: limits, signals, exit status 127
 *   signals.c   the handler of a signal, and the one place where a deferred signal may arrive
 *   keyboard.c  which keys make an input device a keyboard
 *
 * Unless a comment says otherwise, a function returns -1 and sets errno when it fails.
 */

/* Dates run to the year 9999, and Debian's armel has 32-bit seconds by default. Every C and Swift file must therefore be
   compiled with -D_TIME_BITS=64 -D_FILE_OFFSET_BITS=64; the board's toolset does so. */
_Static_assert(sizeof(time_t) == 8, "time_t must have 64 bits: see Scripts/toolsets");
_Static_assert(sizeof(off_t) == 8, "off_t must have 64 bits: see Scripts/toolsets");

/* --- The command line --- */

/* main's arguments. Embedded Swift has no `CommandLine`. */
int vidimus_argc(void);
char **vidimus_argv(void);

/* The global variables of getopt_long. */
static inline int vidimus_optind(void) { return optind; }
static inline int vidimus_optopt(void) { return optopt; }
static inline char *vidimus_optarg(void) { return optarg; }
static inline void vidimus_set_opterr(int value) { opterr = value; }
static inline void vidimus_set_optind(int value) { optind = value; }

/* --- errno --- */

static inline int vidimus_errno(void) { return errno; }
static inline void vidimus_set_errno(int value) { errno = value; }

/* --- Clocks --- */

/* Seconds since 1970 by the wall clock; 0 when it cannot be read. */
int64_t vidimus_now(void);

/* Milliseconds of a clock that only counts up and that no user can set. */
int64_t vidimus_milliseconds(void);

/* Seconds since the machine was switched on, sleep included; 0 when the clock cannot be read. */
int64_t vidimus_powered_on(void);

/* --- Files --- */

/* Members of `struct stat`: last change in seconds since 1970, size in bytes, kind of file. */
static inline int64_t vidimus_mtime(const struct stat *file) { return file->st_mtim.tv_sec; }
static inline int64_t vidimus_size(const struct stat *file) { return file->st_size; }
static inline int vidimus_is_regular(const struct stat *file) { return S_ISREG(file->st_mode); }
static inline int vidimus_is_directory(const struct stat *file) { return S_ISDIR(file->st_mode); }
static inline int vidimus_is_device(const struct stat *file) { return S_ISCHR(file->st_mode); }

/* Device and inode together identify a file. They change when another file takes its name. */
static inline uint64_t vidimus_device(const struct stat *file) { return file->st_dev; }
static inline uint64_t vidimus_inode(const struct stat *file) { return file->st_ino; }

/* The name of a directory entry. */
static inline const char *vidimus_name(const struct dirent *entry) { return entry->d_name; }

/* open(2), which is variadic in C. `mode` is used only with O_CREAT. */
static inline int vidimus_open(const char *path, int flags, mode_t mode) {
  return open(path, flags, mode);
}

/* Free bytes of the file system that `path` is on, as an ordinary user may take them; -1 when unknown. */
int64_t vidimus_free_bytes(const char *path);

/* Makes a file in memory without a name. It is gone when its last descriptor is closed. */
int vidimus_memory_file(void);

/* Writes to the disk everything that is pending for the file system of `file`. */
int vidimus_sync_files(int file);

/* --- Signals and waiting --- */

/* Defers SIGTERM, SIGINT and SIGHUP: from here on they arrive only inside vidimus_wait and vidimus_wait_for. */
void vidimus_defer_termination(void);

/* Ignores SIGPIPE: writing to a pipe without a reader then fails with EPIPE. */
void vidimus_ignore_broken_pipes(void);

/* Waits until `file` is ready for `events`, `milliseconds` have passed (negative: no limit), or a deferred signal has
   arrived. An error counts as ready, since the next read or write reports it. */
enum { VIDIMUS_READY, VIDIMUS_TIMEOUT, VIDIMUS_TERMINATED };
int vidimus_wait(int file, short events, int milliseconds);

/* The same for several files. Their `revents` say which of them are ready. */
int vidimus_wait_for(struct pollfd *files, int count, int milliseconds);

/* --- Processes --- */

/* fork(2), which Swift does not import. Safe here because this program has no threads. */
int vidimus_fork(void);

/* Runs a program with /dev/null as its standard input, output and error output. It cannot write a file of more than
   `limit` bytes, and is ended after `seconds`. Returns its exit status, 128 + N if signal N ended it, or -1 if it could
   not be started. errno is not always set. */
int vidimus_run(char *const words[], int64_t limit, unsigned seconds);

/* Runs a program with these files as its standard input and output, and ends it after `seconds`. Returns the same as
   vidimus_run. */
int vidimus_run_with(char *const words[], int input, int output, unsigned seconds);

/* Forbids network sockets to this process and to every process it starts: socket(2) and io_uring_setup(2) fail with
   EPERM from here on. Returns 0, or -1 if the kernel has no seccomp. Cannot be undone. */
int vidimus_forbid_sockets(void);

/* --- Terminals and serial ports --- */

/* Makes a terminal deliver bytes one by one as they are typed: no line editing, no echo, and no character that stops the
   program. Output is unchanged. The old settings go to `before`. */
int vidimus_make_raw(int terminal, struct termios *before);

/* Makes a terminal deliver whole lines, and hides what is typed. The old settings go to `before`. */
int vidimus_hide_typing(int terminal, struct termios *before);

/* Gives a terminal the settings that one of the two functions above returned in `before`. */
int vidimus_restore(int terminal, const struct termios *before);

/* Makes a terminal device a serial port for this process alone: raw bytes of 8 bits, no parity, no handshake, no modem
   lines. Discards what is in its buffers. Fails if it is no terminal device or `baud` is not a known speed. */
int vidimus_make_serial(int terminal, int baud);

/* Bytes written to a terminal device that it has not sent yet; 0 for any other file. */
int vidimus_unsent(int terminal);

/* --- LCDproc --- */

/* Makes a pseudo-terminal that passes bytes unchanged. Returns our side, which never blocks. `path` receives the name of
   the other side; `line` receives a descriptor of it, which keeps its settings alive. */
int vidimus_make_pseudo_terminal(int *line, char *path, size_t size);

/* Ends the exclusive use of a terminal, so that other programs can open it again. */
int vidimus_share_terminal(int terminal);

/* Starts a TCP connection to a numeric IPv4 or IPv6 address and returns at once. If no server listens there, the first
   write fails. */
int vidimus_connect(const char *address, int port);

/* --- Keyboards --- */

/* Whether an input device has the keys of a keyboard, as a typing scanner has: 1 or 0. Fails if `file` is no input
   device. */
int vidimus_is_keyboard(int file);

/* Takes an input device for this process alone until the file is closed: no console and no window system receives its
   events. Fails if another program has taken it. */
int vidimus_take_keyboard(int file);

/* Size of a `struct input_event` and offsets of its members. They differ between processors, because the structure begins
   with a time. */
extern const size_t vidimus_event_size, vidimus_event_type, vidimus_event_code, vidimus_event_value;
