// Frames of FRAMES.md: laid out, closed with a CRC, encoded with COBS. Plain C without Arduino: the host's tests compile
// it too.
#pragma once

#include <stdbool.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#define FRAME_VERSION 1
#define FRAME_HEAD 8
#define FRAME_CRC 2
// PPG and FLOW bear the longest payload a board sends: step u16 and 24 bytes.
#define FRAME_PAYLOAD_MAX 26
#define FRAME_DECODED_MAX (FRAME_HEAD + FRAME_PAYLOAD_MAX + FRAME_CRC)
// COBS adds one byte to anything below 254; one more for the closing zero.
#define FRAME_ENCODED_MAX (FRAME_DECODED_MAX + 2)

enum FrameType {
  FRAME_HELLO = 0x01,
  FRAME_ECG = 0x10,
  FRAME_PPG = 0x11,
  FRAME_FLOW = 0x12,
  FRAME_CO2 = 0x13,
  FRAME_CLIMATE = 0x14,
  FRAME_STATUS = 0x20,
  FRAME_REPLY = 0x21,
  FRAME_END = 0x2F,
  FRAME_PING = 0x40,
  FRAME_RATE = 0x41,
  FRAME_ZERO = 0x42,
  FRAME_STOP = 0x43,
  FRAME_START = 0x44
};

struct Frame {
  uint8_t bytes[FRAME_DECODED_MAX];
  uint8_t length;
};

// CRC-16/CCITT-FALSE of n bytes.
uint16_t frame_crc(const uint8_t *bytes, uint8_t n);

void frame_open(struct Frame *frame, uint8_t type, uint16_t sequence, uint32_t device_us);
void frame_u8(struct Frame *frame, uint8_t value);
void frame_u16(struct Frame *frame, uint16_t value);
void frame_u24(struct Frame *frame, uint32_t value);
void frame_u32(struct Frame *frame, uint32_t value);

// Adds the CRC and writes the COBS bytes with their closing zero to `out` (FRAME_ENCODED_MAX bytes); returns how many.
uint8_t frame_close(struct Frame *frame, uint8_t *out);

// The opposite, one byte at a time. `bytes` holds a whole frame, CRC included, when frame_decode returns true.
struct FrameDecoder {
  uint8_t bytes[FRAME_DECODED_MAX];
  uint8_t length;
  uint8_t left;     // bytes until the next code byte
  bool zero_due;    // the code byte stands for a zero of the frame
  bool damaged;     // too long, or cut short: wait for the next zero
};

void frame_decoder_reset(struct FrameDecoder *decoder);
// True when this byte closes a frame whose COBS, length, version and CRC hold; decoder->length counts the CRC too.
bool frame_decode(struct FrameDecoder *decoder, uint8_t byte);

uint16_t frame_read_u16(const uint8_t *bytes);

#ifdef __cplusplus
}
#endif
