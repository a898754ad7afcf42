#define _GNU_SOURCE /* posix_openpt, ptsname_r, cfmakeraw */
#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include "CLibC.h"

int vidimus_make_pseudo_terminal(int *line, char *path, size_t size) {
  const int other = posix_openpt(O_RDWR | O_NOCTTY | O_NONBLOCK | O_CLOEXEC);
  struct termios settings;
  if (other < 0) return -1;
  if (grantpt(other) != 0 || unlockpt(other) != 0 || ptsname_r(other, path, size) != 0) return -1;
  *line = open(path, O_RDWR | O_NOCTTY | O_CLOEXEC);
  if (*line < 0 || tcgetattr(*line, &settings) != 0) return -1;
  cfmakeraw(&settings);
  return tcsetattr(*line, TCSANOW, &settings) == 0 ? other : -1;
}

int vidimus_share_terminal(int terminal) { return ioctl(terminal, TIOCNXCL); }

int vidimus_connect(const char *address, int port) {
  struct sockaddr_in four = {.sin_family = AF_INET, .sin_port = htons((uint16_t)port)};
  struct sockaddr_in6 six = {.sin6_family = AF_INET6, .sin6_port = htons((uint16_t)port)};
  const int is_four = inet_pton(AF_INET, address, &four.sin_addr) == 1;
  int file, result;
  if (!is_four && inet_pton(AF_INET6, address, &six.sin6_addr) != 1) {
    errno = EINVAL;
    return -1;
  }
  file = socket(is_four ? AF_INET : AF_INET6, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
  if (file < 0) return -1;
  result = is_four ? connect(file, (struct sockaddr *)&four, sizeof four)
                    : connect(file, (struct sockaddr *)&six, sizeof six);
  if (result == 0 || errno == EINPROGRESS) return file;
  result = errno;
  close(file);
  errno = result;
  return -1;
}
