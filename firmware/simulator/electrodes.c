// The AD8232 on A0, its leads-off outputs on D10 and D11.
#include <stddef.h>

#include "avr_adc.h"
#include "avr_ioport.h"
#include "body.h"
#include "parts.h"

// Half the supply of 3.3 V, and the gain of the usual breakout board.
#define REST_MV 1650.0
#define GAIN 1100.0
#define LEAD_PLUS 2
#define LEAD_MINUS 3

static avr_irq_t *input;
static avr_irq_t *leads;

static void convert(struct avr_irq_t *irq, uint32_t value, void *param) {
  (void)irq, (void)value;
  avr_t *avr = param;
  double mv = REST_MV + (settings.flat ? 0 : GAIN * ecg_mv(now_s(avr)));
  avr_raise_irq(input + ADC_IRQ_ADC0, mv < 0 ? 0 : mv > 3300 ? 3300 : (uint32_t)(mv + 0.5));
}

static avr_cycle_count_t look(avr_t *avr, avr_cycle_count_t when, void *param) {
  (void)param;
  double t_s = now_s(avr);
  avr_raise_irq(leads + LEAD_PLUS, t_s >= settings.leads_from_s && t_s < settings.leads_to_s);
  avr_raise_irq(leads + LEAD_MINUS, 0);
  return when + avr->frequency / 1000;
}

void electrodes_attach(avr_t *avr) {
  input = avr_io_getirq(avr, AVR_IOCTL_ADC_GETIRQ, 0);
  leads = avr_io_getirq(avr, AVR_IOCTL_IOPORT_GETIRQ('B'), 0);
  avr_irq_register_notify(input + ADC_IRQ_OUT_TRIGGER, convert, avr);
  electrodes_start(avr);
}

void electrodes_start(avr_t *avr) { avr_cycle_timer_register_usec(avr, 100, look, NULL); }
