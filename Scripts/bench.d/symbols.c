/* A plain loop of libqrencode: the symbol of each line of standard input at level M. With a folder, writes it there as
 * SVG, one path; without, prints the seconds of processor time and a checksum of all modules (FNV-1a). */
#include <qrencode.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

static double seconds(void) {
  struct timespec now;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static int write_svg(const QRcode *code, const char *folder, int number) {
  static char path[4096];
  snprintf(path, sizeof path, "%s/%d.svg", folder, number);
  FILE *file = fopen(path, "w");
  if (!file) return 73;
  fprintf(file, "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"-4 -4 %d %d\"><path d=\"", code->width + 8,
          code->width + 8);
  for (int y = 0; y < code->width; y++)
    for (int x = 0; x < code->width; x++) {
      int start = x;
      while (x < code->width && code->data[y * code->width + x] & 1) x++;
      if (x > start) fprintf(file, "M%d %dh%dv1h-%dz", start, y, x - start, x - start);
    }
  fputs("\"/></svg>\n", file);
  return fclose(file) ? 74 : 0;
}

int main(int argc, char **argv) {
  static char line[8192];
  uint64_t checksum = 0xCBF29CE484222325;
  double spent = 0;
  for (int number = 0; fgets(line, sizeof line, stdin); number++) {
    line[strcspn(line, "\r\n")] = 0;
    double start = seconds();
    QRcode *code = QRcode_encodeString(line, 0, QR_ECLEVEL_M, QR_MODE_8, 1);
    spent += seconds() - start;
    if (!code) return 70;
    if (argc > 1) {
      int failure = write_svg(code, argv[1], number);
      if (failure) return failure;
    }
    for (int i = 0; i < code->width * code->width; i++) checksum = (checksum ^ (code->data[i] & 1)) * 0x100000001B3;
    QRcode_free(code);
  }
  if (argc == 1) printf("%.6f %llu\n", spent, (unsigned long long)checksum);
  return 0;
}
