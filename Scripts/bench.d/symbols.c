/* A plain loop of libqrencode: the symbol of each line of standard input as SVG, one path, into a folder. */
#include <qrencode.h>
#include <stdio.h>
#include <string.h>

int main(int argc, char **argv) {
  static char line[8192], path[4096];
  if (argc != 2) return 64;
  for (int number = 0; fgets(line, sizeof line, stdin); number++) {
    line[strcspn(line, "\r\n")] = 0;
    QRcode *code = QRcode_encodeString(line, 0, QR_ECLEVEL_M, QR_MODE_8, 1);
    if (!code) return 70;
    snprintf(path, sizeof path, "%s/%d.svg", argv[1], number);
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
    fclose(file);
    QRcode_free(code);
  }
  return 0;
}
