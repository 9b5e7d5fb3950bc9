#include "slow_bus.h"

#include <Arduino.h>

#include "board.h"

// Half a bit at 50 kHz, the rate Sensirion recommends for the SCD30.
#define EDGE_US 10
// The SCD30 may stretch the clock by 150 ms once a day; our choice on top.
#define STRETCH_US 200000UL

#define SDA _BV(SLOW_SDA_BIT)
#define SCL _BV(SLOW_SCL_BIT)

enum Phase { REST, START, CLOCK_DOWN, CLOCK_UP, SAMPLE, STOP_DOWN, STOP_UP, STOP };

static Phase phase = REST;
static bool reading;
static bool failed;
static uint8_t bytes[1 + SLOW_BUS_BYTES];  // the address byte first
static uint8_t count;                      // bytes of the transfer, address included
static uint8_t at;
static uint8_t bit_at;  // 0-7 data, 8 acknowledge
static uint32_t edge_us;
static uint32_t stretch_us;

static void pull(uint8_t line) { DDRD |= line; }
static void release(uint8_t line) { DDRD &= ~line; }
static bool is_up(uint8_t line) { return PIND & line; }

void slow_bus_begin() {
  PORTD &= ~(SDA | SCL);
  release(SDA | SCL);
  phase = REST;
}

static bool begin(uint8_t address, uint8_t n, bool read) {
  if (phase != REST || n > SLOW_BUS_BYTES) return false;
  bytes[0] = address << 1 | read;
  reading = read;
  count = n + 1;
  at = 0;
  bit_at = 0;
  failed = false;
  phase = START;
  edge_us = micros();
  return true;
}

bool slow_bus_write(uint8_t address, const uint8_t *out, uint8_t n) {
  if (!begin(address, n, false)) return false;
  for (uint8_t i = 0; i < n; i++) bytes[1 + i] = out[i];
  return true;
}

bool slow_bus_read(uint8_t address, uint8_t n) { return begin(address, n, true); }

static bool receives() { return reading && at > 0; }

static void set_data_line() {
  bool up;
  if (bit_at == 8)
    up = !receives() || at + 1 == count;  // release for the slave's acknowledge, or refuse the last byte
  else
    up = receives() || (bytes[at] & (0x80 >> bit_at));
  if (up)
    release(SDA);
  else
    pull(SDA);
}

// Takes the bit in; true when the transfer is over.
static bool take_bit(bool up) {
  if (bit_at < 8) {
    if (receives()) bytes[at] = bytes[at] << 1 | up;
    bit_at++;
    return false;
  }
  if (!receives() && up) {
    failed = true;
    return true;
  }
  bit_at = 0;
  return ++at == count;
}

SlowState slow_bus_step() {
  if (phase == REST) return SLOW_FREE;
  uint32_t now = micros();
  if (now - edge_us < EDGE_US) return SLOW_BUSY;
  edge_us = now;
  switch (phase) {
    case START:
      if (!is_up(SDA) || !is_up(SCL)) {
        // No pull-ups, or a slave in the middle of a byte: nine clocks let it finish, the next try finds the bus free.
        failed = true;
        count = 1;
        at = 0;
        reading = false;
        bytes[0] = 0xFF;
        stretch_us = now;
        phase = CLOCK_DOWN;
        break;
      }
      pull(SDA);
      phase = CLOCK_DOWN;
      break;
    case CLOCK_DOWN:
      pull(SCL);
      set_data_line();
      phase = CLOCK_UP;
      break;
    case CLOCK_UP:
      release(SCL);
      stretch_us = now;
      phase = SAMPLE;
      break;
    case SAMPLE:
      if (!is_up(SCL)) {
        if (now - stretch_us < STRETCH_US) break;
        failed = true;
        slow_bus_begin();
        return SLOW_FAILED;
      }
      phase = take_bit(is_up(SDA)) ? STOP_DOWN : CLOCK_DOWN;
      break;
    case STOP_DOWN:
      pull(SCL);
      pull(SDA);
      phase = STOP_UP;
      break;
    case STOP_UP:
      release(SCL);
      phase = STOP;
      break;
    default:
      release(SDA);
      phase = REST;
      return failed ? SLOW_FAILED : SLOW_DONE;
  }
  return SLOW_BUSY;
}

bool slow_bus_busy() { return phase != REST; }

const uint8_t *slow_bus_bytes() { return bytes + 1; }
