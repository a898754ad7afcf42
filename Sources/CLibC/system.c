#include "CLibC.h"

int64_t vidimus_now(void) {
  struct timespec now;
  return clock_gettime(CLOCK_REALTIME, &now) == 0 ? (int64_t)now.tv_sec : 0;
}

int vidimus_columns(int file) {
  struct winsize size;
  return ioctl(file, TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
}

static int set_handler(int signal, void (*handler)(int)) {
  struct sigaction action = {.sa_handler = handler};
  sigemptyset(&action.sa_mask);
  return sigaction(signal, &action, NULL);
}

int vidimus_on_signal(int signal, void (*handler)(int)) { return set_handler(signal, handler); }
int vidimus_ignore_signal(int signal) { return set_handler(signal, SIG_IGN); }
