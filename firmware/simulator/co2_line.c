// A SprintIR-W on D8: a line of text every 50 ms at 9600 baud.
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "avr_ioport.h"
#include "body.h"
#include "parts.h"

#define BAUD 9600
#define PERIOD_S 0.05

static avr_irq_t *pin;
static char line[32];
static unsigned bit_at;
static double line_s;

static avr_cycle_count_t next_bit(avr_t *avr, avr_cycle_count_t when, void *param) {
  (void)param;
  unsigned at = bit_at / 10, bit = bit_at % 10;
  if (at == strlen(line)) {
    line_s += PERIOD_S;
    int number = (int)lround(breath_co2_ppm(line_s) / 10);
    snprintf(line, sizeof line, " Z %05d z %05d\r\n", number, number);
    if (cut_off(avr)) line[0] = 0;
    bit_at = 0;
    // simavr forgets a timer that asks for a time not later than its own.
    avr_cycle_count_t next = (avr_cycle_count_t)(line_s * avr->frequency);
    return next > when ? next : when + 1;
  }
  unsigned byte = (unsigned char)line[at] << 1 | 0x200;
  avr_raise_irq(pin, byte >> bit & 1);
  bit_at++;
  return when + (avr_cycle_count_t)lround((double)avr->frequency / BAUD);
}

void co2_line_attach(avr_t *avr) {
  pin = avr_io_getirq(avr, AVR_IOCTL_IOPORT_GETIRQ('B'), 0);
  co2_line_start(avr);
}

void co2_line_start(avr_t *avr) {
  avr_raise_irq(pin, 1);
  line[0] = 0;
  bit_at = 0;
  line_s = now_s(avr);
  if (settings.quick_co2) avr_cycle_timer_register_usec(avr, (uint32_t)(PERIOD_S * 1e6), next_bit, NULL);
}
