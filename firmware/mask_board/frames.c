#include "frames.h"

uint16_t frame_crc(const uint8_t *bytes, uint8_t n) {
  // Bit by bit: a table would cost 512 bytes of flash, and at full rate this takes about one hundredth of the time.
  uint16_t crc = 0xFFFF;
  while (n--) {
    crc ^= (uint16_t)*bytes++ << 8;
    for (uint8_t bit = 0; bit < 8; bit++)
      crc = (crc & 0x8000) ? (uint16_t)((crc << 1) ^ 0x1021) : (uint16_t)(crc << 1);
  }
  return crc;
}

void frame_u8(struct Frame *frame, uint8_t value) {
  if (frame->length < FRAME_DECODED_MAX) frame->bytes[frame->length++] = value;
}

void frame_u16(struct Frame *frame, uint16_t value) {
  frame_u8(frame, (uint8_t)value);
  frame_u8(frame, (uint8_t)(value >> 8));
}

void frame_u24(struct Frame *frame, uint32_t value) {
  frame_u16(frame, (uint16_t)value);
  frame_u8(frame, (uint8_t)(value >> 16));
}

void frame_u32(struct Frame *frame, uint32_t value) {
  frame_u16(frame, (uint16_t)value);
  frame_u16(frame, (uint16_t)(value >> 16));
}

void frame_open(struct Frame *frame, uint8_t type, uint16_t sequence, uint32_t device_us) {
  frame->length = 0;
  frame_u8(frame, FRAME_VERSION);
  frame_u8(frame, type);
  frame_u16(frame, sequence);
  frame_u32(frame, device_us);
}

uint8_t frame_close(struct Frame *frame, uint8_t *out) {
  frame_u16(frame, frame_crc(frame->bytes, frame->length));
  uint8_t code_at = 0;
  uint8_t written = 1;
  for (uint8_t i = 0; i < frame->length; i++) {
    if (frame->bytes[i] == 0) {
      out[code_at] = (uint8_t)(written - code_at);
      code_at = written++;
    } else {
      out[written++] = frame->bytes[i];
    }
  }
  out[code_at] = (uint8_t)(written - code_at);
  out[written++] = 0;
  return written;
}

void frame_decoder_reset(struct FrameDecoder *decoder) {
  decoder->length = 0;
  decoder->left = 0;
  decoder->zero_due = false;
  decoder->damaged = false;
}

static bool frame_holds(const struct FrameDecoder *decoder) {
  // Without a code byte since the last zero there is nothing new: what lies here was judged before.
  if (!decoder->zero_due || decoder->damaged || decoder->left) return false;
  if (decoder->length < FRAME_HEAD + FRAME_CRC) return false;
  if (decoder->bytes[0] != FRAME_VERSION) return false;
  uint8_t body = decoder->length - FRAME_CRC;
  return frame_crc(decoder->bytes, body) == frame_read_u16(decoder->bytes + body);
}

static void frame_append(struct FrameDecoder *decoder, uint8_t byte) {
  if (decoder->length < FRAME_DECODED_MAX)
    decoder->bytes[decoder->length++] = byte;
  else
    decoder->damaged = true;
}

bool frame_decode(struct FrameDecoder *decoder, uint8_t byte) {
  if (byte == 0) {
    bool whole = frame_holds(decoder);
    uint8_t length = decoder->length;
    frame_decoder_reset(decoder);
    // The bytes stay until the next one arrives: the caller reads them first.
    decoder->length = length;
    return whole;
  }
  if (decoder->left == 0) {
    if (decoder->zero_due)
      frame_append(decoder, 0);
    else
      decoder->length = 0;
    decoder->left = byte - 1;
    decoder->zero_due = true;
    return false;
  }
  decoder->left--;
  frame_append(decoder, byte);
  return false;
}

uint16_t frame_read_u16(const uint8_t *bytes) { return (uint16_t)(bytes[0] | (uint16_t)bytes[1] << 8); }
