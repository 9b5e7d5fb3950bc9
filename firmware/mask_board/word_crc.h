// CRC-8 of the 16-bit words Sensirion's sensors send: polynomial 0x31, start 0xFF (datasheets of SDP8xx and SCD30).
#pragma once

#include <stdint.h>

uint8_t word_crc(const uint8_t *two_bytes);
