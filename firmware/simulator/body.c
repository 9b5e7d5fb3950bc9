#include "body.h"

#include <math.h>

#define MEAN_RR_S 0.8
#define SWAY_S 0.08
#define FIRST_BEAT_S 0.6
#define BREATHS_PER_SECOND 0.25

double beat_at(int n) {
  // Sum of MEAN + SWAY * sin(2 pi k / 5) over the beats before n, in closed form for a period of five beats.
  double sum = FIRST_BEAT_S + MEAN_RR_S * n;
  for (int k = 0; k < n % 5; k++) sum += SWAY_S * sin(2 * M_PI * k / 5);
  return sum;
}

struct Bell {
  double at_s, width_s, height_mv;
};

// P, Q, R, S and T of a textbook lead I.
static const struct Bell bells[] = {
    {-0.16, 0.025, 0.12}, {-0.028, 0.009, -0.10}, {0.0, 0.011, 1.00}, {0.030, 0.010, -0.22}, {0.26, 0.045, 0.28},
};

static int latest_beat(double t_s) {
  int n = (int)((t_s - FIRST_BEAT_S) / MEAN_RR_S) - 1;
  if (n < 0) n = 0;
  while (beat_at(n + 1) <= t_s) n++;
  return n;
}

double ecg_mv(double t_s) {
  double sum = 0.05 * sin(2 * M_PI * BREATHS_PER_SECOND * t_s);
  int latest = latest_beat(t_s);
  for (int n = latest > 0 ? latest - 1 : 0; n <= latest + 1; n++)
    for (unsigned i = 0; i < sizeof bells / sizeof bells[0]; i++) {
      double z = (t_s - beat_at(n) - bells[i].at_s) / bells[i].width_s;
      if (fabs(z) < 6) sum += bells[i].height_mv * exp(-z * z / 2);
    }
  return sum;
}

double tube_pa(double t_s) { return 20.0 * sin(2 * M_PI * BREATHS_PER_SECOND * t_s); }

double breath_co2_ppm(double t_s) {
  double phase = fmod(t_s * BREATHS_PER_SECOND, 1.0);
  // Out during the first half: up to a sloping plateau, back to fresh air with the next breath in.
  return phase < 0.5 ? 420 + 45000 * (1 - exp(-phase * 20)) : 420 + 45000 * exp(-(phase - 0.5) * 40);
}

static double pulse(double t_s) {
  double since = t_s - beat_at(latest_beat(t_s)) - 0.2;
  return since < 0 ? 0 : exp(-since * 4) - exp(-since * 12);
}

uint32_t red_counts(double t_s) { return (uint32_t)(110000 - 900 * pulse(t_s)); }

uint32_t infrared_counts(double t_s) { return (uint32_t)(130000 - 2100 * pulse(t_s)); }
