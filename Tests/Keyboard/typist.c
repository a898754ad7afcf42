/* A keyboard of the kernel's making (uinput), plugged in, on which a text is typed with the keys of an American one. */
#include <fcntl.h>
#include <linux/uinput.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

static int device;

static void send(int type, int code, int value) {
  struct input_event event = {.type = (unsigned short)type, .code = (unsigned short)code, .value = value};
  if (write(device, &event, sizeof event) != sizeof event) perror("typist");
}

static void press(int code, int down) {
  send(EV_KEY, code, down);
  send(EV_SYN, SYN_REPORT, 0);
}

static void type(int code, int shifted) {
  if (shifted) press(KEY_LEFTSHIFT, 1);
  press(code, 1);
  press(code, 0);
  if (shifted) press(KEY_LEFTSHIFT, 0);
  usleep(1000);
}

/* From the key of the figure 1 on; DEL for keys that write nothing. */
static const char plain[] = "1234567890-=\177\177qwertyuiop[]\177\177asdfghjkl;'`\177\\zxcvbnm,./";
static const char shifted[] = "!@#$%^&*()_+\177\177QWERTYUIOP{}\177\177ASDFGHJKL:\"~\177|ZXCVBNM<>\177";

int main(int count, char **words) {
  struct uinput_setup setup = {.id = {.bustype = BUS_USB}, .name = "vidimus typist"};
  device = open("/dev/uinput", O_WRONLY | O_CLOEXEC);
  if (count != 2 || device < 0 || ioctl(device, UI_SET_EVBIT, EV_KEY) < 0) {
    perror("typist");
    return 1;
  }
  for (int key = KEY_ESC; key <= KEY_F10; key++) ioctl(device, UI_SET_KEYBIT, key);
  if (ioctl(device, UI_DEV_SETUP, &setup) < 0 || ioctl(device, UI_DEV_CREATE) < 0) {
    perror("typist");
    return 1;
  }
  /* Whoever wants it must have time to find it. */
  sleep(4);
  for (const char *c = words[1]; *c; c++) {
    const char *key;
    if (*c == ' ') type(KEY_SPACE, 0);
    else if ((key = strchr(plain, *c))) type(KEY_1 + (int)(key - plain), 0);
    else if ((key = strchr(shifted, *c))) type(KEY_1 + (int)(key - shifted), 1);
  }
  type(KEY_ENTER, 0);
  sleep(2);
  ioctl(device, UI_DEV_DESTROY);
  return 0;
}
