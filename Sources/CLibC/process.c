#define _GNU_SOURCE /* memfd_create, syncfs, _Fork */
#include <sys/mman.h>
#include <sys/resource.h>

#include "CLibC.h"

int64_t vidimus_powered_on(void) {
  struct timespec now;
  return clock_gettime(CLOCK_BOOTTIME, &now) == 0 ? (int64_t)now.tv_sec : 0;
}

int64_t vidimus_free_bytes(const char *path) {
  struct statvfs found;
  if (statvfs(path, &found) != 0) return -1;
  return (int64_t)found.f_bavail * (int64_t)found.f_frsize;
}

/* In the child process: becomes the program, or ends with 127. */
static void become(char *const words[], unsigned seconds) {
  sigset_t none;
  /* The parent may have blocked or ignored these signals, but the limits need them. */
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, NULL);
  signal(SIGPIPE, SIG_DFL);
  signal(SIGXFSZ, SIG_DFL);
  signal(SIGALRM, SIG_DFL);
  alarm(seconds);
  execvp(words[0], words);
  _exit(127);
}

/* In the parent: waits for the child's end. */
static int result_of(pid_t child) {
  int status;
  while (waitpid(child, &status, 0) < 0)
    if (errno != EINTR) return -1;
  if (WIFSIGNALED(status)) return 128 + WTERMSIG(status);
  return WEXITSTATUS(status) == 127 ? -1 : WEXITSTATUS(status);
}

#ifdef EMBEDDED_SWIFT
/* _Fork skips the handlers that fork runs for threads and for the look-up of hosts and users. This program has no threads,
   and a static file would contain all of that code. */
int vidimus_fork(void) { return _Fork(); }
#else
int vidimus_fork(void) { return fork(); }
#endif

int vidimus_run(char *const words[], int64_t limit, unsigned seconds) {
  const struct rlimit size = {.rlim_cur = (rlim_t)limit, .rlim_max = (rlim_t)limit};
  const pid_t child = vidimus_fork();
  if (child < 0) return -1;
  if (child == 0) {
    const int nothing = open("/dev/null", O_RDWR);
    if (nothing < 0 || dup2(nothing, STDIN_FILENO) < 0 || dup2(nothing, STDOUT_FILENO) < 0 ||
        dup2(nothing, STDERR_FILENO) < 0 || setrlimit(RLIMIT_FSIZE, &size) != 0)
      _exit(127);
    become(words, seconds);
  }
  return result_of(child);
}

int vidimus_run_with(char *const words[], int input, int output, unsigned seconds) {
  const pid_t child = vidimus_fork();
  if (child < 0) return -1;
  if (child == 0) {
    if (dup2(input, STDIN_FILENO) < 0 || dup2(output, STDOUT_FILENO) < 0) _exit(127);
    become(words, seconds);
  }
  return result_of(child);
}

int vidimus_memory_file(void) { return memfd_create("vidimus", MFD_CLOEXEC); }

int vidimus_sync_files(int file) { return syncfs(file); }
