// The body on the mask: what the electrodes, the light, the tube and the gas would show at a time, known exactly.
#pragma once

#include <stdbool.h>
#include <stdint.h>

// Time of beat n (its R wave), s. Intervals sway between 0.72 and 0.88 s with the breath, as in a resting person.
double beat_at(int n);
double ecg_mv(double t_s);
// Breathing 15 times a minute: Pa across the tube (positive: out), ppm of CO2 at the mouth.
double tube_pa(double t_s);
double breath_co2_ppm(double t_s);
// Counts of 18 bit.
uint32_t red_counts(double t_s);
uint32_t infrared_counts(double t_s);
