#include "ticks.h"

#include <Arduino.h>

#include "board.h"

// Timer 2 makes the ticks by itself: 16 MHz / 256 / 125 = 500 Hz. Timer 1 runs free at 2 MHz, for the bits of the quick
// CO2 sensor and to tell here whether a tick was missed.
#define TIMER_2_TOP 124
#define COUNTS_PER_TICK (TICK_US * 2)
// Every 4 ms: a reading is at most that old when it is found, and the bus stays three quarters free.
#define OXIMETER_PERIOD 2

static volatile uint16_t ticks;
static volatile uint16_t late;

static EcgBlock blocks[2];
static volatile uint8_t filling;      // index of the block being filled
static volatile uint8_t filled;       // readings in it
static volatile bool full_waits;      // the other block is full and not yet taken
static volatile uint8_t blocks_lost;
static volatile uint8_t ecg_period = 2;
static volatile uint8_t ecg_period_wanted = 2;
static volatile uint8_t ecg_wait = 1;
static volatile uint8_t leads;
static volatile bool converting;

static volatile uint8_t flow_period = 5;
static volatile uint8_t flow_wait = 1;
static volatile bool flow_waits;
static volatile uint32_t flow_at_us;
static volatile uint8_t oximeter_wait = OXIMETER_PERIOD;
static volatile bool oximeter_waits;
static uint16_t last_count;

static void ecg_store(int16_t reading) {
  EcgBlock *block = &blocks[filling];
  block->readings[filled++] = reading;
  if (filled < ECG_READINGS) return;
  filled = 0;
  if (full_waits) {
    blocks_lost++;
    return;
  }
  full_waits = true;
  filling ^= 1;
}

static inline void ecg_tick(bool in_time) {
  if (--ecg_wait) return;
  if (filled == 0) {
    ecg_period = ecg_period_wanted;
    blocks[filling].step = ecg_period * (TICK_US / 100);
    blocks[filling].at_us = micros();
  }
  ecg_wait = ecg_period;
  uint8_t pins = LEADS_PORT_IN;
  leads = (pins >> LEAD_PLUS_BIT & 1) | (pins >> LEAD_MINUS_BIT & 1) << 1;
  if (leads || !in_time || converting) {
    // A reading at another time than its place in the block would be a wrong one.
    ecg_store(ECG_NO_READING);
    return;
  }
  converting = true;
  ADCSRA |= _BV(ADSC);
}

ISR(ADC_vect) {
  converting = false;
  ecg_store((int16_t)ADC - 512);
}

static void tick(bool in_time) {
  ticks++;
  ecg_tick(in_time);
  if (--flow_wait == 0) {
    flow_wait = flow_period;
    flow_at_us = micros();
    flow_waits = true;
  }
  if (--oximeter_wait == 0) {
    oximeter_wait = OXIMETER_PERIOD;
    oximeter_waits = true;
  }
}

ISR(TIMER2_COMPA_vect) {
  uint16_t count = TCNT1;
  uint16_t passed = count - last_count;
  last_count = count;
  for (; passed > COUNTS_PER_TICK + COUNTS_PER_TICK / 2; passed -= COUNTS_PER_TICK) {
    late++;
    tick(false);
  }
  tick(true);
}

void ticks_begin() {
  // AREF is tied to 3.3 V from outside: choosing an internal reference here would short the two.
  ADMUX = ECG_ADC_CHANNEL;
  DIDR0 = _BV(ECG_ADC_CHANNEL);
  ADCSRA = _BV(ADEN) | _BV(ADIE) | _BV(ADPS2) | _BV(ADPS1) | _BV(ADPS0);
  // Pulled up, so that an unplugged AD8232 reads as leads off.
  LEADS_PORT_PULL |= _BV(LEAD_PLUS_BIT) | _BV(LEAD_MINUS_BIT);
  TCCR1A = 0;
  TCCR1B = _BV(ICNC1) | _BV(CS11);
  TIMSK1 = 0;
  TCCR2A = _BV(WGM21);
  TCCR2B = _BV(CS22) | _BV(CS21);
  OCR2A = TIMER_2_TOP;
  TCNT2 = 0;
  uint8_t status = SREG;
  cli();
  TIFR2 = _BV(OCF2A);
  last_count = TCNT1;
  TIMSK2 = _BV(OCIE2A);
  SREG = status;
}

template <typename T>
static T whole(const volatile T &value) {
  uint8_t status = SREG;
  cli();
  T copy = value;
  SREG = status;
  return copy;
}

uint16_t ticks_now() { return whole(ticks); }

uint16_t ticks_late() { return whole(late); }

uint16_t ecg_leads() { return (uint16_t)leads << 8; }

const EcgBlock *ecg_full() { return full_waits ? &blocks[filling ^ 1] : 0; }

void ecg_taken() { full_waits = false; }

uint8_t ecg_blocks_lost() {
  uint8_t status = SREG;
  cli();
  uint8_t lost = blocks_lost;
  blocks_lost = 0;
  SREG = status;
  return lost;
}

void ecg_rate(uint8_t hz) { ecg_period_wanted = TICKS_PER_SECOND / hz; }

void ecg_restart() {
  uint8_t status = SREG;
  cli();
  filled = 0;
  full_waits = false;
  blocks_lost = 0;
  SREG = status;
}

bool flow_waiting() { return flow_waits; }

bool flow_due(uint32_t *at_us) {
  if (!flow_waits) return false;
  *at_us = whole(flow_at_us);
  flow_waits = false;
  return true;
}

void flow_rate(uint8_t hz) { flow_period = TICKS_PER_SECOND / hz; }

bool oximeter_waiting() { return oximeter_waits; }

void oximeter_taken() { oximeter_waits = false; }
