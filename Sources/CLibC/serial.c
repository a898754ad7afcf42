#include "CLibC.h"

static speed_t speed(int baud) {
  switch (baud) {
  case 2400: return B2400;
  case 4800: return B4800;
  case 9600: return B9600;
  case 19200: return B19200;
  case 38400: return B38400;
  case 57600: return B57600;
  case 115200: return B115200;
  default: return B0;
  }
}

int vidimus_make_serial(int terminal, int baud) {
  struct termios settings;
  if (speed(baud) == B0) {
    errno = EINVAL;
    return -1;
  }
  if (tcgetattr(terminal, &settings) != 0) return -1;
  settings.c_iflag = 0;
  settings.c_oflag = 0;
  settings.c_lflag = 0;
  /* CLOCAL ignores the modem lines: they are not wired, and changing them resets some boards. */
  settings.c_cflag = CS8 | CREAD | CLOCAL;
  settings.c_cc[VMIN] = 0;
  settings.c_cc[VTIME] = 0;
  if (cfsetispeed(&settings, speed(baud)) != 0 || cfsetospeed(&settings, speed(baud)) != 0) return -1;
  /* No other program can open it from here on. A modem prober would try to. */
  if (ioctl(terminal, TIOCEXCL) != 0) return -1;
  if (tcsetattr(terminal, TCSANOW, &settings) != 0) return -1;
  return tcflush(terminal, TCIOFLUSH);
}

int vidimus_unsent(int terminal) {
  int count = 0;
  return ioctl(terminal, TIOCOUTQ, &count) == 0 ? count : 0;
}
