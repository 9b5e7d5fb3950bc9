#include "self_checks.h"

#include <Arduino.h>
#include <avr/wdt.h>

#include "board.h"

// The watchdog's own oscillator runs at 128 kHz +-10 %, more when cold (ATmega328P datasheet, figure of the watchdog oscillator).
#define WATCHDOG_US 16384UL
#define CLOCK_TOLERANCE_PERCENT 30
#define STACK_MARGIN 32
#define PAINT 0xC5

// ADC counts. An amplifier without a signal rests at a rail, an input without amplifier shows the same number: our choice.
#define ECG_RAIL 500
#define ECG_LEAST_SWING 6

extern uint8_t __heap_start;

static uint8_t cause __attribute__((section(".noinit")));
static volatile bool barked;

// Before main(): after a watchdog reset the watchdog is still armed with its shortest time.
void take_reset_cause() __attribute__((naked, used, section(".init3")));
void take_reset_cause() {
  cause = MCUSR;
  MCUSR = 0;
  wdt_disable();
}

uint8_t reset_cause() { return cause; }

bool ram_holds() {
  bool holds = true;
  volatile uint8_t *end = (volatile uint8_t *)SP - STACK_MARGIN;
  for (volatile uint8_t *at = &__heap_start; at < end; at++) {
    *at = 0x55;
    if (*at != 0x55) holds = false;
    *at = 0xAA;
    if (*at != 0xAA) holds = false;
    *at = PAINT;
  }
  return holds;
}

uint16_t ram_free() {
  const uint8_t *at = &__heap_start;
  while (*at == PAINT && at < (const uint8_t *)SP) at++;
  return at - &__heap_start;
}

ISR(WDT_vect) { barked = true; }

bool clock_holds() {
  uint8_t status = SREG;
  barked = false;
  cli();
  wdt_reset();
  WDTCSR = _BV(WDCE) | _BV(WDE);
  WDTCSR = _BV(WDIE);
  SREG = status;
  uint32_t began = micros();
  uint32_t most = WATCHDOG_US * (100 + CLOCK_TOLERANCE_PERCENT) / 100;
  while (!barked && micros() - began < most) {
  }
  uint32_t took = micros() - began;
  wdt_disable();
  return barked && took > WATCHDOG_US * (100 - CLOCK_TOLERANCE_PERCENT) / 100;
}

static int16_t lowest = INT16_MAX;
static int16_t highest = INT16_MIN;
static uint16_t off_leads;
static uint16_t looked;
static bool plausible;

void ecg_look(const int16_t *readings, uint8_t n) {
  for (uint8_t i = 0; i < n; i++) {
    if (readings[i] == ECG_NO_READING) {
      off_leads++;
      continue;
    }
    if (readings[i] < lowest) lowest = readings[i];
    if (readings[i] > highest) highest = readings[i];
  }
  looked += n;
  // The self-check at the start has 0.3 s, so the first verdict comes early.
  if (looked < 50) return;
  plausible = off_leads == 0 && highest - lowest >= ECG_LEAST_SWING && highest < ECG_RAIL && lowest > -ECG_RAIL;
  if (looked < 250) return;
  lowest = INT16_MAX;
  highest = INT16_MIN;
  off_leads = 0;
  looked = 0;
}

bool ecg_plausible() { return plausible; }
