#include <linux/input.h>
#include <stddef.h>

#include "CLibC.h"

const size_t vidimus_event_size = sizeof(struct input_event);
const size_t vidimus_event_type = offsetof(struct input_event, type);
const size_t vidimus_event_code = offsetof(struct input_event, code);
const size_t vidimus_event_value = offsetof(struct input_event, value);

int vidimus_is_keyboard(int file) {
  unsigned char keys[KEY_MAX / 8 + 1] = {0};
  if (ioctl(file, EVIOCGBIT(EV_KEY, sizeof keys), keys) < 0) return -1;
  /* Mice, buttons and remote controls have keys too. Only a keyboard has letters, digits and Enter. */
  const int needed[] = {KEY_A, KEY_Z, KEY_1, KEY_0, KEY_ENTER};
  for (size_t i = 0; i < sizeof needed / sizeof *needed; i++)
    if (!(keys[needed[i] / 8] >> needed[i] % 8 & 1)) return 0;
  return 1;
}

int vidimus_take_keyboard(int file) { return ioctl(file, EVIOCGRAB, 1); }
