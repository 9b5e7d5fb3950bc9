#include "flow.h"

#include <Arduino.h>

#include "board.h"
#include "link.h"
#include "quick_bus.h"
#include "ticks.h"
#include "word_crc.h"

// SDP810 answers at 0x25, SDP8x1 at 0x26; boards are sold with either.
#define ADDRESS_FIRST 0x25
#define ADDRESS_LAST 0x26
// Differential pressure, averaged between two readings (datasheet of the SDP8xx, table of commands).
#define COMMAND_CONTINUOUS 0x3615
#define COMMAND_STOP 0x3FF9
#define STOPPED_AFTER_US 1000UL
#define FIRST_READING_AFTER_US 10000UL

// Counts of 1/60 Pa. A resting sensor is within 0.1 Pa of zero and drifts by less than 1 Pa; beyond 5 Pa air is moving. Our choice.
#define ZERO_LIMIT 300
// Between the 5th and the 95th hundredth: a breath through the tube moves it by several Pa. Our choice, 1 Pa.
#define ZERO_SPREAD 60
#define ZERO_MS 2000U
#define ZERO_READINGS 200
// Of the readings of two seconds; our choice.
#define ZERO_SHARE_PERCENT 90

enum State { LOOK, STOPPING, STARTING, SETTLING, RUNNING };

static State state = LOOK;
static bool seen;
static bool mine;
static uint8_t address = ADDRESS_FIRST;
static uint32_t since_us;
static uint32_t good_us;
static uint32_t reading_us;

static int16_t readings[FLOW_READINGS];
static uint8_t held;
static uint32_t first_us;
static uint8_t hz = 100;
static uint8_t hz_wanted = 100;

static int16_t zero;
static bool zeroing;
static ZeroResult zero_result = ZERO_PENDING;
static uint32_t zero_since_us;
static int16_t sorted[ZERO_READINGS];
static uint8_t sorted_held;

static void collect(int16_t raw) {
  if (sorted_held == ZERO_READINGS) return;
  // Kept in order as they come: sorting 200 readings at once would hold the loop for tens of milliseconds.
  uint8_t i = sorted_held++;
  for (; i > 0 && sorted[i - 1] > raw; i--) sorted[i] = sorted[i - 1];
  sorted[i] = raw;
}

static void end_zeroing() {
  zeroing = false;
  uint8_t needed = (uint16_t)hz * (ZERO_MS / 1000) * ZERO_SHARE_PERCENT / 100;
  if (sorted_held < needed) {
    zero_result = ZERO_ABSENT;
    return;
  }
  int16_t median = sorted[sorted_held / 2];
  uint8_t tail = sorted_held / 20;
  bool still = sorted[sorted_held - 1 - tail] - sorted[tail] <= ZERO_SPREAD;
  if (!still || median > ZERO_LIMIT || median < -ZERO_LIMIT) {
    zero_result = ZERO_REFUSED;
    return;
  }
  zero = median;
  zero_result = ZERO_DONE;
}

static void keep(int16_t value, uint32_t at_us) {
  if (!seen || stopped) {
    held = 0;
    hz = hz_wanted;
    flow_rate(hz);
    return;
  }
  if (held == 0) first_us = at_us;
  readings[held++] = value;
  if (held < FLOW_READINGS) return;
  held = 0;
  Frame *frame = link_open(FRAME_FLOW, first_us);
  frame_u16(frame, 10000 / hz);
  for (uint8_t i = 0; i < FLOW_READINGS; i++) frame_u16(frame, readings[i]);
  link_close();
  // Between two frames only: a frame has one step.
  hz = hz_wanted;
  flow_rate(hz);
}

static void take_reading(bool answered) {
  const uint8_t *in = quick_bus_in();
  if (!answered || word_crc(in) != in[2]) {
    keep(FLOW_NO_READING, reading_us);
    return;
  }
  good_us = micros();
  int16_t raw = (int16_t)((uint16_t)in[0] << 8 | in[1]);
  if (zeroing) collect(raw);
  int32_t value = (int32_t)raw - zero;
  keep(value > INT16_MAX ? INT16_MAX : value <= INT16_MIN ? INT16_MIN + 1 : (int16_t)value, reading_us);
}

static void set_state(State next) {
  state = next;
  since_us = micros();
}

static bool command(uint16_t code) {
  uint8_t out[2] = {(uint8_t)(code >> 8), (uint8_t)code};
  mine = quick_bus_start(address, out, 2, 0);
  return mine;
}

static void transfer_over(bool answered) {
  switch (state) {
    case STOPPING:
      // Refused by a sensor that was not running, which is as good.
      set_state(STARTING);
      break;
    case STARTING:
      if (answered) {
        set_state(SETTLING);
        break;
      }
      checks &= ~CHECK_FLOW;
      if (address == ADDRESS_LAST) {
        address = ADDRESS_FIRST;
        set_state(LOOK);
      } else {
        address = ADDRESS_LAST;
        set_state(STOPPING);
      }
      break;
    case RUNNING:
      take_reading(answered);
      break;
    default:
      break;
  }
}

void flow_begin() {
  // As if a look had just failed: the first one is made at once.
  since_us = micros() - RETRY_US;
}

void flow_step() {
  uint32_t now = micros();
  if (mine) {
    BusState bus = quick_bus_state();
    if (bus == BUS_BUSY) return;
    mine = false;
    quick_bus_release();
    transfer_over(bus == BUS_DONE);
    return;
  }
  if (zeroing && now - zero_since_us > ZERO_MS * 1000UL) end_zeroing();
  switch (state) {
    case LOOK:
      if (now - since_us >= RETRY_US) set_state(STOPPING);
      break;
    case STOPPING:
      command(COMMAND_STOP);
      break;
    case STARTING:
      if (now - since_us >= STOPPED_AFTER_US) command(COMMAND_CONTINUOUS);
      break;
    case SETTLING:
      if (now - since_us < FIRST_READING_AFTER_US) break;
      set_state(RUNNING);
      good_us = now;
      seen = true;
      checks |= CHECK_FLOW;
      break;
    case RUNNING:
      if (now - good_us > SILENT_US) {
        checks &= ~CHECK_FLOW;
        since_us = now - RETRY_US;
        state = LOOK;
      }
      break;
    default:
      break;
  }
  uint32_t due_us;
  if (state == RUNNING) {
    if (flow_waiting() && quick_bus_start(address, 0, 0, 3)) {
      mine = true;
      flow_due(&reading_us);
    }
  } else if (flow_due(&due_us)) {
    keep(FLOW_NO_READING, due_us);
  }
}

void flow_restart() { held = 0; }

void flow_want_rate(uint8_t rate) { hz_wanted = rate; }

int16_t flow_zero() { return zero; }

bool flow_zero_start() {
  if (zeroing) return false;
  zeroing = true;
  zero_result = ZERO_PENDING;
  sorted_held = 0;
  zero_since_us = micros();
  return true;
}

ZeroResult flow_zero_result() { return zero_result; }
