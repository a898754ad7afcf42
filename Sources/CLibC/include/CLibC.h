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

/* Seconds since 1970 by the wall clock, and a file's seconds, size and kind. */
int64_t vidimus_now(void);
static inline int64_t vidimus_mtime(const struct stat *file) { return file->st_mtim.tv_sec; }
static inline int64_t vidimus_size(const struct stat *file) { return file->st_size; }
static inline uint32_t vidimus_mode(const struct stat *file) { return file->st_mode; }
static inline int vidimus_is_regular(const struct stat *file) { return S_ISREG(file->st_mode); }
static inline int vidimus_is_directory(const struct stat *file) { return S_ISDIR(file->st_mode); }
static inline int vidimus_is_device(const struct stat *file) { return S_ISCHR(file->st_mode); }

/* What tells one file from another that took its name: device and inode, and when it came. */
static inline uint64_t vidimus_device(const struct stat *file) { return file->st_dev; }
static inline uint64_t vidimus_inode(const struct stat *file) { return file->st_ino; }

/* A directory entry's name, an array at the end of a structure. */
static inline const char *vidimus_name(const struct dirent *entry) { return entry->d_name; }

/* Variadic in C. `mode` counts only with O_CREAT. */
static inline int vidimus_open(const char *path, int flags, mode_t mode) {
  return open(path, flags, mode);
}
static inline int vidimus_fcntl(int file, int command, int value) {
  return fcntl(file, command, value);
}
/* The terminal's width in columns, 0 when `file` is no terminal or does not say. */
int vidimus_columns(int file);

/* Signals that end the program (TERM, INT, HUP) are kept for vidimus_wait from here on, so that nothing is
   interrupted halfway; and one for a reader that went away becomes the error of the write. */
void vidimus_defer_termination(void);
void vidimus_ignore_broken_pipes(void);

/* Waits until `file` is ready for `events`, at most that many milliseconds, for ever when negative.
   VIDIMUS_READY, VIDIMUS_TIMEOUT, or VIDIMUS_TERMINATED by a signal that was deferred. */
enum { VIDIMUS_READY, VIDIMUS_TIMEOUT, VIDIMUS_TERMINATED };
int vidimus_wait(int file, short events, int milliseconds);

/* The same for several files; which of them is ready stands in their `revents`. */
int vidimus_wait_for(struct pollfd *files, int count, int milliseconds);

/* Milliseconds of a clock that nobody sets. */
int64_t vidimus_milliseconds(void);

/* Seconds since the machine was switched on, asleep or not. */
int64_t vidimus_powered_on(void);

/* Bytes that are free where `path` is; negative where nobody knows. */
int64_t vidimus_free_bytes(const char *path);

/* Runs a program with standard input and output closed to it, no file it writes above `limit` bytes, and ends
   it after that many seconds. Its exit status; 128 and more for a signal, -1 where it could not be started. */
int vidimus_run(char *const words[], int64_t limit, unsigned seconds);

/* Runs a program with these files as its standard input and output, and ends it after that many seconds. Answers as
   vidimus_run does. */
int vidimus_run_with(char *const words[], int input, int output, unsigned seconds);

/* A file that is nowhere but in memory, gone when it is closed. */
int vidimus_memory_file(void);

/* Brings everything that was written to the file system of `file` to the disk. */
int vidimus_sync_files(int file);

/* fork(2), which Swift does not let through: nothing of this program has threads. */
int vidimus_fork(void);

/* Bytes as they come, one at a time and unseen: no editing of lines, no echo, and no character that stops
   the program. What is written to the terminal is treated as before. The second undoes the first. */
int vidimus_make_raw(int terminal, struct termios *before);
int vidimus_restore(int terminal, const struct termios *before);

/* Makes an open terminal device a serial port of 8 bits without parity, handshake or modem lines, for this process
   alone, and forgets what stood in its buffers. -1 and errno where it is none, or does not know the speed. */
int vidimus_make_serial(int terminal, int baud);

/* Bytes that a terminal device was given and has not sent yet; 0 for other files. */
int vidimus_unsent(int terminal);

/* Makes a pseudo-terminal of raw bytes and writes the device's name to `path`. What it answers is the other side, which
   does not wait; `line` is the device, open, so that it stays as it is. -1 and errno. */
int vidimus_make_pseudo_terminal(int *line, char *path, size_t size);

/* Lets another program open a terminal that a program had for itself alone. */
int vidimus_share_terminal(int terminal);

/* Begins to connect to a numeric address, without waiting: writing fails where nobody listens there. -1 and errno. */
int vidimus_connect(const char *address, int port);

/* Whether an event device has the keys that typing needs, as a scanner that types has: 1 or 0; -1 and errno where `file`
   is no event device. */
int vidimus_is_keyboard(int file);

/* Takes an event device for this program alone, until the file is closed: no console and no window system sees its
   events. -1 and errno where somebody else has it. */
int vidimus_take_keyboard(int file);

/* Where the parts of a `struct input_event` stand, which begins with a time of another size on another board. */
extern const size_t vidimus_event_size, vidimus_event_type, vidimus_event_code, vidimus_event_value;

/* Typing that is not shown, line by line; vidimus_restore undoes it. */
int vidimus_hide_typing(int terminal, struct termios *before);

/* Takes from this process, and from whatever it starts, the means to open a network socket: socket(2)
   and io_uring fail with EPERM from here on. 0 on success; a kernel without seccomp answers -1. */
int vidimus_forbid_sockets(void);
