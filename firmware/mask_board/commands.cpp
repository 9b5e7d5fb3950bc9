#include "commands.h"

#include <Arduino.h>

#include "board.h"
#include "flow.h"
#include "link.h"
#include "oximeter.h"
#include "quick_co2.h"
#include "self_checks.h"
#include "ticks.h"

enum Result { RESULT_DONE, RESULT_UNKNOWN, RESULT_OUT_OF_RANGE, RESULT_ABSENT };

static bool zero_asked;
static uint16_t zero_nonce;

static void reply(uint8_t command, uint16_t nonce, uint8_t result) {
  Frame *frame = link_open(FRAME_REPLY, micros());
  frame_u8(frame, command);
  frame_u16(frame, nonce);
  frame_u8(frame, result);
  link_close();
}

void send_hello() {
  Frame *frame = link_open(FRAME_HELLO, micros());
  frame_u32(frame, BOARD_ID);
  frame_u8(frame, FIRMWARE_MAJOR);
  frame_u8(frame, FIRMWARE_MINOR);
  frame_u8(frame, reset_cause());
  frame_u8(frame, 0);
  frame_u16(frame, checks);
  link_close();
}

static void send_end() {
  Frame *frame = link_open(FRAME_END, micros());
  frame_u32(frame, link_begun());
  link_close();
}

static uint8_t set_rate(uint8_t type, uint16_t hz) {
  switch (type) {
    case FRAME_ECG:
      if (hz != 125 && hz != 250) return RESULT_OUT_OF_RANGE;
      ecg_rate(hz);
      return RESULT_DONE;
    case FRAME_PPG:
      if (hz != 50 && hz != 100) return RESULT_OUT_OF_RANGE;
      oximeter_want_rate(hz);
      return checks & CHECK_OXIMETER ? RESULT_DONE : RESULT_ABSENT;
    case FRAME_FLOW:
      if (hz != 50 && hz != 100) return RESULT_OUT_OF_RANGE;
      flow_want_rate(hz);
      return checks & CHECK_FLOW ? RESULT_DONE : RESULT_ABSENT;
    case FRAME_CO2:
      if (hz != 10 && hz != 20) return RESULT_OUT_OF_RANGE;
      quick_co2_want_rate(hz);
      return checks & CHECK_QUICK_CO2 ? RESULT_DONE : RESULT_ABSENT;
    default:
      return RESULT_OUT_OF_RANGE;
  }
}

static void restart_sending() {
  ecg_restart();
  flow_restart();
  oximeter_restart();
  quick_co2_restart();
  stopped = false;
}

static void obey(const FrameDecoder *command) {
  uint8_t type = command->bytes[1];
  const uint8_t *payload = command->bytes + FRAME_HEAD;
  uint8_t length = command->length - FRAME_HEAD - FRAME_CRC;
  uint8_t wanted = type == FRAME_RATE ? 5 : 2;
  // Without a nonce there is nothing to answer to, and a frame of the board's own kind is an echo.
  if (type < FRAME_PING || length < 2) return;
  uint16_t nonce = frame_read_u16(payload);
  if (type > FRAME_START || length != wanted) {
    reply(type, nonce, RESULT_UNKNOWN);
    return;
  }
  switch (type) {
    case FRAME_PING:
      reply(type, nonce, RESULT_DONE);
      send_hello();
      break;
    case FRAME_RATE:
      reply(type, nonce, set_rate(payload[2], frame_read_u16(payload + 3)));
      break;
    case FRAME_ZERO:
      if (!(checks & CHECK_FLOW)) {
        reply(type, nonce, RESULT_ABSENT);
      } else if (!flow_zero_start()) {
        // One is under way: it goes on, this one is not begun.
        reply(type, nonce, RESULT_OUT_OF_RANGE);
      } else {
        zero_asked = true;
        zero_nonce = nonce;
      }
      break;
    case FRAME_STOP:
      reply(type, nonce, RESULT_DONE);
      if (!stopped) send_end();
      stopped = true;
      break;
    default:
      if (stopped) restart_sending();
      reply(type, nonce, RESULT_DONE);
  }
}

void commands_step() {
  const FrameDecoder *command = link_command();
  if (command) obey(command);
  if (!zero_asked) return;
  ZeroResult zero = flow_zero_result();
  if (zero == ZERO_PENDING) return;
  zero_asked = false;
  uint8_t result = zero == ZERO_DONE ? RESULT_DONE : zero == ZERO_REFUSED ? RESULT_OUT_OF_RANGE : RESULT_ABSENT;
  reply(FRAME_ZERO, zero_nonce, result);
}
