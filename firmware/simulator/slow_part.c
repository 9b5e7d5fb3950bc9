// An SCD30 on D4 (SDA) and D5 (SCL), bit by bit, stretching the clock before it answers.
#include <string.h>

#include "avr_ioport.h"
#include "parts.h"

#define ADDRESS 0x61
#define SDA_BIT 4
#define SCL_BIT 5
// Our choice; the real part takes up to 30 ms.
#define STRETCH_US 5000

static avr_irq_t *pins;
static avr_t *chip;
static bool master_sda = true, master_scl = true;
static bool own_sda = true, own_scl = true;
static bool sda = true, scl = true;

static enum { IDLE, ADDRESSED, RECEIVING, SENDING, IGNORING } state;
static uint8_t bit_at;
static uint8_t shift;
static uint8_t received[8];
static uint8_t received_n;
static uint8_t answer[18];
static uint8_t answer_at;
static bool acknowledged;

static uint16_t interval_s = 10;
static uint16_t self_calibration = 1;
// As it was left: the real part keeps these in its flash.
static bool running = true;
static double next_s = 1.0;

static void lines(void);

static void put_word(uint8_t at, uint16_t word) {
  answer[at] = word >> 8;
  answer[at + 1] = (uint8_t)word;
  answer[at + 2] = word_crc(answer + at);
}

static void put_float(uint8_t at, float value) {
  uint32_t bits;
  memcpy(&bits, &value, sizeof bits);
  put_word(at, bits >> 16);
  put_word(at + 3, (uint16_t)bits);
}

static void obey(void) {
  if (received_n < 2) return;
  uint16_t command = received[0] << 8 | received[1];
  bool has_argument = received_n == 5 && word_crc(received + 2) == received[4];
  uint16_t argument = received[2] << 8 | received[3];
  double t_s = now_s(chip);
  memset(answer, 0xFF, sizeof answer);
  switch (command) {
    case 0x0010:
      running = has_argument;
      next_s = t_s + interval_s;
      break;
    case 0x4600:
      if (has_argument) interval_s = argument;
      put_word(0, interval_s);
      break;
    case 0x5306:
      if (has_argument) self_calibration = argument;
      put_word(0, self_calibration);
      break;
    case 0x0202:
      put_word(0, running && t_s >= next_s);
      break;
    case 0x0300:
      put_float(0, 812.4f);
      put_float(6, 23.17f);
      put_float(12, 48.52f);
      // At its own pace, whenever it is read.
      while (next_s <= t_s) next_s += interval_s;
      break;
    default:
      break;
  }
}

static avr_cycle_count_t end_stretch(avr_t *avr, avr_cycle_count_t when, void *param) {
  (void)avr, (void)when, (void)param;
  own_scl = true;
  lines();
  return 0;
}

static void stretch(void) {
  own_scl = false;
  avr_cycle_timer_register_usec(chip, STRETCH_US, end_stretch, NULL);
}

static void byte_in(void) {
  if (state == ADDRESSED) {
    bool ours = shift >> 1 == ADDRESS && settings.climate && !cut_off(chip);
    state = !ours ? IGNORING : shift & 1 ? SENDING : RECEIVING;
    received_n = 0;
    answer_at = 0;
    own_sda = !ours;
  } else if (state == RECEIVING) {
    if (received_n < sizeof received) received[received_n++] = shift;
    own_sda = false;
  }
}

static void clock_up(void) {
  if (bit_at < 8 && state != SENDING) shift = shift << 1 | sda;
  if (bit_at == 8 && state == SENDING) acknowledged = !sda;
}

static void clock_down(void) {
  if (state == IDLE || state == IGNORING) return;
  if (bit_at == 8) {
    bool sends = state == SENDING && acknowledged;
    bool just_addressed = state == SENDING && answer_at == 0;
    bit_at = 0;
    own_sda = true;
    if (state == SENDING && !sends && !just_addressed) {
      state = IGNORING;
      return;
    }
    if (just_addressed) stretch();
    if (state == SENDING) {
      shift = answer_at < sizeof answer ? answer[answer_at++] : 0xFF;
      own_sda = shift & 0x80;
    }
    return;
  }
  bit_at++;
  if (bit_at == 8) {
    own_sda = true;
    if (state != SENDING) byte_in();
  } else if (state == SENDING) {
    own_sda = shift & (0x80 >> bit_at);
  }
}

static void lines(void) {
  for (;;) {
    bool new_sda = master_sda && own_sda, new_scl = master_scl && own_scl;
    if (new_sda == sda && new_scl == scl) break;
    bool sda_changed = new_sda != sda, scl_changed = new_scl != scl;
    sda = new_sda;
    scl = new_scl;
    if (scl_changed) {
      if (scl) clock_up();
      else clock_down();
    } else if (sda_changed && scl) {
      if (!sda) {
        state = ADDRESSED;
        // The clock's next fall ends the start condition, not a bit.
        bit_at = 0xFF;
      } else {
        if (state == RECEIVING) obey();
        state = IDLE;
        own_sda = true;
      }
    }
  }
  avr_raise_irq(pins + SDA_BIT, sda);
  avr_raise_irq(pins + SCL_BIT, scl);
}

static void direction(struct avr_irq_t *irq, uint32_t value, void *param) {
  (void)irq, (void)param;
  master_sda = !(value >> SDA_BIT & 1);
  master_scl = !(value >> SCL_BIT & 1);
  lines();
}

void slow_part_attach(avr_t *avr) {
  chip = avr;
  pins = avr_io_getirq(avr, AVR_IOCTL_IOPORT_GETIRQ('D'), 0);
  avr_irq_register_notify(pins + IOPORT_IRQ_DIRECTION_ALL, direction, NULL);
  avr_raise_irq(pins + SDA_BIT, 1);
  avr_raise_irq(pins + SCL_BIT, 1);
}
