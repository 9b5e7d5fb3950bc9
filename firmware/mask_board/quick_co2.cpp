#include "quick_co2.h"

#include <Arduino.h>

#include "board.h"
#include "link.h"

// The chip's only serial port belongs to the host. Bits at 9600 baud come in through the input capture of timer 1, which notes the
// time of each edge in hardware: nothing waits, and other interrupts may be late by most of a bit (104 us) without harm.
#define COUNTS_PER_BIT 208U  // 2 MHz / 9600 = 208.3; nine bits later the sum is 3 counts off, 1.4 % of a bit
#define HALF_BIT 104U
// Middle of the stop bit.
#define COUNTS_PER_BYTE (COUNTS_PER_BIT * 9 + HALF_BIT)
#define BIT_US 104

#define RING 32
#define DIGITS 5
#define NATIVE_STEP_US 50000UL

static volatile uint8_t ring[RING];
static volatile uint8_t ring_head;
static volatile uint8_t ring_tail;

static uint16_t start_count;   // of the start bit's edge
static uint16_t next_middle;   // counts after it, of the middle of the bit that is decided next
static uint8_t bits_held;
static uint16_t bits;
static bool line_up;
static bool in_byte;

static char field;             // 'z', 'Z' or what the digits belong to
static uint8_t digits;
static uint32_t number;
static bool line_damaged;
static bool has_raw, has_filtered;
static uint16_t raw_value, filtered_value;

static bool seen;
static uint32_t heard_us;
static uint32_t last_us;
static uint16_t readings[CO2_READINGS];
static uint8_t held;
static uint32_t first_us;
static uint8_t hz = 20;
static uint8_t hz_wanted = 20;
static bool half_held;
static uint16_t half;
static uint32_t half_us;

static void fill_bits(uint16_t until) {
  while (bits_held < 10 && next_middle <= until) {
    bits |= (uint16_t)line_up << bits_held++;
    next_middle += COUNTS_PER_BIT;
  }
}

ISR(TIMER1_CAPT_vect) {
  uint16_t at = ICR1;
  bool up = TCCR1B & _BV(ICES1);  // the edge just seen
  TCCR1B ^= _BV(ICES1);
  TIFR1 = _BV(ICF1);
  if (!in_byte) {
    if (up) return;
    in_byte = true;
    start_count = at;
    next_middle = HALF_BIT;
    bits_held = 0;
    bits = 0;
    OCR1B = at + COUNTS_PER_BYTE;
    TIFR1 = _BV(OCF1B);
    TIMSK1 |= _BV(OCIE1B);
  } else {
    fill_bits(at - start_count);
  }
  line_up = up;
}

ISR(TIMER1_COMPB_vect) {
  TIMSK1 &= ~_BV(OCIE1B);
  fill_bits(COUNTS_PER_BYTE);
  in_byte = false;
  // The next edge of interest is the fall of a start bit.
  TCCR1B &= ~_BV(ICES1);
  TIFR1 = _BV(ICF1);
  bool start_low = !(bits & 1);
  bool stop_high = bits & 0x200;
  if (!start_low || !stop_high) return;
  uint8_t next = (ring_head + 1) % RING;
  if (next == ring_tail) return;
  ring[ring_head] = bits >> 1;
  ring_head = next;
}

static void put_byte(uint8_t byte) {
  uint8_t status = SREG;
  cli();
  uint16_t out = (uint16_t)byte << 1 | 0x200;
  for (uint8_t i = 0; i < 10; i++) {
    if (out & 1)
      PORTB |= _BV(CO2_TX_BIT);
    else
      PORTB &= ~_BV(CO2_TX_BIT);
    out >>= 1;
    delayMicroseconds(BIT_US);
  }
  SREG = status;
}

void quick_co2_begin() {
  PORTB |= _BV(CO2_TX_BIT) | _BV(CO2_RX_BIT);
  DDRB |= _BV(CO2_TX_BIT);
  // Stream, and the unfiltered reading alone: the part's own filter is slower than a breath. In setup() only, so the wait
  // is harmless.
  for (const char *c = "K 1\r\nM 2\r\n"; *c; c++) put_byte(*c);
  TIFR1 = _BV(ICF1);
  TIMSK1 |= _BV(ICIE1);
}

static void push(uint16_t value, uint32_t at_us) {
  if (held == 0) first_us = at_us;
  readings[held++] = value;
  if (held < CO2_READINGS) return;
  held = 0;
  Frame *frame = link_open(FRAME_CO2, first_us);
  frame_u16(frame, 10000 / hz);
  for (uint8_t i = 0; i < CO2_READINGS; i++) frame_u16(frame, readings[i]);
  link_close();
  hz = hz_wanted;
  half_held = false;
}

static void keep(uint16_t value, uint32_t at_us) {
  last_us = at_us;
  if (stopped) {
    held = 0;
    half_held = false;
    hz = hz_wanted;
    return;
  }
  if (hz == 20) {
    push(value, at_us);
  } else if (!half_held) {
    half = value;
    half_us = at_us;
    half_held = true;
  } else {
    // At 10 Hz a reading is the mean of two; one without its fellow is none.
    bool both = half != CO2_NO_READING && value != CO2_NO_READING;
    half_held = false;
    push(both ? (uint16_t)(((uint32_t)half + value) / 2) : CO2_NO_READING, half_us);
  }
}

static void begin_line() {
  field = 0;
  digits = 0;
  line_damaged = false;
  has_raw = false;
  has_filtered = false;
}

static void end_field() {
  if (!field) return;
  bool whole = digits == DIGITS && number < CO2_NO_READING;
  if (field == 'z' && whole) {
    has_raw = true;
    raw_value = number;
  } else if (field == 'Z' && whole) {
    has_filtered = true;
    filtered_value = number;
  } else if (field == 'z' || field == 'Z') {
    line_damaged = true;
  }
  field = 0;
}

static void end_line() {
  end_field();
  uint32_t now = micros();
  if (!line_damaged && (has_raw || has_filtered)) {
    if (!seen) last_us = now;
    seen = true;
    heard_us = now;
    checks |= CHECK_QUICK_CO2;
    keep(has_raw ? raw_value : filtered_value, now);
  } else if (line_damaged && seen) {
    keep(CO2_NO_READING, now);
  }
  begin_line();
}

static void take_char(char c) {
  if (c == '\n') {
    end_line();
  } else if (c == ' ' || c == '\r') {
    if (digits) end_field();
  } else if (c >= '0' && c <= '9') {
    if (digits < DIGITS) number = number * 10 + (c - '0');
    digits++;
  } else if ((c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z')) {
    if (field) line_damaged = true;
    field = c;
    digits = 0;
    number = 0;
  } else {
    line_damaged = true;
  }
}

void quick_co2_step() {
  while (ring_tail != ring_head) {
    char c = ring[ring_tail];
    ring_tail = (ring_tail + 1) % RING;
    take_char(c);
  }
  uint32_t now = micros();
  if (!seen || now - heard_us < SILENT_US) return;
  checks &= ~CHECK_QUICK_CO2;
  if (now - last_us >= NATIVE_STEP_US && link_room()) keep(CO2_NO_READING, last_us + NATIVE_STEP_US);
}

void quick_co2_restart() {
  held = 0;
  half_held = false;
}

void quick_co2_want_rate(uint8_t rate) { hz_wanted = rate; }
