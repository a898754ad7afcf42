#define _GNU_SOURCE /* ppoll */
#include "CLibC.h"

static volatile sig_atomic_t terminated;

static void note_termination(int signal) {
  (void)signal;
  terminated = 1;
}

static const int terminating[] = {SIGTERM, SIGINT, SIGHUP};

void vidimus_defer_termination(void) {
  struct sigaction action = {.sa_handler = note_termination};
  sigset_t deferred;
  sigemptyset(&action.sa_mask);
  sigemptyset(&deferred);
  for (size_t i = 0; i < sizeof terminating / sizeof *terminating; i++) {
    sigaction(terminating[i], &action, NULL);
    sigaddset(&deferred, terminating[i]);
  }
  sigprocmask(SIG_BLOCK, &deferred, NULL);
}

void vidimus_ignore_broken_pipes(void) {
  struct sigaction action = {.sa_handler = SIG_IGN};
  sigemptyset(&action.sa_mask);
  sigaction(SIGPIPE, &action, NULL);
}

int vidimus_wait_for(struct pollfd *files, int count, int milliseconds) {
  const int64_t end = milliseconds < 0 ? 0 : vidimus_milliseconds() + milliseconds;
  sigset_t none;
  sigemptyset(&none);
  while (!terminated) {
    const int64_t left = milliseconds < 0 ? 0 : end - vidimus_milliseconds();
    const struct timespec time = {
      .tv_sec = left > 0 ? left / 1000 : 0, .tv_nsec = left > 0 ? left % 1000 * 1000000 : 0};
    /* The one place where a deferred signal can arrive. */
    const int ready = ppoll(files, (nfds_t)count, milliseconds < 0 ? NULL : &time, &none);
    if (ready > 0) return VIDIMUS_READY;
    if (ready == 0) return VIDIMUS_TIMEOUT;
    /* The next read or write of the file fails too, and sets errno. */
    if (errno != EINTR) return VIDIMUS_READY;
  }
  return VIDIMUS_TERMINATED;
}

int vidimus_wait(int file, short events, int milliseconds) {
  struct pollfd request = {.fd = file, .events = events};
  return vidimus_wait_for(&request, 1, milliseconds);
}

int64_t vidimus_milliseconds(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}
