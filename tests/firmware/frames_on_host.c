// Speaks for mask_board/frames.c on the host. One line in, one line out:
//   e TYPE SEQUENCE DEVICE_US PAYLOAD   -> the encoded frame, closing zero included
//   d BYTES                             -> the decoded frames among these bytes, CRC included, one a word
#include <stdio.h>
#include <string.h>

#include "frames.h"

static size_t from_hex(const char *hex, uint8_t *out) {
  size_t n = 0;
  unsigned byte;
  for (; sscanf(hex + 2 * n, "%2x", &byte) == 1; n++) out[n] = (uint8_t)byte;
  return n;
}

static void print_hex(const uint8_t *bytes, size_t n) {
  for (size_t i = 0; i < n; i++) printf("%02x", bytes[i]);
}

int main(void) {
  static char line[1 << 16], hex[1 << 16];
  static uint8_t bytes[1 << 15];
  struct FrameDecoder decoder;
  frame_decoder_reset(&decoder);
  while (fgets(line, sizeof line, stdin)) {
    unsigned type, sequence;
    unsigned long device_us;
    hex[0] = 0;
    if (sscanf(line, "e %u %u %lu %65535s", &type, &sequence, &device_us, hex) >= 3) {
      struct Frame frame;
      uint8_t encoded[FRAME_ENCODED_MAX];
      frame_open(&frame, (uint8_t)type, (uint16_t)sequence, (uint32_t)device_us);
      size_t n = from_hex(hex, bytes);
      for (size_t i = 0; i < n; i++) frame_u8(&frame, bytes[i]);
      print_hex(encoded, frame_close(&frame, encoded));
    } else if (sscanf(line, "d %65535s", hex) == 1) {
      size_t n = from_hex(hex, bytes);
      for (size_t i = 0; i < n; i++)
        if (frame_decode(&decoder, bytes[i])) {
          print_hex(decoder.bytes, decoder.length);
          putchar(' ');
        }
    }
    putchar('\n');
    fflush(stdout);
  }
  return 0;
}
