#include "climate.h"

#include <Arduino.h>
#include <math.h>

#include "board.h"
#include "link.h"
#include "slow_bus.h"
#include "word_crc.h"

#define ADDRESS 0x61
// Commands of the SCD30 (interface description).
#define COMMAND_START 0x0010
#define COMMAND_READY 0x0202
#define COMMAND_MEASUREMENT 0x0300
#define COMMAND_INTERVAL 0x4600
#define COMMAND_SELF_CALIBRATION 0x5306
#define INTERVAL_S 2
#define STEP_US (INTERVAL_S * 1000000UL)
// Between the command and the reading the part wants 3 ms.
#define ANSWER_AFTER_US 4000UL
#define LOOK_EVERY_US 100000UL
// Half an interval late is missing; our choice.
#define MISSING_AFTER_US (STEP_US + STEP_US / 2)
// Not asked sooner after a frame, so that no two frames lie over each other. Our choice.
#define ASK_AFTER_US (STEP_US * 3 / 4)
// Three intervals without news; our choice.
#define SILENCE_US (3 * STEP_US)

#define PPM_NO_READING 0xFFFFU
#define TEMPERATURE_NO_READING INT16_MIN
#define HUMIDITY_NO_READING 0xFFFFU

// The interval and the self-calibration live in the part's flash, so they are read and written only where they differ.
// Self-calibration takes the lowest CO2 of a week for fresh air: in a mask that never sees any it would be wrong, so it is off.
enum Task { ASK_INTERVAL, WRITE_INTERVAL, ASK_CALIBRATION, WRITE_CALIBRATION, WRITE_START, ASK_READY, ASK_MEASUREMENT };
enum Stage { WAITING, COMMANDING, PAUSING, ANSWERING };

static Task task = ASK_INTERVAL;
static Stage stage = WAITING;
static bool seen;
static uint32_t since_us;
static uint32_t news_us;
static uint32_t last_us;

static void send(uint16_t ppm, int16_t centidegrees, uint16_t centipercent, uint32_t at_us) {
  last_us = at_us;
  if (stopped) return;
  Frame *frame = link_open(FRAME_CLIMATE, at_us);
  frame_u16(frame, STEP_US / 100);
  frame_u16(frame, ppm);
  frame_u16(frame, (uint16_t)centidegrees);
  frame_u16(frame, centipercent);
  link_close();
}

static bool command(uint16_t code, bool has_argument, uint16_t argument) {
  uint8_t out[5] = {(uint8_t)(code >> 8), (uint8_t)code, (uint8_t)(argument >> 8), (uint8_t)argument, 0};
  out[4] = word_crc(out + 2);
  return slow_bus_write(ADDRESS, out, has_argument ? 5 : 2);
}

static bool begin_task() {
  switch (task) {
    case ASK_INTERVAL: return command(COMMAND_INTERVAL, false, 0);
    case WRITE_INTERVAL: return command(COMMAND_INTERVAL, true, INTERVAL_S);
    case ASK_CALIBRATION: return command(COMMAND_SELF_CALIBRATION, false, 0);
    case WRITE_CALIBRATION: return command(COMMAND_SELF_CALIBRATION, true, 0);
    case WRITE_START: return command(COMMAND_START, true, 0);
    case ASK_READY: return command(COMMAND_READY, false, 0);
    default: return command(COMMAND_MEASUREMENT, false, 0);
  }
}

static uint8_t answer_length() {
  switch (task) {
    case WRITE_INTERVAL:
    case WRITE_CALIBRATION:
    case WRITE_START:
      return 0;
    case ASK_MEASUREMENT:
      return 18;
    default:
      return 3;
  }
}

static bool words_hold(const uint8_t *in, uint8_t n) {
  for (uint8_t i = 0; i < n; i += 3)
    if (word_crc(in + i) != in[i + 2]) return false;
  return true;
}

static float read_float(const uint8_t *in) {
  union {
    uint32_t bits;
    float value;
  } both;
  both.bits = (uint32_t)in[0] << 24 | (uint32_t)in[1] << 16 | (uint16_t)in[3] << 8 | in[4];
  return both.value;
}

static void take_measurement(const uint8_t *in) {
  float ppm = read_float(in);
  float celsius = read_float(in + 6);
  float percent = read_float(in + 12);
  // Ranges the part reports; what lies outside, NaN included, is no reading.
  uint16_t co2 = ppm >= 0 && ppm <= 40000.0f ? (uint16_t)lroundf(ppm) : PPM_NO_READING;
  int16_t warmth = celsius >= -40.0f && celsius <= 125.0f ? (int16_t)lroundf(celsius * 100) : TEMPERATURE_NO_READING;
  uint16_t damp = percent >= 0 && percent <= 100.0f ? (uint16_t)lroundf(percent * 100) : HUMIDITY_NO_READING;
  send(co2, warmth, damp, micros());
}

static void rest(Task next) {
  task = next;
  stage = WAITING;
  since_us = micros();
}

static void answer_over(const uint8_t *in) {
  seen = true;
  checks |= CHECK_CLIMATE;
  uint16_t word = (uint16_t)in[0] << 8 | in[1];
  switch (task) {
    case ASK_INTERVAL:
      rest(word == INTERVAL_S ? ASK_CALIBRATION : WRITE_INTERVAL);
      break;
    case WRITE_INTERVAL:
      rest(ASK_CALIBRATION);
      break;
    case ASK_CALIBRATION:
      rest(word == 0 ? ASK_READY : WRITE_CALIBRATION);
      break;
    case ASK_READY:
      if (word == 1) {
        rest(ASK_MEASUREMENT);
        since_us -= LOOK_EVERY_US;
      } else {
        // The start command is kept in flash too: only a part that tells nothing by itself gets it.
        rest(micros() - news_us > SILENCE_US ? WRITE_START : ASK_READY);
      }
      break;
    case ASK_MEASUREMENT:
      news_us = micros();
      take_measurement(in);
      rest(ASK_READY);
      break;
    case WRITE_START:
      news_us = micros();
      rest(ASK_READY);
      break;
    default:
      rest(ASK_READY);
  }
}

static void failed() {
  checks &= ~CHECK_CLIMATE;
  news_us = micros();
  rest(ASK_INTERVAL);
  // An absent part is looked for once in RETRY_US.
  since_us += RETRY_US - LOOK_EVERY_US;
}

void climate_begin() {
  slow_bus_begin();
  since_us = micros() - LOOK_EVERY_US;
  news_us = micros();
}

void climate_step() {
  uint32_t now = micros();
  if (seen && now - last_us >= (checks & CHECK_CLIMATE ? MISSING_AFTER_US : STEP_US))
    send(PPM_NO_READING, TEMPERATURE_NO_READING, HUMIDITY_NO_READING, now);
  switch (stage) {
    case WAITING:
      if (task == ASK_READY && now - last_us < ASK_AFTER_US) break;
      if ((int32_t)(now - since_us - LOOK_EVERY_US) >= 0 && begin_task()) stage = COMMANDING;
      break;
    case COMMANDING:
    case ANSWERING: {
      SlowState bus = slow_bus_step();
      if (bus == SLOW_BUSY) break;
      uint8_t n = answer_length();
      if (bus != SLOW_DONE) {
        failed();
      } else if (stage == COMMANDING && n) {
        stage = PAUSING;
        since_us = now;
      } else if (words_hold(slow_bus_bytes(), n)) {
        answer_over(slow_bus_bytes());
      } else {
        failed();
      }
      break;
    }
    case PAUSING:
      if (now - since_us >= ANSWER_AFTER_US && slow_bus_read(ADDRESS, answer_length())) stage = ANSWERING;
      break;
  }
}
