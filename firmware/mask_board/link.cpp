#include "link.h"

#include <Arduino.h>

// Everything due at once, a HELLO and a REPLY included, is 200 bytes; 256 lets the indices wrap by themselves.
#define SEND_RING 256
// Two of the longest commands.
#define RECEIVE_RING 32
// 115200 baud with the doubled clock: 16 MHz / 8 / 17 = 117,647, 2.1 % fast as with every UNO.
#define BAUD_DIVISOR 16

static uint8_t send_ring[SEND_RING];
static volatile uint8_t send_head;  // where the next byte is put
static volatile uint8_t send_tail;  // where the next byte is taken
static uint8_t receive_ring[RECEIVE_RING];
static volatile uint8_t receive_head;
static volatile uint8_t receive_tail;

static Frame frame;
static uint8_t encoded[FRAME_ENCODED_MAX];
static FrameDecoder decoder;
static uint32_t begun;
static uint32_t dropped;

ISR(USART_UDRE_vect) {
  if (send_head == send_tail) {
    UCSR0B &= ~_BV(UDRIE0);
    return;
  }
  UDR0 = send_ring[send_tail++];
}

ISR(USART_RX_vect) {
  uint8_t byte = UDR0;
  uint8_t next = (receive_head + 1) % RECEIVE_RING;
  // A byte too many damages its command; the CRC finds that out.
  if (next == receive_tail) return;
  receive_ring[receive_head] = byte;
  receive_head = next;
}

void link_begin() {
  UBRR0 = BAUD_DIVISOR;
  UCSR0A = _BV(U2X0);
  UCSR0C = _BV(UCSZ01) | _BV(UCSZ00);
  UCSR0B = _BV(RXEN0) | _BV(TXEN0) | _BV(RXCIE0);
  frame_decoder_reset(&decoder);
  // A reset may have cut a frame short: this closes it, so that HELLO stands alone.
  UDR0 = 0;
}

Frame *link_open(uint8_t type, uint32_t device_us) {
  frame_open(&frame, type, (uint16_t)begun, device_us);
  begun++;
  return &frame;
}

static uint8_t free_bytes() { return send_tail - send_head - 1; }

bool link_room() { return free_bytes() >= 2 * FRAME_ENCODED_MAX; }

void link_close() {
  uint8_t length = frame_close(&frame, encoded);
  if (length > free_bytes()) {
    dropped++;
    return;
  }
  uint8_t head = send_head;
  for (uint8_t i = 0; i < length; i++) send_ring[head++] = encoded[i];
  send_head = head;
  uint8_t status = SREG;
  cli();
  UCSR0B |= _BV(UDRIE0);
  SREG = status;
}

void link_skip(uint8_t frames) {
  begun += frames;
  dropped += frames;
}

uint32_t link_dropped() { return dropped; }

uint32_t link_begun() { return begun; }

const FrameDecoder *link_command() {
  while (receive_tail != receive_head) {
    uint8_t byte = receive_ring[receive_tail];
    receive_tail = (receive_tail + 1) % RECEIVE_RING;
    if (frame_decode(&decoder, byte)) return &decoder;
  }
  return 0;
}
