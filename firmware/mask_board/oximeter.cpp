#include "oximeter.h"

#include <Arduino.h>

#include "board.h"
#include "link.h"
#include "quick_bus.h"
#include "ticks.h"

// Registers of the MAX30102 (datasheet, register map).
#define ADDRESS 0x57
#define REG_WRITE_POINTER 0x04
#define REG_OVERFLOW 0x05
#define REG_READ_POINTER 0x06
#define REG_DATA 0x07
#define REG_FIFO 0x08
#define REG_MODE 0x09
#define REG_SPO2 0x0A
#define REG_RED_LED 0x0C
#define REG_INFRARED_LED 0x0D
#define REG_PART 0xFF
#define PART_ID 0x15
#define MODE_RESET 0x40
#define MODE_SPO2 0x03
// Average of 4 (100 Hz) or 8 (50 Hz), old readings overwritten when the FIFO is full.
#define FIFO_100_HZ 0x50
#define FIFO_50_HZ 0x70
// 4096 nA, 400 Hz, 411 us (18 bit).
#define SPO2_SETTING 0x2F
// 7.2 mA at 0.2 mA a step: within the 6-12 mA a fingertip takes.
#define LED_SETTING 0x24
#define FIFO_DEPTH 32
#define RESET_TAKES_US 20000UL
#define BURST 4

enum State { LOOK, IDENTIFY, RESETTING, RESTING, SETTING, RUNNING, POINTERS, BURSTING };

static const uint8_t settings[][2] = {
    {REG_FIFO, FIFO_100_HZ},     {REG_SPO2, SPO2_SETTING}, {REG_RED_LED, LED_SETTING}, {REG_INFRARED_LED, LED_SETTING},
    {REG_WRITE_POINTER, 0}, {REG_OVERFLOW, 0},        {REG_READ_POINTER, 0},      {REG_MODE, MODE_SPO2},
};
#define SETTINGS (sizeof settings / sizeof settings[0])

static State state = LOOK;
static bool seen;
static bool mine;
static uint8_t setting;
static uint32_t since_us;
static uint32_t good_us;
static uint32_t last_us;  // time of the latest reading kept

static uint8_t burst;     // readings of the burst under way
static uint8_t waiting;   // readings still in the FIFO after it

static uint32_t red[PPG_READINGS];
static uint32_t infrared[PPG_READINGS];
static uint8_t held;
static uint32_t first_us;
static uint8_t hz = 100;
static uint8_t hz_wanted = 100;

static void set_state(State next) {
  state = next;
  since_us = micros();
}

static bool ask(uint8_t reg, uint8_t n_in) {
  mine = quick_bus_start(ADDRESS, &reg, 1, n_in);
  return mine;
}

static bool write(uint8_t reg, uint8_t value) {
  uint8_t out[2] = {reg, value};
  mine = quick_bus_start(ADDRESS, out, 2, 0);
  return mine;
}

static void keep(uint32_t red_counts, uint32_t infrared_counts, uint32_t at_us) {
  last_us = at_us;
  if (stopped) {
    held = 0;
    return;
  }
  if (held == 0) first_us = at_us;
  red[held] = red_counts;
  infrared[held++] = infrared_counts;
  if (held < PPG_READINGS) return;
  held = 0;
  Frame *frame = link_open(FRAME_PPG, first_us);
  frame_u16(frame, 10000 / hz);
  for (uint8_t i = 0; i < PPG_READINGS; i++) {
    frame_u24(frame, red[i]);
    frame_u24(frame, infrared[i]);
  }
  link_close();
}

static uint32_t step_us() { return 1000000UL / hz; }

static void keep_missing(uint8_t n) {
  while (n--) keep(PPG_NO_READING, PPG_NO_READING, last_us + step_us());
}

static uint32_t counts(const uint8_t *bytes) {
  return ((uint32_t)bytes[0] << 16 | (uint16_t)bytes[1] << 8 | bytes[2]) & 0x3FFFF;
}

static void take_pointers() {
  const uint8_t *in = quick_bus_in();
  uint8_t lost = in[1] & 0x1F;
  waiting = (in[0] - in[2]) & (FIFO_DEPTH - 1);
  if (lost && waiting == 0) waiting = FIFO_DEPTH;
  keep_missing(lost);
  if (waiting == 0) set_state(RUNNING);
}

static void take_burst() {
  const uint8_t *in = quick_bus_in();
  uint32_t now = micros();
  good_us = now;
  checks |= CHECK_OXIMETER;
  waiting -= burst;
  for (uint8_t i = 0; i < burst; i++, in += 6) {
    // The newest reading in the FIFO was complete within one look (4 ms) before now; those before it are a step apart.
    uint32_t age_us = (uint32_t)(waiting + burst - 1 - i) * step_us();
    keep(counts(in), counts(in + 3), now - age_us);
  }
}

static void transfer_over(bool answered) {
  switch (state) {
    case IDENTIFY:
      if (answered && quick_bus_in()[0] == PART_ID) {
        set_state(RESETTING);
      } else {
        checks &= ~CHECK_OXIMETER;
        set_state(LOOK);
      }
      break;
    case RESETTING:
      set_state(answered ? RESTING : LOOK);
      break;
    case SETTING:
      if (!answered) {
        set_state(LOOK);
      } else if (++setting == SETTINGS) {
        good_us = micros();
        if (!seen) last_us = good_us;
        seen = true;
        set_state(RUNNING);
        checks |= CHECK_OXIMETER;
      }
      break;
    case POINTERS:
      if (answered)
        take_pointers();
      else
        set_state(RUNNING);
      break;
    case BURSTING:
      if (answered) {
        take_burst();
        if (waiting) {
          state = POINTERS;
          break;
        }
      }
      set_state(RUNNING);
      break;
    default:
      break;
  }
}

static void begin_setting() {
  hz = hz_wanted;
  setting = 0;
  set_state(SETTING);
}

void oximeter_begin() { since_us = micros() - RETRY_US; }

void oximeter_step() {
  uint32_t now = micros();
  if (mine) {
    BusState bus = quick_bus_state();
    if (bus == BUS_BUSY) return;
    mine = false;
    quick_bus_release();
    transfer_over(bus == BUS_DONE);
    return;
  }
  if (seen && now - good_us > SILENT_US) {
    // Set up from the start, its FIFO emptied, so that no reading is told twice.
    if (state >= RUNNING) {
      checks &= ~CHECK_OXIMETER;
      state = LOOK;
      since_us = now - RETRY_US;
    }
    // One at a time and only where there is room: what failed must not push out what works.
    if (now - last_us >= step_us() && link_room()) keep_missing(1);
  }
  switch (state) {
    case LOOK:
      if (now - since_us >= RETRY_US && ask(REG_PART, 1)) state = IDENTIFY;
      break;
    case RESETTING:
      write(REG_MODE, MODE_RESET);
      break;
    case RESTING:
      if (now - since_us >= RESET_TAKES_US) begin_setting();
      break;
    case SETTING: {
      uint8_t value = settings[setting][1];
      if (setting == 0 && hz == 50) value = FIFO_50_HZ;
      write(settings[setting][0], value);
      break;
    }
    case RUNNING:
      if (hz_wanted != hz && held == 0)
        begin_setting();
      else if (oximeter_waiting() && ask(REG_WRITE_POINTER, 3)) {
        oximeter_taken();
        state = POINTERS;
      }
      break;
    case POINTERS:
      burst = waiting < BURST ? waiting : BURST;
      if (ask(REG_DATA, burst * 6)) state = BURSTING;
      break;
    default:
      break;
  }
}

void oximeter_restart() { held = 0; }

void oximeter_want_rate(uint8_t rate) { hz_wanted = rate; }
