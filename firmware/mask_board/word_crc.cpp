#include "word_crc.h"

uint8_t word_crc(const uint8_t *two_bytes) {
  uint8_t crc = 0xFF;
  for (uint8_t i = 0; i < 2; i++) {
    crc ^= two_bytes[i];
    for (uint8_t bit = 0; bit < 8; bit++) crc = (crc & 0x80) ? crc << 1 ^ 0x31 : crc << 1;
  }
  return crc;
}
