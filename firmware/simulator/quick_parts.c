// A MAX30102 and an SDP810 on the chip's I2C bus.
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "avr_twi.h"
#include "body.h"
#include "parts.h"

#define OXIMETER 0x57
#define FIFO_DEPTH 32

static avr_irq_t *irq;
static uint8_t selected;  // 7-bit address; 0: nobody
static bool first_byte;

static struct {
  uint8_t registers[256];
  uint8_t pointer;
  uint8_t fifo[FIFO_DEPTH][6];
  uint8_t byte_at;
  double next_s;
} light;

static struct {
  bool running;
  uint16_t command;
  uint8_t answer[3];
  uint8_t at;
  unsigned answers;
} tube;

static void light_reset(void) {
  memset(&light, 0, sizeof light);
  light.registers[0xFF] = 0x15;
}

static void light_catch_up(double t_s) {
  if ((light.registers[0x09] & 7) != 3) {
    light.next_s = t_s;
    return;
  }
  double step_s = (1 << (light.registers[0x08] >> 5)) / 400.0;
  for (; light.next_s + step_s <= t_s; light.next_s += step_s) {
    uint8_t *at = light.fifo[light.registers[0x04]];
    uint32_t colours[2] = {red_counts(light.next_s), infrared_counts(light.next_s)};
    for (int i = 0; i < 2; i++)
      for (int b = 0; b < 3; b++) at[3 * i + b] = colours[i] >> (16 - 8 * b);
    light.registers[0x04] = (light.registers[0x04] + 1) % FIFO_DEPTH;
    bool was_full = light.registers[0x05] || false;
    if (was_full || light.registers[0x04] == light.registers[0x06]) {
      // Full: the write pointer has caught up; from the next reading on the oldest are lost.
      if (was_full) light.registers[0x06] = light.registers[0x04];
      if (light.registers[0x05] < 31) light.registers[0x05]++;
    }
  }
}

static uint8_t light_read(void) {
  if (light.pointer != 0x07) return light.registers[light.pointer++];
  uint8_t value = light.fifo[light.registers[0x06]][light.byte_at];
  if (++light.byte_at == 6) {
    light.byte_at = 0;
    light.registers[0x06] = (light.registers[0x06] + 1) % FIFO_DEPTH;
    light.registers[0x05] = 0;
  }
  return value;
}

static void light_write(uint8_t value) {
  if (light.pointer == 0x09 && value & 0x40) {
    light_reset();
    return;
  }
  light.registers[light.pointer++] = value;
}

uint8_t word_crc(const uint8_t *two_bytes) {
  uint8_t crc = 0xFF;
  for (int i = 0; i < 2; i++) {
    crc ^= two_bytes[i];
    for (int bit = 0; bit < 8; bit++) crc = crc & 0x80 ? crc << 1 ^ 0x31 : crc << 1;
  }
  return crc;
}

static void tube_measure(double t_s) {
  double pa = settings.zero_pa + (settings.still ? 0 : tube_pa(t_s));
  int16_t raw = (int16_t)lround(pa * 60);
  tube.answer[0] = (uint16_t)raw >> 8;
  tube.answer[1] = (uint8_t)raw;
  tube.answer[2] = word_crc(tube.answer);
  tube.answers++;
  if (settings.damage_every > 0 && tube.answers % (unsigned)settings.damage_every == 0) tube.answer[2] ^= 0x10;
  tube.at = 0;
}

static bool answers(avr_t *avr, uint8_t address, bool reads) {
  if (cut_off(avr)) {
    // A part without power forgets.
    light_reset();
    tube.running = false;
    return false;
  }
  if (address == OXIMETER) return settings.oximeter;
  if (address == settings.flow_address) return settings.flow && (tube.running || !reads);
  return false;
}

static void hear(struct avr_irq_t *from, uint32_t value, void *param) {
  (void)from;
  avr_t *avr = param;
  avr_twi_msg_irq_t message = {.u.v = value};
  uint8_t what = message.u.twi.msg;
  if (what & TWI_COND_STOP) selected = 0;
  if (what & TWI_COND_START) {
    selected = 0;
    uint8_t address = message.u.twi.addr >> 1;
    if (!answers(avr, address, message.u.twi.addr & 1)) return;
    selected = address;
    first_byte = true;
    tube.command = 0;
    if (address == OXIMETER) light_catch_up(now_s(avr));
    else if (message.u.twi.addr & 1) tube_measure(now_s(avr));
    avr_raise_irq(irq + TWI_IRQ_INPUT, avr_twi_irq_msg(TWI_COND_ACK, message.u.twi.addr, 1));
    return;
  }
  if (!selected) return;
  if (what & TWI_COND_WRITE) {
    avr_raise_irq(irq + TWI_IRQ_INPUT, avr_twi_irq_msg(TWI_COND_ACK, message.u.twi.addr, 1));
    if (selected == OXIMETER) {
      if (first_byte) light.pointer = message.u.twi.data;
      else light_write(message.u.twi.data);
      light.byte_at = 0;
    } else {
      tube.command = tube.command << 8 | message.u.twi.data;
      if (tube.command == 0x3615) tube.running = true;
      if (tube.command == 0x3FF9) tube.running = false;
    }
    first_byte = false;
  }
  if (what & TWI_COND_READ) {
    uint8_t data = selected == OXIMETER ? light_read() : tube.at < 3 ? tube.answer[tube.at++] : 0xFF;
    avr_raise_irq(irq + TWI_IRQ_INPUT, avr_twi_irq_msg(TWI_COND_READ, message.u.twi.addr, data));
  }
}

void quick_parts_attach(avr_t *avr) {
  light_reset();
  irq = avr_io_getirq(avr, AVR_IOCTL_TWI_GETIRQ(0), 0);
  avr_irq_register_notify(irq + TWI_IRQ_OUTPUT, hear, avr);
}
