#include "CLibC.h"

static int count;
static char **values;

/* glibc passes main's arguments to every constructor, which runs before main. Static programs do the same. */
__attribute__((constructor)) static void keep_arguments(int argc, char **argv) {
  count = argc;
  values = argv;
}

int vidimus_argc(void) { return count; }
char **vidimus_argv(void) { return values; }
