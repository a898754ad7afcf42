#include "CLibC.h"

int64_t vidimus_now(void) {
  struct timespec now;
  return clock_gettime(CLOCK_REALTIME, &now) == 0 ? (int64_t)now.tv_sec : 0;
}

int vidimus_make_raw(int terminal, struct termios *before) {
  struct termios raw;
  if (tcgetattr(terminal, before) != 0) return -1;
  raw = *before;
  raw.c_iflag &= ~(tcflag_t)(BRKINT | ICRNL | IGNBRK | IGNCR | INLCR | INPCK | ISTRIP | IXOFF | IXON | PARMRK);
  raw.c_lflag &= ~(tcflag_t)(ECHO | ECHONL | ICANON | IEXTEN | ISIG);
  raw.c_cflag = (raw.c_cflag & ~(tcflag_t)(CSIZE | PARENB)) | CS8;
  raw.c_cc[VMIN] = 1;
  raw.c_cc[VTIME] = 0;
  return tcsetattr(terminal, TCSANOW, &raw);
}

int vidimus_restore(int terminal, const struct termios *before) {
  return tcsetattr(terminal, TCSADRAIN, before);
}

int vidimus_hide_typing(int terminal, struct termios *before) {
  struct termios hidden;
  if (tcgetattr(terminal, before) != 0) return -1;
  hidden = *before;
  hidden.c_lflag &= ~(tcflag_t)ECHO;
  hidden.c_lflag |= ICANON | ECHONL;
  return tcsetattr(terminal, TCSAFLUSH, &hidden);
}
