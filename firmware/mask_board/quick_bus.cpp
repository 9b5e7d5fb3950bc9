#include "quick_bus.h"

#include <Arduino.h>
#include <util/twi.h>

// SCL = 16 MHz / (16 + 2 * 12) = 400 kHz, the quickest both sensors share.
#define BIT_RATE 12
// The longest transfer (27 bytes) takes 0.6 ms; our choice leaves room for lines that rise slowly and is short beside a
// flow period.
#define TIMEOUT_US 3000UL
#define OUT_MAX 3
#define PORT_BITS (_BV(PORTC4) | _BV(PORTC5))

static volatile BusState state = BUS_FREE;
static uint8_t address;
static uint8_t out[OUT_MAX];
static uint8_t out_left;
static uint8_t out_at;
static uint8_t in[QUICK_BUS_IN];
static uint8_t in_wanted;
static uint8_t in_at;
static uint32_t started_us;

#define GO (_BV(TWINT) | _BV(TWEN) | _BV(TWIE))

static void finish(BusState how) {
  TWCR = _BV(TWINT) | _BV(TWEN) | _BV(TWSTO);
  state = how;
}

ISR(TWI_vect) {
  switch (TW_STATUS) {
    case TW_START:
    case TW_REP_START:
      TWDR = address << 1 | (out_left == 0);
      TWCR = GO;
      break;
    case TW_MT_SLA_ACK:
    case TW_MT_DATA_ACK:
      if (out_left) {
        out_left--;
        TWDR = out[out_at++];
        TWCR = GO;
      } else if (in_wanted) {
        TWCR = GO | _BV(TWSTA);
      } else {
        finish(BUS_DONE);
      }
      break;
    case TW_MR_DATA_ACK:
      in[in_at++] = TWDR;
      // fall through: the next byte is acknowledged unless it is the last
    case TW_MR_SLA_ACK:
      TWCR = in_at + 1 < in_wanted ? GO | _BV(TWEA) : GO;
      break;
    case TW_MR_DATA_NACK:
      in[in_at++] = TWDR;
      finish(in_at == in_wanted ? BUS_DONE : BUS_FAILED);
      break;
    default:
      finish(BUS_FAILED);
  }
}

// A slave that was cut off in the middle of a byte holds SDA down until it has been clocked through it.
static void free_lines() {
  TWCR = 0;
  PORTC &= ~PORT_BITS;
  for (uint8_t pulse = 0; pulse < 9 && !(PINC & _BV(PINC4)); pulse++) {
    DDRC |= _BV(PORTC5);
    delayMicroseconds(5);
    DDRC &= ~_BV(PORTC5);
    delayMicroseconds(5);
  }
}

void quick_bus_begin() {
  // Without the chip's own pull-ups: they would pull 3.3 V parts to 5 V.
  DDRC &= ~PORT_BITS;
  free_lines();
  TWSR = 0;
  TWBR = BIT_RATE;
  TWCR = _BV(TWEN);
  state = BUS_FREE;
}

bool quick_bus_start(uint8_t to, const uint8_t *bytes, uint8_t n_out, uint8_t n_in) {
  if (state != BUS_FREE || n_out > OUT_MAX || n_in > QUICK_BUS_IN) return false;
  if (TWCR & _BV(TWSTO)) {
    // The stop of the transfer before takes a few microseconds; a start now would swallow it. It never ends where a line
    // is held down.
    if (micros() - started_us > TIMEOUT_US) quick_bus_begin();
    return false;
  }
  address = to;
  for (uint8_t i = 0; i < n_out; i++) out[i] = bytes[i];
  out_left = n_out;
  out_at = 0;
  in_wanted = n_in;
  in_at = 0;
  state = BUS_BUSY;
  started_us = micros();
  TWCR = GO | _BV(TWSTA);
  return true;
}

BusState quick_bus_state() {
  if (state == BUS_BUSY && micros() - started_us > TIMEOUT_US) {
    TWCR = 0;
    quick_bus_begin();
    state = BUS_FAILED;
  }
  return state;
}

const uint8_t *quick_bus_in() { return in; }

void quick_bus_release() {
  if (state != BUS_BUSY) state = BUS_FREE;
}
